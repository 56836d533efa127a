package awesome.kernel.memory;

import awesome.kernel.machine.PageTable;

/**
 * A range of pages of one address space that behave alike. Bounds are multiples of the page size.
 *
 * <p>Pages appear when they are touched. Those of a private mapping of a file are the file's own frames, read-only,
 * until they are written to.
 */
final class Area {
    final AddressSpace space;
    long start;
    long end;
    /** Bits of {@link PageTable}. */
    int protection;
    /** Whether it may become writable; not if its file is not open for that. */
    boolean mayWrite = true;
    /** Whether its pages may be large ones; programs may say that they use little of it (MADV_NOHUGEPAGE). */
    boolean largePages = true;
    /** Where a large page was not possible when it was last tried, or -1. */
    long noLargeAt = -1;
    /** Whether writes go to the source. */
    final boolean shared;
    /** Null for memory that begins as zeros. */
    final PageSource source;
    /** The offset in the source that {@link #start} shows. */
    long offset;
    /** A name for people, or an empty string. */
    final String name;
    /** All pages ever mapped lie between these: so an area of terabytes of which little is used is cheap. */
    long lowest;
    long highest;

    /** Neighbours, subtrees, and what is known of the subtree that begins here, for {@link AreaList}. */
    Area previous;
    Area next;
    Area left;
    Area right;
    int height;
    long largestGap;

    /** Neighbours in the {@link Mappings} of the source. */
    Area previousOfSource;
    Area nextOfSource;

    /** An area of {@code space}, which is a use of the source until {@link #release}. */
    Area(AddressSpace space, long start, long end, int protection, boolean shared, PageSource source, long offset,
            String name) {
        this.space = space;
        this.start = start;
        this.end = end;
        this.protection = protection;
        this.shared = shared;
        this.source = source;
        this.offset = offset;
        this.name = name;
        lowest = end;
        highest = start;
        if (source != null) {
            source.retain();
            Mappings all = source.allMappings();
            if (all != null) {
                all.add(this);
            }
        }
    }

    /** It is gone. */
    void release() {
        if (source != null) {
            Mappings all = source.allMappings();
            if (all != null) {
                all.remove(this);
            }
            source.release();
        }
    }

    boolean contains(long address) {
        return address >= start && address < end;
    }

    /** Whether some of its pages could be large ones. */
    boolean mayHaveLarge() {
        return largePages && source == null && ((start + PageTable.LARGE_BYTES - 1) & -PageTable.LARGE_BYTES) <= end - PageTable.LARGE_BYTES;
    }

    /** Whether a large page at {@code page}, aligned to its length, would lie in it, and may be tried. */
    boolean hasRoomForLarge(long page) {
        return largePages && page >= start && end - page >= PageTable.LARGE_BYTES && page != noLargeAt && space.largePages();
    }

    /** Notes that a page is mapped. */
    void touched(long page) {
        lowest = Math.min(lowest, page);
        highest = Math.max(highest, page + AddressSpace.PAGE);
    }

    /** The offset in the source of a page. */
    long offsetOf(long page) {
        return offset + (page - start);
    }

    /** The same mapping in another address space, where nothing is present yet. */
    Area copy(AddressSpace other) {
        Area copy = new Area(other, start, end, protection, shared, source, offset, name);
        copy.mayWrite = mayWrite;
        copy.largePages = largePages;
        return copy;
    }

    /** Cuts this area at {@code address}, inside it, and returns the upper part. */
    Area splitAt(long address) {
        Area upper = new Area(space, address, end, protection, shared, source, offsetOf(address), name);
        upper.mayWrite = mayWrite;
        upper.largePages = largePages;
        upper.lowest = Math.max(lowest, address);
        upper.highest = Math.max(highest, address);
        end = address;
        lowest = Math.min(lowest, address);
        highest = Math.min(highest, address);
        return upper;
    }

    /** Whether {@code next}, which begins where this ends, could be one with this. */
    boolean continuesWith(Area next) {
        return source == null && next.source == null && protection == next.protection && shared == next.shared
                && largePages == next.largePages
                && name.equals(next.name);
    }

    /** Takes {@code next} over, for which {@link #continuesWith} is true. */
    void append(Area next) {
        end = next.end;
        if (next.lowest < next.highest) {
            lowest = Math.min(lowest, next.lowest);
            highest = Math.max(highest, next.highest);
        }
    }

    /** Appends a line for it, as in {@code /proc/self/maps}. */
    void describe(StringBuilder out) {
        out.append(Long.toHexString(start)).append('-').append(Long.toHexString(end)).append(' ');
        out.append(allows(PageTable.READ) ? 'r' : '-').append(allows(PageTable.WRITE) ? 'w' : '-');
        out.append(allows(PageTable.EXECUTE) ? 'x' : '-').append(shared ? 's' : 'p');
        out.append(' ').append(Long.toHexString(offset)).append(" 00:00 0 ");
        out.append(source != null && name.isEmpty() ? source.name() : name).append('\n');
    }

    boolean allows(int access) {
        return (protection & access) == access;
    }
}
