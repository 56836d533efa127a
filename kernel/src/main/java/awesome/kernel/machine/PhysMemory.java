package awesome.kernel.machine;

import awesome.magic.Frame;
import awesome.magic.PhysAddr;

/**
 * Physical memory by address, through the identity map in phase 1 and the direct map in phase 2. The
 * caller owns the memory it names. Any context.
 */
public interface PhysMemory {
    byte readByte(PhysAddr address);

    int readInt(PhysAddr address);

    long readLong(PhysAddr address);

    void writeByte(PhysAddr address, byte value);

    void writeInt(PhysAddr address, int value);

    void writeLong(PhysAddr address, long value);

    /** Copies {@code length} bytes into {@code target} from index {@code start}. */
    void read(PhysAddr from, byte[] target, int start, int length);

    /** Copies {@code length} bytes of {@code source} from index {@code start}. */
    void write(PhysAddr to, byte[] source, int start, int length);

    /** Sets all bytes of the frame to zero. */
    void clear(Frame frame);

    /** Copies all of {@code from} to {@code to}. */
    void copy(Frame from, Frame to);

    /** The aligned word at an address, which others may change meanwhile: a value that was there. */
    default int loadInt(PhysAddr address) {
        return readInt(address);
    }

    /**
     * Stores an aligned word if {@code expected} is there, in one step to all who use memory.
     *
     * @return whether it was
     */
    default boolean compareAndSetInt(PhysAddr address, int expected, int value) {
        boolean same = readInt(address) == expected;
        if (same) {
            writeInt(address, value);
        }
        return same;
    }

    /** Whether {@link #crc32c} is there: the machine has an instruction for it. */
    default boolean hasCrc32c() {
        return false;
    }

    /** The CRC-32C {@code crc} continued with {@code words} words of eight bytes, the low one first (checksum.Crc32c). */
    default int crc32c(int crc, PhysAddr start, int words) {
        throw new UnsupportedOperationException("this machine has no instruction for CRC-32C");
    }

    /** Sets {@code length} bytes to zero. */
    default void clear(PhysAddr start, int length) {
        for (int i = 0; i < length; i++) {
            writeByte(start.plus(i), (byte) 0);
        }
    }

    /** Copies {@code length} bytes; the ranges may overlap. */
    default void copy(PhysAddr from, PhysAddr to, int length) {
        byte[] bytes = new byte[length];
        read(from, bytes, 0, length);
        write(to, bytes, 0, length);
    }
}
