package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** The line table of the running image. */
@NoAlloc("the panic screen looks up lines when there may be no heap left")
final class ImageLines {
    private static final int ELF_PROGRAM_HEADERS = 32;
    private static final int SEGMENT_ADDRESS = 16;

    private ImageLines() {}

    /** Opens the table; false if the image has none. */
    static boolean open(LineTable table) {
        Address start = ImageSymbols.lineTableStart();
        return ImageSymbols.lineTableEnd().distanceFrom(start) > 0 && table.open(start);
    }

    /**
     * The address of code as the linker placed it.
     *
     * @param offset of the code from {@code heap_base}
     */
    static long linkedAddress(int offset) {
        Address image = ImageSymbols.textStart();
        long inImage = ImageSymbols.heapBase().plus(offset).distanceFrom(image);
        // The image starts with its ELF header, and its first segment is where the image was linked.
        Address segment = image.plus(image.readLong(ELF_PROGRAM_HEADERS));
        return segment.readLong(SEGMENT_ADDRESS) + inImage;
    }
}
