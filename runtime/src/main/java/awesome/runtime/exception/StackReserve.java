package awesome.runtime.exception;

import awesome.magic.raw.Address;

/**
 * The end of a stack that only handlers of its overflow may use: without it a {@code finally} or the exit of a monitor
 * would overflow again at the same place, for ever. A platform opens it with the overflow, and closes it when an
 * exception lands well above.
 */
public final class StackReserve {
    /** The platform's part, for the stack of the current thread. */
    public interface Keeper {
        /** An exception goes to a landing pad with this stack pointer: if that is well above an open reserve, closes it. */
        void landed(Address stackPointer);
    }

    private static Keeper keeper;

    private StackReserve() {}

    /** Makes {@code platform} the one that has reserves. Called once, by the entry of a target. */
    public static void bind(Keeper platform) {
        keeper = platform;
    }

    /** An exception goes to a landing pad with this stack pointer. */
    static void landed(Address stackPointer) {
        if (keeper != null) {
            keeper.landed(stackPointer);
        }
    }
}
