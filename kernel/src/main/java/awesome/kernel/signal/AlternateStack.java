package awesome.kernel.signal;

import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.memory.LittleEndian;

/**
 * A stack for signal handlers (sigaltstack(2)).
 *
 * @param start lowest address
 * @param size bytes; 0 for none
 */
public record AlternateStack(long start, long size) {
    /** None. */
    public static final AlternateStack NONE = new AlternateStack(0, 0);

    /** Whether a stack pointer points into it. */
    public boolean contains(long stackPointer) {
        return stackPointer - 1 - start >= 0 && stackPointer - 1 - start < size;
    }

    /** Writes {@code stack_t} as a program with that stack pointer sees it. */
    public void write(byte[] target, int at, long stackPointer) {
        LittleEndian.putLong(target, at + SignalLayout.SS_SP, start);
        int flags = size == 0 ? Signal.SS_DISABLE : contains(stackPointer) ? Signal.SS_ONSTACK : 0;
        LittleEndian.putInt(target, at + SignalLayout.SS_FLAGS, flags);
        LittleEndian.putLong(target, at + SignalLayout.SS_SIZE, size);
    }
}
