package awesome.runtime.heap;

import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.thread.Threads;

/**
 * Identity hashes: 24 bits in the mark word, made when first asked for. Objects never move, but addresses
 * would give hashes with their low bits all alike.
 */
public final class IdentityHash {
    /** Where the hash is in the mark word of an object that nobody has locked. */
    public static final int SHIFT = 8;

    private static final int LOCK = 0xff;

    private static int state = 0x2545F491;

    private IdentityHash() {}

    /** The hash of {@code object}, 1 to 2<sup>24</sup> - 1 and the same for its life; 0 for null. */
    public static int of(Object object) {
        if (object == null) {
            return 0;
        }
        int bits = Objects.addressOf(object).readInt(Hubs.MARK_WORD);
        return bits == 0 || (bits & LOCK) != 0 ? Threads.current().identityHash(object) : bits >>> SHIFT;
    }

    /** Another hash. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003): period 2^32 - 1. */
    public static int next() {
        int hash;
        do {
            int x = state;
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
            state = x;
            hash = x >>> SHIFT;
        } while (hash == 0);
        return hash;
    }
}
