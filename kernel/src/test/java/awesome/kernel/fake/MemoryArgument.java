package awesome.kernel.fake;

import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.ControlArgument;
import java.util.Arrays;

/** An argument of ioctl(2) whose structure is an array. */
public final class MemoryArgument implements ControlArgument {
    private final long value;
    private byte[] bytes;

    /** A structure that is not there yet. */
    public MemoryArgument() {
        this(0);
    }

    /** A number. */
    public MemoryArgument(long value) {
        this.value = value;
    }

    /** A structure. */
    public MemoryArgument(byte[] bytes) {
        this(0);
        this.bytes = bytes;
    }

    @Override
    public long value() {
        return value;
    }

    @Override
    public byte[] read(int length) {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void write(byte[] out) {
        bytes = out.clone();
    }

    /** The structure. */
    public byte[] bytes() {
        return bytes;
    }

    /** A number in the structure. */
    public int getInt(int at) {
        return LittleEndian.getInt(bytes, at);
    }
}
