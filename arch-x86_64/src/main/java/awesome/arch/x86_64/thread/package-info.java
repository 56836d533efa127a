/**
 * The threads of the kernel.
 *
 * <p>Key type: {@link awesome.arch.x86_64.thread.FirstThread}.
 */
package awesome.arch.x86_64.thread;
