package awesome.kernel.vfs;

/** The third argument of ioctl(2): a number, or the address of a structure. */
public interface ControlArgument {
    /** As a number. */
    long value();

    /** The first {@code length} bytes of the structure; EFAULT if there is no such memory. */
    byte[] read(int length);

    /** Stores the first bytes of the structure; EFAULT if there is no such memory. */
    void write(byte[] bytes);
}
