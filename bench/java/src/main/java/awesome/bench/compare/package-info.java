/**
 * Measures the compiler: programs of {@code awesome.bench.programs} compiled for the {@code linux} target next to the
 * same class files on HotSpot, how fast programs start, and how long the compiler takes.
 *
 * <p>Key types: {@link awesome.bench.compare.Main} (the command), {@link awesome.bench.compare.Comparison} (what was
 * measured of one benchmark), {@link awesome.bench.compare.Contestant} (a process that runs an iteration when asked),
 * {@link awesome.bench.compare.Pauses}, {@link awesome.bench.compare.StartTimes}, {@link awesome.bench.compare.CompileTimes},
 * {@link awesome.bench.compare.Report} (the table and the JSON file).
 */
package awesome.bench.compare;
