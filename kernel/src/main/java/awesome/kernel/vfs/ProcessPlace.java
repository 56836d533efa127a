package awesome.kernel.vfs;

/** An inode that stands for a process to calls that want one, as directories of {@code /proc} do (pidfd_send_signal(2)). */
public interface ProcessPlace {
    /** The number of the process; 0 if it stands for none. */
    int processId();
}
