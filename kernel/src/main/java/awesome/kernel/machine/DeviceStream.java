package awesome.kernel.machine;

import awesome.magic.PhysAddr;

/**
 * Bytes that a device gives, each once and in their order. One thread at a time, in ordinary context. Nothing is read
 * beyond the end: the caller looks at {@link #left} first.
 */
public interface DeviceStream {
    /** How many bytes there are in all. */
    long length();

    /** How many bytes are still to come. */
    long left();

    /** Moves the next {@code count} bytes into {@code target} from index {@code start}. */
    void read(byte[] target, int start, int count);

    /** Moves the next {@code count} bytes into physical memory, which the caller owns. */
    void read(PhysAddr to, int count);

    /** Leaves out the next {@code count} bytes. */
    void skip(long count);
}
