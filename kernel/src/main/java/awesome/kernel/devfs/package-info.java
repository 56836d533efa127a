/**
 * The devices of {@code /dev} that are there on any machine.
 *
 * <p>Key types: {@link awesome.kernel.devfs.DeviceFiles} (fills the file system of {@code /dev} and the table of
 * drivers), {@link awesome.kernel.devfs.MemoryDevice} (null, zero, full), {@link awesome.kernel.devfs.RandomDevice},
 * {@link awesome.kernel.devfs.LogDevice}. The nodes themselves are those of {@code awesome.kernel.ramfs};
 * terminals come from {@code awesome.kernel.tty}.
 */
package awesome.kernel.devfs;
