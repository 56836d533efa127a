/**
 * A JVM that stays between builds, so that the next one finds the compiler's own code compiled.
 *
 * <p>Key types: {@link awesome.compiler.server.Server}, which does what clients ask for one after the other;
 * {@link awesome.compiler.server.Client}, the command that asks it. Above {@code driver}, which does the work; the script
 * {@code bin/awesomec} starts both.
 */
package awesome.compiler.server;
