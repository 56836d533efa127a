/**
 * Runs each program of {@code awesome.conformance} on HotSpot and compiled for the {@code linux} target, and
 * compares.
 *
 * <p>Key types: {@link awesome.conformance.harness.ConformanceTest}, {@link awesome.conformance.harness.Corpus}
 * (the programs and the class that calls the one asked for), {@link awesome.conformance.harness.NativeImage}
 * (all of them compiled to one file), {@link awesome.conformance.harness.Outcome} (what a run showed).
 */
package awesome.conformance.harness;
