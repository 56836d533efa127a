package awesome.runtime.heap;

import awesome.magic.raw.Address;

/**
 * Where the heap gets memory from when it is full. Each target binds one with {@link Heap#setPages}; called
 * while allocating, so it must not allocate on the heap.
 */
public interface HeapPages {
    /**
     * Gives the heap more memory by {@link Heap#addRegion}, best right behind its last region.
     *
     * @param bytes how much the heap needs at least in one piece, a multiple of 32 KiB
     * @return false if there is none; the heap then collects garbage
     */
    boolean extend(Heap heap, long bytes);

    /** Memory below this address is not asked for by {@link #discard}: there is no other use for it. */
    default Address discardableFrom() {
        return Address.zero();
    }

    /**
     * Takes memory for other use until {@link #restore}; what was in it may be lost. The heap is locked.
     *
     * @param start aligned to 4 KiB
     * @param bytes a multiple of 32 KiB
     * @return false if there is no other use for it, and it stays as it is
     */
    default boolean discard(Address start, long bytes) {
        return false;
    }

    /**
     * Makes memory usable again that {@link #discard} took, or a part of it, in pieces of 32 KiB; whatever is in it.
     *
     * @return false if there is none; then parts of it may be usable, or not
     */
    default boolean restore(Address start, long bytes) {
        return true;
    }
}
