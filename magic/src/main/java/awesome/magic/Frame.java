package awesome.magic;

/** A physical page frame of 4 KiB, by number: the frame {@code n} holds the bytes from {@code n * 4096}. */
@Unboxed
public final class Frame {
    /** Bytes in a frame. */
    public static final long SIZE = 4096;

    private final long number;

    private Frame(long number) {
        this.number = number;
    }

    /** The frame of this number. */
    public static Frame of(long number) {
        return new Frame(number);
    }

    /** The frame that holds the byte at {@code address}. */
    public static Frame containing(PhysAddr address) {
        return new Frame(address.bits() >>> 12);
    }

    /** The number of the frame. */
    public long number() {
        return number;
    }

    /** The address of its first byte. */
    public PhysAddr start() {
        return PhysAddr.of(number << 12);
    }

    /** The frame {@code frames} further. */
    public Frame plus(long frames) {
        return new Frame(number + frames);
    }

    /** Whether both are the same frame. */
    public boolean is(Frame other) {
        return number == other.number;
    }

    @Override
    public String toString() {
        return "frame 0x" + Long.toHexString(number);
    }
}
