/**
 * Makes random Java programs, each from a seed, and makes them smaller.
 *
 * <p>Key types: {@link awesome.random.program.Generator} (a seed becomes a
 * {@link awesome.random.program.GeneratedProgram}, a tree of {@link awesome.random.program.Node}s),
 * {@link awesome.random.program.Templates} (what expressions and simple statements there are, as text with gaps),
 * {@link awesome.random.program.Expressions}, {@link awesome.random.program.Statements},
 * {@link awesome.random.program.Members} and {@link awesome.random.program.Hierarchy} (fill the gaps and build the
 * rest), {@link awesome.random.program.Scope} (which variables there are, and how often code runs),
 * {@link awesome.random.program.Reducer} (the smallest program that is still interesting).
 *
 * <p>Programs end: loops count, methods only call methods made before them, and code whose loops and calls would
 * multiply to too many steps is not made. They compile: jumps are conditional, variables are initialised, and lambdas
 * only use what does not change. They call {@link awesome.random.Trace} and the class library, nothing else.
 * {@code awesome.random.check} runs them.
 */
package awesome.random.program;
