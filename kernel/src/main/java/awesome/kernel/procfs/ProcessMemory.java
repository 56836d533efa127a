package awesome.kernel.procfs;

/** The memory of a process for {@code /proc/PID/mem}, which is gone when the process runs another program, or ends. */
public interface ProcessMemory {
    /** Whether it is gone. */
    boolean isGone();

    /** Reads up to {@code length} bytes from an address on; how many there are. */
    int read(long from, byte[] target, int length);

    /** Writes up to {@code length} bytes; how many could be. */
    int write(long to, byte[] source, int length);
}
