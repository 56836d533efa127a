package awesome.kernel.vfs;

import awesome.kernel.memory.LittleEndian;

/** The third argument of ioctl(2): a number, or the address of a structure. */
public interface ControlArgument {
    /** As a number. */
    long value();

    /** The first {@code length} bytes of the structure; EFAULT if there is no such memory. */
    byte[] read(int length);

    /** Stores the first bytes of the structure; EFAULT if there is no such memory. */
    void write(byte[] bytes);

    /** Stores a number of 32 bits; 0, as requests result in that do no more than that. */
    default int give(int number) {
        byte[] bytes = new byte[4];
        LittleEndian.putInt(bytes, 0, number);
        write(bytes);
        return 0;
    }
}
