package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.paging.ActiveSpace;
import awesome.arch.x86_64.paging.PageTree;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.exception.StackReserve;

/**
 * The stack of phase 2. Below it is a guard page, and its lowest part is a reserve that can be accessed only while an
 * overflow is being handled: what the stack faults in becomes an exception, see {@code StackOverflows}.
 */
@NoAlloc("used where there is no stack left")
public final class KernelStack implements StackReserve.Keeper {
    /** Bytes of all of it. */
    static final long BYTES = 320 << 10;
    static final long GUARD = Frame.SIZE;
    /** Bytes for the handlers of an overflow. */
    static final long RESERVE = 64 << 10;

    /** An access this far below the stack pointer can be one to the stack: frames are smaller. */
    private static final long REACH = 32 << 10;
    /** What allocating and filling in the exception takes. */
    private static final long HANDLER = 40 << 10;

    private final ActiveSpace active;
    private PageTree tree;
    private long low;
    private long high;
    private boolean open = true;

    /** No stack yet. */
    public KernelStack(ActiveSpace active) {
        this.active = active;
    }

    /** Makes the bytes from {@code start} on, which {@code space} maps, the stack in use, with its reserve closed. */
    void use(PageTree space, long start) {
        tree = space;
        low = start;
        high = start + BYTES;
        close();
        StackReserve.bind(this);
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    /** Whether code with this stack pointer faults at this address because the stack has no more room. */
    public boolean isFull(long stackPointer, long touched) {
        return isEnd(low, stackPointer, touched);
    }

    /** The same for a stack whose lowest address is {@code low}. */
    static boolean isEnd(long low, long stackPointer, long touched) {
        return stackPointer >= low - REACH && stackPointer <= low + BYTES
                && touched < low + RESERVE && touched >= Math.min(low, stackPointer) - REACH;
    }

    /** Whether there is room below the stack pointer for making an exception, once the reserve is open. */
    public boolean hasRoom(long stackPointer) {
        return stackPointer - HANDLER >= low;
    }

    public boolean isOpen() {
        return open;
    }

    /** Lets the reserve be used. */
    public void open() {
        tree.setAccessible(low, RESERVE, true);
        open = true;
    }

    @Override
    public boolean mayClose(Address stackPointer) {
        return open && Address.of(low + 2 * RESERVE).isBelow(stackPointer) && stackPointer.isBelow(Address.of(high));
    }

    @Override
    public void close() {
        tree.setAccessible(low, RESERVE, false);
        open = false;
        active.flush();
    }
}
