package awesome.runtime.heap;

import awesome.magic.AlwaysInline;
import awesome.magic.EntryPoint;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/**
 * What code does besides while a {@link Cycle} marks. Compiled code of the kernel reads {@link #marking} after each store
 * of a reference, and if it is set tells the reference that was there before. It has that in a register from before the
 * store on: so a thread that is stopped between, when a collection starts, shows it. The same goes for the referents of
 * weak references, which the collection may be about to clear.
 */
@NoAlloc("any code stores references")
public final class WriteBarrier {
    /** More than {@link #overwritten} takes on the stack, in code that is not optimised. */
    private static final int STACK = 2048;

    /** Compiled code knows the name. */
    private static volatile boolean marking;
    private static boolean needed;

    private WriteBarrier() {}

    static void setMarking(boolean on) {
        marking = on;
    }

    static void setNeeded() {
        needed = true;
    }

    /** Whether a {@link Cycle} may start at any time. */
    public static boolean isNeeded() {
        return needed;
    }

    /** A reference, an offset from {@code heap_base}, was overwritten while {@link #marking}. */
    @EntryPoint(value = "rt_overwritten", target = "kernel")
    static void overwritten(int reference) {
        // If the stack has to overflow, then here, where nothing is half done, and the reference is in a register or near.
        Address.stackPointer().minus(STACK).readByteVolatile();
        Heap.current().cycle.tell(reference & 0xffff_ffffL);
    }

    /**
     * An exception takes code elsewhere, at any instruction, that has these words in its registers or innermost frames:
     * it may have overwritten a reference that it does not tell any more. Any context; interrupts are off.
     *
     * @param from a multiple of 8
     */
    public static void abandoned(Address from, Address to) {
        if (marking) {
            Heap.current().cycle.keep(from, to);
        }
    }

    /** The same, for the runtime's own stores: after a volatile store, with what a volatile load found there before. */
    @AlwaysInline("a test")
    public static void stored(int before) {
        if (marking) {
            overwritten(before);
        }
    }

    /** The referent of a {@code Reference}, for code that goes on to use it. */
    public static Object referent(Object reference) {
        Address place = Objects.addressOf(reference).plus(Heap.current().model.referentOffset());
        int referent = place.readIntVolatile();
        stored(referent);
        return Objects.decode(referent);
    }
}
