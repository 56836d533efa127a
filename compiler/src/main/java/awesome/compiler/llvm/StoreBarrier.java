package awesome.compiler.llvm;

/**
 * What code does besides when it stores a reference into an object, for programs for Linux: it marks the card of the
 * place, so that a collection of young objects finds old ones that refer to them. The card of an address is the byte
 * at the address divided by 512; see {@code docs/book/heap.md}. The kernel always collects everything.
 *
 * <p>All stores of references come through here, also those of the runtime ({@code Objects.stored}).
 */
final class StoreBarrier {
    private static final int CARD_SHIFT = 9;

    private final FunctionWriter function;
    private final Body body;

    StoreBarrier(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
    }

    /**
     * Behind the store of a reference.
     *
     * @param holder the object stored into
     * @param value an LLVM operand
     * @param address of the place, a {@code ptr}
     */
    void stored(Value holder, String value, String address) {
        // The collector looks again at an object that a stack refers to, as it does at one whose constructor runs.
        if (!function.locals.isUnderConstruction(holder) && !isInImage(value)) {
            stored(address);
        }
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
