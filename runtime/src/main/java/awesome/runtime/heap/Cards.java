package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * A byte for each 512 bytes of the window, which compiled code sets when it stores a reference there. A collection of
 * young objects looks at what the old objects on such cards refer to, and at nothing else of them.
 *
 * <p>A constructor stores into its own object without setting cards, a thread may be stopped between a store and its
 * card, and LLVM may put a store off beyond an allocation. In all these cases a stack refers to the object, or to the
 * card. So the collector sets those cards itself: for the collection that runs, and for the next one.
 */
@NoAlloc("part of collection")
public final class Cards {
    static final int SHIFT = 9;
    /** Bytes of a card. */
    public static final int BYTES = 1 << SHIFT;
    /** Bytes of the table for the whole window. */
    public static final long TABLE_BYTES = 1L << 32 - SHIFT;

    private static final int CLEAN = 0;
    /** The value that compiled code stores. */
    private static final int DIRTY = 1;
    /** To be looked at now and by the next collection. */
    private static final int DIRTY_TWICE = 2;

    private static final int IN_BLOCK = Blocks.SIZE / BYTES;

    private final ObjectModel model;
    private Address table = Address.zero();

    Cards(ObjectModel model) {
        this.model = model;
    }

    /** Where the card of {@code heap_base} is: compiled code sets cards from now on. */
    void setTable(Address cards) {
        table = cards;
    }

    /** Whether code sets cards. */
    boolean exist() {
        return !table.isZero();
    }

    /** Whether a word on a stack is the address of a card, which the thread may be about to set. */
    boolean isCard(long word) {
        return Long.compareUnsigned(word - table.bits(), TABLE_BYTES) < 0 && exist();
    }

    /** Sets a card as a thread would that was stopped before. */
    void set(long card) {
        Address.of(card).writeByte((byte) DIRTY_TWICE);
    }

    private Address card(long offset) {
        return table.plus(offset >>> SHIFT);
    }

    /** Has an object looked at by the next collection too, and by this one if it is of young objects. */
    void setTwice(long object, long bytes) {
        long last = (object + bytes - 1) >>> SHIFT;
        for (long card = object >>> SHIFT; card <= last; card++) {
            table.plus(card).writeByte((byte) DIRTY_TWICE);
        }
    }

    /** Clears the cards of a block, before roots are looked for. */
    void clear(int block) {
        card(Blocks.offsetOf(block)).fill((byte) CLEAN, IN_BLOCK);
    }

    /** Whether any card of a block is set. */
    boolean anyIn(int block) {
        Address cards = card(Blocks.offsetOf(block));
        long any = 0;
        for (int i = 0; i < IN_BLOCK; i += Long.BYTES) {
            any |= cards.readLong(i);
        }
        return any != 0;
    }

    /** Whether the card of an offset is set; from now on it is only if it was to be looked at twice. */
    boolean takeCard(long offset) {
        Address card = card(offset);
        int value = card.readByte();
        if (value == CLEAN) {
            return false;
        }
        card.writeByte((byte) (value == DIRTY_TWICE ? DIRTY : CLEAN));
        return true;
    }

    /** Whether a card of the image is set; none is, afterwards. */
    boolean takeImage() {
        long first = model.imageStart().distanceFrom(model.base()) >>> SHIFT;
        long last = model.imageEnd().distanceFrom(model.base()) >>> SHIFT;
        int any = 0;
        for (long card = first; card <= last; card++) {
            any |= table.plus(card).readByte();
        }
        table.plus(first).fill((byte) CLEAN, last - first + 1);
        return any != 0;
    }
}
