/**
 * Runs random programs on HotSpot and compiled, and compares what they show.
 *
 * <p>Key types: {@link awesome.random.check.RandomPrograms} (the comparison), {@link awesome.random.check.RandomTarget}
 * (what for, {@code linux} here), {@link awesome.random.check.Batch} (many programs in one image),
 * {@link awesome.random.check.HotSpotPrograms} (the same ones in this JVM). A program that shows something else is made
 * smaller by {@code awesome.random.program}, which also makes the programs.
 */
package awesome.random.check;
