package awesome.runtime.heap;

import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/**
 * What the heap must know of objects and of the image: {@code docs/book/compiled-code.md} in Java. An image
 * has one implementation, {@link ImageModel}; tests on the host build objects of their own in simulated memory.
 *
 * <p>Hubs and objects are given by address.
 */
interface ObjectModel {
    /** {@link #strength} of everything that is not a {@code Reference}. */
    int ORDINARY = 0;
    /** {@link #strength} of a {@code SoftReference}. */
    int SOFT = 1;
    /** {@link #strength} of a {@code WeakReference}, a {@code PhantomReference} or another {@code Reference}. */
    int WEAK = 2;

    /** The address that references are relative to. */
    Address base();

    /** Four bytes for each block of the 4 GiB window, zero at start, see {@link Blocks}. */
    Address blockTable();

    /** 64 bytes for the {@link BumpTable}, zero at start. */
    Address bumpTable();

    /** The first object of the image heap. */
    Address imageStart();

    /** Behind the last object of the image heap. */
    Address imageEnd();

    /** The first static field that is a reference. */
    Address staticsStart();

    /** Behind the last static field that is a reference. */
    Address staticsEnd();

    /** One of the layouts of {@link awesome.runtime.Hubs}. */
    int layoutKind(Address hub);

    /** Bytes of an instance. */
    int instanceSize(Address hub);

    /** For arrays, log2 of the element size. */
    int elementShift(Address hub);

    /** Bytes of the hub itself. */
    int hubSize(Address hub);

    /** Where instances have references, see {@code compiled-code.md}. */
    long referenceMap(Address hub);

    /** Whether instances are {@code Reference}s, and how they hold their referent. */
    int strength(Address hub);

    /** Where a {@code Reference} has its referent. */
    int referentOffset();

    /** Where a {@code Reference} has the link that the collector may use. */
    int linkOffset();

    /** The referent of a {@code Reference}, as an offset; 0 for null. */
    default int referent(Address reference) {
        return reference.readInt(referentOffset());
    }

    /** Stores the referent, of which nobody is told. */
    default void setReferent(Address reference, int offset) {
        reference.writeInt(referentOffset(), offset);
    }

    /** The link that the collector may use in a {@code Reference}, as an offset. */
    default int link(Address reference) {
        return reference.readInt(linkOffset());
    }

    /** Stores that link. */
    default void setLink(Address reference, int offset) {
        reference.writeInt(linkOffset(), offset);
    }

    /** Bytes that an object takes, a multiple of 8. */
    default long size(Address object) {
        Address hub = base().plus(object.readUnsignedInt());
        long bytes = switch (layoutKind(hub)) {
            case Hubs.LAYOUT_INSTANCE -> instanceSize(hub);
            case Hubs.LAYOUT_HUB -> hubSize(object);
            default -> Hubs.ARRAY_BASE + ((long) object.readInt(Hubs.ARRAY_LENGTH) << elementShift(hub));
        };
        return (bytes + 7) & -8L;
    }

    /** Behind what is at a place of the image: an object, or 8 bytes of nothing, with a class word of 0. */
    default Address behind(Address inImage) {
        return inImage.plus(inImage.readInt() == 0 ? 8 : size(inImage));
    }

    /** Calls {@link Collector#collectFrom} with every register in memory, on a stack for the collector. */
    void collectOnOwnStack();
}
