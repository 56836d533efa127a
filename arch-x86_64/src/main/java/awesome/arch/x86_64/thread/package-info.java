/**
 * The threads of the kernel on this machine.
 *
 * <p>Key types: {@link awesome.arch.x86_64.thread.KernelThreads} (what the runtime and the collector ask of threads),
 * {@link awesome.arch.x86_64.thread.AreaSwitch} (the {@link awesome.kernel.machine.ThreadSwitch} port),
 * {@link awesome.arch.x86_64.thread.InterruptReturn}, {@link awesome.arch.x86_64.thread.FirstThread}. The assembly is
 * {@code thread.asm}. Stacks come from {@code awesome.arch.x86_64.phase}; who runs when is decided in
 * {@code awesome.kernel.thread}.
 */
package awesome.arch.x86_64.thread;
