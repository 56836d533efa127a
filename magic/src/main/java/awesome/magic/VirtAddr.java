package awesome.magic;

/**
 * A virtual address of the kernel half, in bytes.
 */
@Unboxed
public final class VirtAddr {
    private final long bits;

    private VirtAddr(long bits) {
        this.bits = bits;
    }

    /** The virtual address with these bits. */
    public static VirtAddr of(long bits) {
        return new VirtAddr(bits);
    }

    /** The bits of the address. */
    public long bits() {
        return bits;
    }

    /** The address {@code bytes} further; wraps like machine arithmetic. */
    public VirtAddr plus(long bytes) {
        return new VirtAddr(bits + bytes);
    }

    /** The address {@code bytes} before. */
    public VirtAddr minus(long bytes) {
        return new VirtAddr(bits - bytes);
    }

    /** How many bytes this lies above {@code lower}. */
    public long distanceFrom(VirtAddr lower) {
        return bits - lower.bits;
    }

    /** The greatest multiple of {@code alignment}, a power of two, that is not above this. */
    public VirtAddr alignDown(long alignment) {
        return new VirtAddr(bits & -alignment);
    }

    /** The least multiple of {@code alignment}, a power of two, that is not below this. */
    public VirtAddr alignUp(long alignment) {
        return new VirtAddr((bits + alignment - 1) & -alignment);
    }

    /** Whether this is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (bits & (alignment - 1)) == 0;
    }

    /** Unsigned comparison. */
    public boolean isBelow(VirtAddr other) {
        return Long.compareUnsigned(bits, other.bits) < 0;
    }

    /** Whether all bits are zero. */
    public boolean isZero() {
        return bits == 0;
    }

    /** Whether both have the same bits ({@code ==} is not allowed on these types). */
    public boolean is(VirtAddr other) {
        return bits == other.bits;
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(bits);
    }
}
