package awesome.magic;

/**
 * An address that a user program gave, in bytes. Nothing is known of it: only the user memory port may
 * touch what it names.
 */
@Unboxed
public final class UserAddr {
    private final long bits;

    private UserAddr(long bits) {
        this.bits = bits;
    }

    /** The user address with these bits. */
    public static UserAddr of(long bits) {
        return new UserAddr(bits);
    }

    /** The bits of the address. */
    public long bits() {
        return bits;
    }

    /** The address {@code bytes} further; wraps like machine arithmetic. */
    public UserAddr plus(long bytes) {
        return new UserAddr(bits + bytes);
    }

    /** The address {@code bytes} before. */
    public UserAddr minus(long bytes) {
        return new UserAddr(bits - bytes);
    }

    /** How many bytes this lies above {@code lower}. */
    public long distanceFrom(UserAddr lower) {
        return bits - lower.bits;
    }

    /** The greatest multiple of {@code alignment}, a power of two, that is not above this. */
    public UserAddr alignDown(long alignment) {
        return new UserAddr(bits & -alignment);
    }

    /** The least multiple of {@code alignment}, a power of two, that is not below this. */
    public UserAddr alignUp(long alignment) {
        return new UserAddr((bits + alignment - 1) & -alignment);
    }

    /** Whether this is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (bits & (alignment - 1)) == 0;
    }

    /** Unsigned comparison. */
    public boolean isBelow(UserAddr other) {
        return Long.compareUnsigned(bits, other.bits) < 0;
    }

    /** Whether all bits are zero. */
    public boolean isZero() {
        return bits == 0;
    }

    /** Whether both have the same bits ({@code ==} is not allowed on these types). */
    public boolean is(UserAddr other) {
        return bits == other.bits;
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(bits);
    }
}
