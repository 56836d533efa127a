/**
 * Well-known benchmark programs, each a class with a method {@code run(size)} that does a fixed amount of work and
 * returns a number made from all its results. Plain Java without threads, reflection or dates: the same class files
 * run on a JVM and compiled for the {@code linux} target.
 *
 * <p>Key types: {@link awesome.bench.programs.Benchmark} (the list, with sizes and the results expected),
 * {@link awesome.bench.programs.Harness} (the main class: runs one and tells the time),
 * {@link awesome.bench.programs.Hello} (what is measured for the start of a program).
 */
package awesome.bench.programs;
