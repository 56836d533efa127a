package awesome.runtime.exception;

import awesome.magic.EntryPoint;
import awesome.magic.raw.Address;

/**
 * The end of a stack that only handlers of its overflow may use: without it a {@code finally} or the exit of a monitor
 * would overflow again at the same place, for ever. A platform opens it with the overflow, and closes it when an
 * exception lands well above.
 */
public final class StackReserve {
    /** The platform's part, for the stack of the current thread. */
    public interface Keeper {
        /** Whether the reserve is open, and this stack pointer is that far above that it may be closed. */
        boolean mayClose(Address stackPointer);

        /** Makes the reserve overflow again. Nothing that is still needed lies there. */
        void close();
    }

    /** More than the allocator and what it calls take on the stack, in code that is not optimised; less than a guard. */
    private static final long HEADROOM = 24 << 10;

    private static Keeper keeper;

    private StackReserve() {}

    /** Makes {@code platform} the one that has reserves. Called once, by the entry of a target. */
    public static void bind(Keeper platform) {
        keeper = platform;
    }

    /**
     * Lets the stack overflow here if it is nearly full, and not in the middle of what follows, which must not be left
     * half done.
     */
    public static void ensureHeadroom() {
        if (keeper != null) {
            Address.stackPointer().minus(HEADROOM).readByteVolatile();
        }
    }

    /** Whether {@link #close} is to be called once an exception has got to a landing pad with this stack pointer. */
    static boolean mayClose(Address stackPointer) {
        return keeper != null && keeper.mayClose(stackPointer);
    }

    /** Called when the stack of the landing pad, or another, is in use: what threw may have stood in the reserve. */
    @EntryPoint("rt_close_reserve")
    static void close() {
        if (keeper != null) {
            keeper.close();
        }
    }
}
