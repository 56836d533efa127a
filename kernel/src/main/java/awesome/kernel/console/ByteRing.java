package awesome.kernel.console;

import awesome.magic.NoAlloc;

/**
 * Bytes on their way from an interrupt handler, the only one that puts, to a reader, the only one that
 * takes. When it is full, further bytes are lost and counted.
 */
@NoAlloc("interrupt handlers put into it")
public final class ByteRing {
    private final byte[] bytes;
    /** Counts of all bytes ever put and taken; each is written by one side only. */
    private volatile int put;
    private volatile int taken;
    private int lost;

    /**
     * An empty ring.
     *
     * @param capacity bytes it holds, a power of two
     */
    public ByteRing(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("the capacity must be a power of two");
        }
        bytes = new byte[capacity];
    }

    /** Appends the low byte of {@code value}; false if there was no room and the byte is lost. */
    public boolean put(int value) {
        int at = put;
        if (at - taken == bytes.length) {
            lost++;
            return false;
        }
        bytes[at & (bytes.length - 1)] = (byte) value;
        put = at + 1;
        return true;
    }

    /** Takes the oldest byte, 0 to 255; -1 if there is none. */
    public int take() {
        int at = taken;
        if (at == put) {
            return -1;
        }
        int value = bytes[at & (bytes.length - 1)] & 0xff;
        taken = at + 1;
        return value;
    }

    /** How many bytes could be put now. */
    public int room() {
        return bytes.length - (put - taken);
    }

    /** How many bytes were lost so far. */
    public int lost() {
        return lost;
    }
}
