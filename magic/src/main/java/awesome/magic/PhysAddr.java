package awesome.magic;

/**
 * A physical address in bytes. It has no loads or stores: go through the kernel's physical memory port.
 */
@Unboxed
public final class PhysAddr {
    private final long bits;

    private PhysAddr(long bits) {
        this.bits = bits;
    }

    /** The physical address with these bits. */
    public static PhysAddr of(long bits) {
        return new PhysAddr(bits);
    }

    /** The bits of the address. */
    public long bits() {
        return bits;
    }

    /** The address {@code bytes} further; wraps like machine arithmetic. */
    public PhysAddr plus(long bytes) {
        return new PhysAddr(bits + bytes);
    }

    /** The address {@code bytes} before. */
    public PhysAddr minus(long bytes) {
        return new PhysAddr(bits - bytes);
    }

    /** How many bytes this lies above {@code lower}. */
    public long distanceFrom(PhysAddr lower) {
        return bits - lower.bits;
    }

    /** The greatest multiple of {@code alignment}, a power of two, that is not above this. */
    public PhysAddr alignDown(long alignment) {
        return new PhysAddr(bits & -alignment);
    }

    /** The least multiple of {@code alignment}, a power of two, that is not below this. */
    public PhysAddr alignUp(long alignment) {
        return new PhysAddr((bits + alignment - 1) & -alignment);
    }

    /** Whether this is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (bits & (alignment - 1)) == 0;
    }

    /** Unsigned comparison. */
    public boolean isBelow(PhysAddr other) {
        return Long.compareUnsigned(bits, other.bits) < 0;
    }

    /** Whether all bits are zero. */
    public boolean isZero() {
        return bits == 0;
    }

    /** Whether both have the same bits ({@code ==} is not allowed on these types). */
    public boolean is(PhysAddr other) {
        return bits == other.bits;
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(bits);
    }
}
