package awesome.runtime.exception;

import awesome.magic.raw.Address;

/**
 * The end of a stack that only handlers of its overflow may use: without it a {@code finally} or the exit of a monitor
 * would overflow again at the same place, for ever. A platform opens it with the overflow; it closes when an exception
 * lands well above.
 */
public final class StackReserve {
    /** Closes the reserve of a platform. */
    public interface Closer {
        /** Makes the reserve overflow again. */
        void close();
    }

    private static Closer closer;
    private static Address closeAbove = Address.zero();

    private StackReserve() {}

    /** The reserve is open, until an exception lands above {@code limit}. */
    public static void open(Address limit, Closer platform) {
        closeAbove = limit;
        closer = platform;
    }

    /** Whether handlers may use it. */
    public static boolean isOpen() {
        return closer != null;
    }

    /** An exception goes to a landing pad with this stack pointer. */
    static void landed(Address stackPointer) {
        Closer opened = closer;
        if (opened != null && closeAbove.isBelow(stackPointer)) {
            closer = null;
            opened.close();
        }
    }
}
