package awesome.compiler.llvm;

import java.util.Map;
import java.util.TreeMap;

/** Bytes of the image by offset from {@code heap_base}, with the places where the linker fills in code. */
final class ImageBytes {
    private static final String[] ESCAPED = escaped();

    private final int start;
    private final Map<Integer, String> code = new TreeMap<>();
    private byte[] bytes = new byte[1 << 16];
    private int end;

    /** Nothing yet; the first byte will be at {@code start}. */
    ImageBytes(int start) {
        this.start = start;
        this.end = start;
    }

    /** Each byte as assemblers and C write it in a string. */
    private static String[] escaped() {
        String[] all = new String[1 << Byte.SIZE];
        for (int i = 0; i < all.length; i++) {
            all[i] = "\\" + (i >>> 6) + (i >>> 3 & 7) + (i & 7);
        }
        return all;
    }

    int end() {
        return end;
    }

    /** Reserves bytes at the end, zero, aligned; their offset. */
    int reserve(int size, int alignment) {
        int place = (end + alignment - 1) & -alignment;
        end = place + size;
        while (end - start > bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
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
        // A PC-relative relocation counts from its own place.
        code.put(offset, Symbols.assembler(symbol) + " - . + " + (offset - origin));
    }

    /** The contents as assembler directives. */
    void write(StringBuilder out) {
        int at = start;
        for (Map.Entry<Integer, String> each : code.entrySet()) {
            writeBytes(out, at, each.getKey());
            out.append(".long ").append(each.getValue()).append('\n');
            at = each.getKey() + 4;
        }
        writeBytes(out, at, end);
    }

    private void writeBytes(StringBuilder out, int from, int to) {
        int at = from;
        while (at < to) {
            int zeros = at;
            while (zeros < to && bytes[zeros - start] == 0) {
                zeros++;
            }
            if (zeros - at >= 8 || zeros == to) {
                out.append(".zero ").append(zeros - at).append('\n');
                at = zeros;
                continue;
            }
            int stop = Math.min(to, at + 32);
            // An assembler reads a text faster than numbers.
            out.append(".ascii \"");
            while (at < stop) {
                out.append(ESCAPED[bytes[at++ - start] & 0xff]);
            }
            out.append("\"\n");
        }
    }
}
