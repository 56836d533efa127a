package awesome.compiler.llvm;

import awesome.compiler.model.FieldInfo;

/**
 * What code does besides when it stores a reference into an object.
 *
 * <p>In programs for Linux it marks the card of the place, so that a collection of young objects finds old ones that refer
 * to them. The card of an address is the byte at the address divided by 512; see {@code docs/book/heap.md}. All stores of
 * references come through here, also those of the runtime ({@code Objects.stored}).
 *
 * <p>In the kernel it tells what was there before if a collection marks meanwhile. A thread may be stopped anywhere, so it
 * has the old reference before it stores, and looks only afterwards whether there is such a collection; neither the
 * compiler nor LLVM may change that order, for which the store and the look are volatile. Volatile fields, into which
 * threads may store at the same time, are exchanged. The runtime's own stores do the same
 * ({@code awesome.runtime.heap.WriteBarrier}).
 */
final class StoreBarrier {
    private static final int CARD_SHIFT = 9;
    private static final String OVERWRITTEN = "rt_overwritten";
    private static final String BARRIER = "awesome/runtime/heap/WriteBarrier";

    private final FunctionWriter function;
    private final Body body;

    StoreBarrier(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
    }

    /**
     * Whether {@link #stored} needs to know what was there before.
     *
     * @param field that is stored into; null for an element
     */
    boolean tells(Value holder, FieldInfo field) {
        if (function.program.target != Target.KERNEL || function.program.entryPoint(OVERWRITTEN) == null) {
            return false;
        }
        // A final field was null.
        return field == null || !field.isFinal() || !function.locals.isUnderConstruction(holder);
    }

    /**
     * In front of the store of a reference.
     *
     * @param field that is stored into; null for an element
     * @return what {@link #stored} is to be given; null if the store need not be volatile
     */
    String before(Value holder, FieldInfo field, String address) {
        return tells(holder, field) ? body.assign("load i32, ptr " + address + ", align 4") : null;
    }

    /**
     * Behind the store of a reference.
     *
     * @param before what was there, as {@link #before} returned it; null if nobody is to be told
     * @param holder the object stored into
     * @param value an LLVM operand
     * @param address of the place, a {@code ptr}
     */
    void stored(String before, Value holder, String value, String address) {
        if (before != null) {
            overwritten(before);
        }
        // The collector looks again at an object that a stack refers to, as it does at one whose constructor runs.
        if (!function.locals.isUnderConstruction(holder) && !isInImage(value)) {
            stored(address);
        }
    }

    private void overwritten(String before) {
        FieldInfo field = function.program.world.get(BARRIER).declaredField("marking");
        String marking = body.assign("load volatile i8, ptr " + function.module.staticAddress(field) + ", align 1");
        String tell = body.newLabel("overwritten");
        String done = body.newLabel("stored");
        body.branch(body.assign("icmp ne i8 " + marking + ", 0"), tell, done, function.module.metadata.unlikely());
        body.place(tell);
        function.callRuntimeRarely(OVERWRITTEN, "i32 " + before);
        body.branch(done);
        body.place(done);
    }

    /** Null and constants. */
    private boolean isInImage(String value) {
        return value.equals("@heap_base") || function.module.constantOffset(value) != null;
    }

    /** The same, where nothing is known of holder and value. */
    void stored(String address) {
        if (function.program.target == Target.LINUX) {
            String word = body.assign("ptrtoint ptr " + address + " to i64");
            String card = body.assign("inttoptr i64 " + body.assign("lshr i64 " + word + ", " + CARD_SHIFT) + " to ptr");
            // Volatile: LLVM must not gather the marks of a loop behind it.
            body.line("store volatile i8 1, ptr " + card + ", align 1, !tbaa " + function.module.metadata.alias("card"));
        }
    }
}
