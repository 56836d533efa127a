package awesome.compiler.llvm;

import awesome.compiler.elf.ObjectFile;
import java.util.Arrays;

/** Bytes of the image by offset from {@code heap_base}, with the places where the linker fills in code. */
final class ImageBytes {
    private final int start;
    private final ObjectFile object;
    private byte[] bytes = new byte[1 << 16];
    private int end;

    /** Nothing yet, to be the section of an object file; the first byte will be at {@code start}. */
    ImageBytes(int start, ObjectFile object) {
        this.object = object;
        this.start = start;
        this.end = start;
    }

    int end() {
        return end;
    }

    /** Reserves bytes at the end, zero, aligned; their offset. */
    int reserve(int size, int alignment) {
        int place = (end + alignment - 1) & -alignment;
        end = place + size;
        while (end - start > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return place;
    }

    /** Stores the {@code size} low bytes of a value. */
    void put(int offset, int size, long value) {
        for (int i = 0; i < size; i++) {
            bytes[offset - start + i] = (byte) (value >> (8 * i));
        }
    }

    /** Stores bytes. */
    void put(int offset, byte[] values) {
        System.arraycopy(values, 0, bytes, offset - start, values.length);
    }

    /** Stores, when linking, the distance of a function from {@code origin} in 4 bytes. */
    void putCode(int offset, String symbol, int origin) {
        // The linker counts from the place itself.
        object.distance(offset - start, symbol, offset - origin);
    }

    /** A symbol for the address of the byte at {@code offset}. */
    void mark(String symbol, int offset) {
        object.address(symbol, offset - start);
    }

    /** The object file. */
    byte[] write() {
        return object.with(Arrays.copyOf(bytes, end - start));
    }
}
