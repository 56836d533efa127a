package awesome.systemtests.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where things are in an ELF64 file (System V ABI, generic part, chapters 4 and 5), to change them. */
final class ElfPatch {
    static final int CLASS = 4;
    static final int DATA = 5;
    static final int TYPE = 16;
    static final int MACHINE = 18;
    static final int ENTRY = 24;
    static final int SEGMENTS = 32;
    static final int SEGMENT_SIZE = 54;
    static final int SEGMENT_COUNT = 56;

    static final int FLAGS = 4;
    static final int OFFSET = 8;
    static final int ADDRESS = 16;
    static final int FILE_BYTES = 32;
    static final int MEMORY_BYTES = 40;

    private static final int HEADER = 64;
    private static final int SEGMENT = 56;

    private ElfPatch() {}

    /** A program header of the test kernel, in place; 0 is the text, 1 the data. */
    static ByteBuffer segment(ByteBuffer file, int index) {
        return file.slice(HEADER + index * SEGMENT, SEGMENT).order(ByteOrder.LITTLE_ENDIAN);
    }
}
