/**
 * Runs the programs of {@code awesome.libraries} on HotSpot and compiled for the {@code linux} target, and compares:
 * {@link awesome.libraries.harness.LibrariesTest}.
 */
package awesome.libraries.harness;
