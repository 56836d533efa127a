/**
 * Drivers for the devices that every PC has. They reach their device through {@link awesome.kernel.machine.PortIo},
 * so that tests run them against simulated devices; only the text screen is memory. Their objects are in the
 * image and allocate nothing, so they work from the first instruction of the kernel on.
 *
 * <p>Key types: {@link awesome.arch.x86_64.device.Uart16550}, {@link awesome.arch.x86_64.device.VgaText},
 * {@link awesome.arch.x86_64.device.Ps2Keyboard}, {@link awesome.arch.x86_64.device.Pic8259},
 * {@link awesome.arch.x86_64.device.PcClock}, {@link awesome.arch.x86_64.device.PcPower}.
 */
package awesome.arch.x86_64.device;
