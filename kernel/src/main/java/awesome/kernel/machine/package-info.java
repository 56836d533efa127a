/**
 * The machine ports: what the kernel needs of a machine, as interfaces that name no x86.
 *
 * <p>{@code arch-x86_64} implements them, {@code system} binds them, unit tests simulate them. The closed
 * world has one implementation of each, so a call through a port is a direct call.
 *
 * <p>Key types: {@link awesome.kernel.machine.PhysMemory}, {@link awesome.kernel.machine.PageTable},
 * {@link awesome.kernel.machine.UserMode}, {@link awesome.kernel.machine.PortIo},
 * {@link awesome.kernel.machine.Cpu}.
 */
package awesome.kernel.machine;
