/**
 * Measures Awesome next to Linux: the same programs, the same emulator, the same options. Instructions are counted, not
 * seconds: QEMU's {@code -icount} makes one instruction one nanosecond of the guest's time, so that results do not
 * depend on the machine or on what else it does.
 *
 * <p>Key types: {@link awesome.bench.BootBench}, {@link awesome.bench.CallBench}, {@link awesome.bench.SwitchBench} and
 * {@link awesome.bench.KernelBench} (the commands), {@link awesome.bench.LinuxSteps} (counts instructions within Linux),
 * {@link awesome.bench.Systems} (both systems, ready to boot), {@link awesome.bench.LinuxKernel} (gets Debian's kernel).
 * Machines are those of {@code awesome.systemtests}.
 */
package awesome.bench;
