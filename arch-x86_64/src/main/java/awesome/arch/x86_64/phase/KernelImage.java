package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.paging.HighLayout;
import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;

/**
 * Where the parts of the image are at the address where it runs now, see {@code docs/book/compiled-code.md}. Each
 * part starts at a page boundary and ends where the next one starts.
 */
@NoAlloc("symbols are constants")
final class KernelImage {
    private KernelImage() {}

    /** Code, with the ELF header before it. */
    @Symbol("image_start")
    static Address start() {
        return Address.zero();
    }

    /** What is only read: tables, and at last the null page. */
    @Symbol("rodata_start")
    static Address constants() {
        return Address.zero();
    }

    /** The null page. */
    @Symbol("heap_base")
    static Address heapBase() {
        return Address.zero();
    }

    /** What is written: the image heap, statics, zeroed data. */
    @Symbol("data_start")
    static Address data() {
        return Address.zero();
    }

    @Symbol("image_end")
    static Address end() {
        return Address.zero();
    }

    static long bytes() {
        return end().distanceFrom(start());
    }

    /** Bytes from the start of the image to the end of what references reach. */
    static long windowBytes() {
        return heapBase().distanceFrom(start()) + HighLayout.WINDOW;
    }
}
