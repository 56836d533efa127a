package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.paging.ActiveSpace;
import awesome.arch.x86_64.paging.PageTree;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.exception.StackReserve;
import awesome.runtime.thread.ThreadArea;

/**
 * The ends of the stacks of threads. Below a stack is a guard page, and its lowest part is a reserve that can be accessed
 * only while an overflow is being handled: what the stack faults in becomes an exception, see {@code StackOverflows}.
 * Where the stack of a thread is, its {@link ThreadArea} knows.
 */
@NoAlloc("used where there is no stack left")
public final class KernelStack implements StackReserve.Keeper {
    /** Bytes of all of the stack of the first thread in phase 2. */
    static final long BYTES = 320 << 10;
    static final long GUARD = Frame.SIZE;
    /** Bytes for the handlers of an overflow, at the end of each stack. */
    public static final long RESERVE = 64 << 10;

    /** An access this far below the stack pointer can be one to the stack: frames are smaller. */
    private static final long REACH = 32 << 10;
    /** What allocating and filling in the exception takes. */
    private static final long HANDLER = 40 << 10;

    private final ActiveSpace active;
    /** Null in phase 1, where the stack is the loader's and has no reserve. */
    private PageTree tree;

    /** No stack yet. */
    public KernelStack(ActiveSpace active) {
        this.active = active;
    }

    /** Makes the bytes from {@code start} on, which {@code space} maps, the stack of a thread, with its reserve closed. */
    void use(PageTree space, Address area, long start) {
        tree = space;
        ThreadArea.setStack(area, Address.of(start), Address.of(start + BYTES));
        close(area);
        StackReserve.bind(this);
    }

    /** Whether code with this stack pointer faults at this address because its thread's stack has no more room. */
    public boolean isFull(long stackPointer, long touched) {
        Address area = ThreadArea.current();
        long low = ThreadArea.stackLow(area).bits();
        return tree != null && isEnd(low, ThreadArea.stackHigh(area).bits(), stackPointer, touched);
    }

    /** The same for a stack from {@code low} to {@code high}. */
    static boolean isEnd(long low, long high, long stackPointer, long touched) {
        return stackPointer >= low - REACH && stackPointer <= high
                && touched < low + RESERVE && touched >= Math.min(low, stackPointer) - REACH;
    }

    /** The first word of the current thread's stack, from the stack pointer on, that can be read. */
    public Address readable(long stackPointer) {
        Address area = ThreadArea.current();
        return Address.of(readable(ThreadArea.stackLow(area).bits(), isOpen(), stackPointer));
    }

    /** The same for a stack from {@code low} on: a frame that found no room may begin in the reserve, or below. */
    static long readable(long low, boolean open, long stackPointer) {
        return Math.max(stackPointer + 7 & -8L, open ? low : low + RESERVE);
    }

    /** Whether there is room below the stack pointer for making an exception, once the reserve is open. */
    public boolean hasRoom(long stackPointer) {
        return stackPointer - HANDLER >= ThreadArea.stackLow(ThreadArea.current()).bits();
    }

    /** Whether the reserve of the current thread is open. */
    public boolean isOpen() {
        return ThreadArea.isReserveOpen(ThreadArea.current());
    }

    /** Lets the reserve of the current thread be used. */
    public void open() {
        open(ThreadArea.current());
    }

    void open(Address area) {
        tree.setAccessible(ThreadArea.stackLow(area).bits(), RESERVE, true);
        ThreadArea.setReserveOpen(area, true);
    }

    /** Ends {@link #open()} for a thread. */
    public void close(Address area) {
        tree.setAccessible(ThreadArea.stackLow(area).bits(), RESERVE, false);
        ThreadArea.setReserveOpen(area, false);
        active.flush();
    }

    @Override
    public boolean mayClose(Address stackPointer) {
        Address area = ThreadArea.current();
        return ThreadArea.isReserveOpen(area)
                && ThreadArea.stackLow(area).plus(2 * RESERVE).isBelow(stackPointer)
                && stackPointer.isBelow(ThreadArea.stackHigh(area));
    }

    @Override
    public void close() {
        close(ThreadArea.current());
    }
}
