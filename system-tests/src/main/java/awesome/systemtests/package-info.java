/**
 * Drives whole machines: starts QEMU on a disk image, talks to it over its serial lines, types on its keyboard, reads
 * its screen, and waits for its end.
 *
 * <p>Key types: {@link awesome.systemtests.MachineSpec} (what to start), {@link awesome.systemtests.Machine} (a
 * running one), {@link awesome.systemtests.Serial} (a conversation on a serial line),
 * {@link awesome.systemtests.Qmp} (QEMU's own control channel). Images come from {@code awesome.image}; the tests of
 * this module and the measurements in {@code bench} use them.
 */
package awesome.systemtests;
