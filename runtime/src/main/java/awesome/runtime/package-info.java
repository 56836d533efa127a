/**
 * What compiled code stands on: type tests, class initialisation, implicit exceptions, monitors.
 *
 * <p>Key types: {@link awesome.runtime.Platform} (what the runtime needs from the kernel or from Linux),
 * {@link awesome.runtime.Hubs} (what the compiler puts in classes), {@link awesome.runtime.SystemProperties} and
 * {@link awesome.runtime.ShutdownHooks} (what {@code System} and {@code Runtime} ask for),
 * {@link awesome.runtime.Resources} (files in the image). Allocation is in {@code heap}, throwing
 * and stack traces in {@code exception}. The contract with the compiler is {@code docs/book/compiled-code.md}.
 */
package awesome.runtime;
