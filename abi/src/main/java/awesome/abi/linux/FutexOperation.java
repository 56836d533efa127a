package awesome.abi.linux;

/** Operations of futex(2), and what FUTEX_WAKE_OP does to a word. */
public final class FutexOperation {
    public static final int WAIT = 0;
    public static final int WAKE = 1;
    public static final int REQUEUE = 3;
    public static final int CMP_REQUEUE = 4;
    public static final int WAKE_OP = 5;
    public static final int LOCK_PI = 6;
    public static final int UNLOCK_PI = 7;
    public static final int TRYLOCK_PI = 8;
    public static final int WAIT_BITSET = 9;
    public static final int WAKE_BITSET = 10;
    public static final int LOCK_PI2 = 13;

    /** The bits of the operation without flags. */
    public static final int COMMAND = 0x7f;
    /** The word is of this process alone. */
    public static final int PRIVATE = 0x80;
    /** Times are of the clock that can be set. */
    public static final int CLOCK_REALTIME = 0x100;

    /** In the word of a lock with priority inheritance or of a robust one: somebody waits. */
    public static final int WAITERS = 0x8000_0000;
    /** The same: who had it has ended. */
    public static final int OWNER_DIED = 0x4000_0000;
    /** The same: the number of the thread that has it. */
    public static final int OWNER = 0x3fff_ffff;

    private static final int SHIFT = 8;

    private FutexOperation() {}

    /** Whether FUTEX_WAKE_OP knows what it is asked for. */
    public static boolean isKnown(int encoded) {
        return (encoded >>> 28 & 7) <= 4 && (encoded >>> 24 & 15) <= 5;
    }

    /** What FUTEX_WAKE_OP makes of the value {@code old}. */
    public static int changed(int encoded, int old) {
        int argument = encoded << 8 >> 20;
        if ((encoded >>> 28 & SHIFT) != 0) {
            argument = 1 << (argument & 31);
        }
        switch (encoded >>> 28 & 7) {
            case 0:
                return argument;
            case 1:
                return old + argument;
            case 2:
                return old | argument;
            case 3:
                return old & ~argument;
            default:
                return old ^ argument;
        }
    }

    /** Whether the value {@code old} is as FUTEX_WAKE_OP asks. */
    public static boolean compares(int encoded, int old) {
        int argument = encoded << 20 >> 20;
        switch (encoded >>> 24 & 15) {
            case 0:
                return old == argument;
            case 1:
                return old != argument;
            case 2:
                return old < argument;
            case 3:
                return old <= argument;
            case 4:
                return old > argument;
            default:
                return old >= argument;
        }
    }
}
