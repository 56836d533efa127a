/**
 * The command line: what to build, in which order, with which progress and errors.
 *
 * <p>Key types: {@link awesome.compiler.driver.Main}, the options; {@link awesome.compiler.driver.Build}, the
 * steps from class path to image. Uses every other package of the compiler.
 */
package awesome.compiler.driver;
