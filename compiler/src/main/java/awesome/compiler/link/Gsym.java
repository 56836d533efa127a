package awesome.compiler.link;

import awesome.compiler.CompileError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Reads a GSYM file, version 1 (LLVM, {@code DebugInfo/GSYM}: Header.h, FunctionInfo.h, LineTable.h, InlineInfo.h),
 * which llvm-gsymutil makes from debug information.
 */
final class Gsym {
    private static final int MAGIC = 0x4753594d;
    private static final int HEADER_SIZE = 48;

    private static final int INFO_END = 0;
    private static final int INFO_LINES = 1;
    private static final int INFO_INLINED = 2;

    private static final int OP_END = 0;
    private static final int OP_FILE = 1;
    private static final int OP_ADVANCE_ADDRESS = 2;
    private static final int OP_ADVANCE_LINE = 3;
    private static final int OP_SPECIAL = 4;

    /** From {@code address} on the code is of this line. */
    record Row(long address, String file, int line) {}

    /** Addresses from {@code start} up to {@code end}, exclusive. */
    record Range(long start, long end) {}

    /** A call that was inlined: where its code is, what was called, from which file and line, and what is inlined there. */
    record Inlined(List<Range> ranges, String name, String callFile, int callLine, List<Inlined> children) {
        boolean covers(long address) {
            for (Range each : ranges) {
                if (address >= each.start && address < each.end) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A function; its rows by address, and the calls inlined into it. */
    record Function(long start, long size, String name, List<Row> rows, List<Inlined> inlined) {}

    private final ByteBuffer bytes;
    private final int addressCount;
    private final int offsetSize;
    private final int offsets;
    private final int infos;
    private final int files;
    private final Map<Integer, String> strings;

    /** Opens a file; a {@link CompileError} if it is of another format. */
    Gsym(byte[] file) {
        strings = new ConcurrentHashMap<>();
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < HEADER_SIZE || bytes.getInt(0) != MAGIC || bytes.getShort(4) != 1) {
            throw new CompileError("llvm-gsymutil made a file that is not GSYM version 1; is it that of LLVM 19?");
        }
        offsetSize = bytes.get(6);
        addressCount = bytes.getInt(16);
        offsets = align(HEADER_SIZE, offsetSize);
        infos = align(offsets + addressCount * offsetSize, 4);
        files = align(infos + addressCount * 4, 4);
    }

    /** The same file, to be read from another place at the same time. */
    private Gsym(Gsym same) {
        bytes = same.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        addressCount = same.addressCount;
        offsetSize = same.offsetSize;
        offsets = same.offsets;
        infos = same.infos;
        files = same.files;
        strings = same.strings;
    }

    private static int align(int value, int alignment) {
        return value + alignment - 1 & -alignment;
    }

    /** All functions, by address. */
    List<Function> functions() {
        return IntStream.range(0, addressCount).parallel().mapToObj(i -> new Gsym(this).function(i)).toList();
    }

    private Function function(int index) {
        long start = bytes.getLong(8) + switch (offsetSize) {
            case 1 -> bytes.get(offsets + index) & 0xffL;
            case 2 -> bytes.getShort(offsets + 2 * index) & 0xffffL;
            case 4 -> bytes.getInt(offsets + 4 * index) & 0xffff_ffffL;
            default -> bytes.getLong(offsets + 8 * index);
        };
        int chunk = bytes.getInt(infos + 4 * index);
        long size = bytes.getInt(chunk) & 0xffff_ffffL;
        String name = string(bytes.getInt(chunk + 4));
        List<Row> rows = new ArrayList<>();
        List<Inlined> inlined = new ArrayList<>();
        chunk += 8;
        for (int type = bytes.getInt(chunk); type != INFO_END; type = bytes.getInt(chunk)) {
            bytes.position(chunk + 8);
            if (type == INFO_LINES) {
                readRows(start, rows);
            } else if (type == INFO_INLINED) {
                inlined = readInlined(start).children;
            }
            chunk += 8 + bytes.getInt(chunk + 4);
        }
        return new Function(start, size, name, rows, inlined);
    }

    private void readRows(long start, List<Row> rows) {
        long minimum = sleb();
        long maximum = sleb();
        long range = maximum - minimum + 1;
        long address = start;
        int file = 1;
        long line = uleb();
        for (int op = u8(); op != OP_END; op = u8()) {
            if (op == OP_FILE) {
                file = (int) uleb();
            } else if (op == OP_ADVANCE_LINE) {
                line += sleb();
            } else {
                if (op == OP_ADVANCE_ADDRESS) {
                    address += uleb();
                } else {
                    line += minimum + (op - OP_SPECIAL) % range;
                    address += (op - OP_SPECIAL) / range;
                }
                rows.add(new Row(address, file(file), (int) line));
            }
        }
    }

    /** Reads a node of the tree; null at the end of a list of siblings, which is an empty list of ranges. */
    private Inlined readInlined(long base) {
        List<Range> ranges = new ArrayList<>();
        for (long count = uleb(); count > 0; count--) {
            long from = base + uleb();
            ranges.add(new Range(from, from + uleb()));
        }
        if (ranges.isEmpty()) {
            return null;
        }
        boolean hasChildren = u8() != 0;
        String name = string(bytes.getInt());
        String callFile = file((int) uleb());
        int callLine = (int) uleb();
        List<Inlined> children = new ArrayList<>();
        for (Inlined child = hasChildren ? readInlined(ranges.get(0).start) : null; child != null;
                child = readInlined(ranges.get(0).start)) {
            children.add(child);
        }
        return new Inlined(ranges, name, callFile, callLine, children);
    }

    private int u8() {
        return bytes.get() & 0xff;
    }

    private long uleb() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return value;
    }

    private long sleb() {
        int start = bytes.position();
        long value = uleb();
        int shift = 7 * (bytes.position() - start);
        return shift < 64 && (value >> shift - 1 & 1) != 0 ? value | -1L << shift : value;
    }

    private String string(int offset) {
        String known = strings.get(offset);
        return known != null ? known : strings.computeIfAbsent(offset, this::readString);
    }

    private String readString(int offset) {
        int from = bytes.getInt(20) + offset;
        int end = from;
        while (bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), from, end - from, StandardCharsets.UTF_8);
    }

    /** The name of a file without its directory; empty if it is not known. */
    private String file(int index) {
        if (index <= 0 || index >= bytes.getInt(files)) {
            return "";
        }
        return string(bytes.getInt(files + 4 + 8 * index + 4));
    }
}
