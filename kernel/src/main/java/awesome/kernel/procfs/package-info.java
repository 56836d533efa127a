/**
 * {@code /proc} and {@code /sys}: files whose content is made up when they are opened (proc(5), sysfs(5)).
 *
 * <p>Key types: {@link awesome.kernel.procfs.ProcFileSystem},
 * {@link awesome.kernel.procfs.SysFileSystem}, {@link awesome.kernel.procfs.ProcDirectory} (a fixed
 * directory, to which anybody may add a file), {@link awesome.kernel.procfs.Text} (what a file says),
 * {@link awesome.kernel.procfs.ProcessList} and {@link awesome.kernel.procfs.ProcessView} (what the process side
 * tells). Implements {@code awesome.kernel.vfs}.
 */
package awesome.kernel.procfs;
