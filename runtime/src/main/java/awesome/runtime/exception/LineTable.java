package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Reads a GSYM file, version 1 (LLVM, {@code DebugInfo/GSYM}: Header.h, FunctionInfo.h, LineTable.h, InlineInfo.h):
 * functions, files, lines and inlined calls by address.
 *
 * <p>The object holds the answer of its last lookup, so it serves one thread; looking up allocates nothing.
 */
@NoAlloc("the panic screen looks up lines when there may be no heap left")
public final class LineTable {
    private static final int MAGIC = 0x4753594d;
    private static final int HEADER_SIZE = 48;
    private static final int MAX_INLINED = 24;

    private static final int INFO_END = 0;
    private static final int INFO_LINES = 1;
    private static final int INFO_INLINED = 2;

    private static final int OP_END = 0;
    private static final int OP_FILE = 1;
    private static final int OP_ADVANCE_ADDRESS = 2;
    private static final int OP_ADVANCE_LINE = 3;
    private static final int OP_SPECIAL = 4;

    private Address start = Address.zero();
    private boolean valid;
    private Address at = Address.zero();

    private int frames;
    private final int[] names = new int[MAX_INLINED + 1];
    private final int[] files = new int[MAX_INLINED + 1];
    private final int[] lines = new int[MAX_INLINED + 1];
    private long functionStart;
    private int lineFile;
    private int line;
    private long firstRange;
    private boolean inRange;

    /** Uses the file at {@code start}. Whether it is a GSYM file of the version known. */
    public boolean open(Address start) {
        this.start = start;
        valid = start.readInt() == MAGIC && start.readShort(4) == 1;
        return valid;
    }

    /**
     * Finds what lies at an address.
     *
     * @param address in the terms of the file: as the image was linked
     * @return how many frames, innermost first: 1, and 1 for each call inlined there; 0 if nothing is known
     */
    public int lookup(long address) {
        frames = 0;
        if (!valid) {
            return 0;
        }
        int offsetSize = start.readByte(6);
        long relative = address - start.readLong(8);
        int count = start.readInt(16);
        Address offsets = start.plus((HEADER_SIZE + offsetSize - 1) & -offsetSize);
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offset(offsets, offsetSize, middle) <= relative) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0 || relative < 0) {
            return 0;
        }
        Address infos = offsets.plus((long) count * offsetSize).alignUp(4);
        functionStart = start.readLong(8) + offset(offsets, offsetSize, low - 1);
        readFunction(start.plus(infos.readInt((low - 1) * 4L) & 0xffff_ffffL), address);
        return frames;
    }

    private static long offset(Address offsets, int size, int index) {
        return switch (size) {
            case 1 -> offsets.plus(index).readUnsignedByte();
            case 2 -> offsets.plus(index * 2L).readUnsignedShort();
            case 4 -> offsets.plus(index * 4L).readUnsignedInt();
            default -> offsets.readLong(index * 8L);
        };
    }

    private void readFunction(Address info, long address) {
        if (address >= functionStart + Math.max(1, info.readUnsignedInt())) {
            return;
        }
        names[0] = info.readInt(4);
        files[0] = 0;
        lines[0] = 0;
        lineFile = 0;
        line = 0;
        frames = 1;
        Address chunk = info.plus(8);
        int type = chunk.readInt();
        while (type != INFO_END) {
            at = chunk.plus(8);
            if (type == INFO_LINES) {
                readLines(address);
            } else if (type == INFO_INLINED) {
                frames = 0;
                readInlined(functionStart, address);
                if (frames == 0) {
                    frames = 1;
                }
            }
            chunk = chunk.plus(8 + chunk.plus(4).readUnsignedInt());
            type = chunk.readInt();
        }
        finish();
    }

    /** The inlined calls were found from the outside in; turn them, and put the line where the innermost is. */
    private void finish() {
        for (int i = 0, j = frames - 1; i < j; i++, j--) {
            swap(names, i, j);
            swap(files, i, j);
            swap(lines, i, j);
        }
        // Entry i has the name of a frame and the place of the call in its caller.
        for (int i = frames - 1; i > 0; i--) {
            files[i] = files[i - 1];
            lines[i] = lines[i - 1];
        }
        files[0] = lineFile;
        lines[0] = line;
    }

    private static void swap(int[] array, int i, int j) {
        int old = array[i];
        array[i] = array[j];
        array[j] = old;
    }

    private void readLines(long address) {
        long minimum = sleb();
        long maximum = sleb();
        long range = maximum - minimum + 1;
        long row = functionStart;
        long file = 1;
        long current = uleb();
        lineFile = (int) file;
        line = (int) current;
        while (true) {
            int op = u8();
            boolean emit = false;
            if (op == OP_END) {
                return;
            } else if (op == OP_FILE) {
                file = uleb();
            } else if (op == OP_ADVANCE_ADDRESS) {
                row += uleb();
                emit = true;
            } else if (op == OP_ADVANCE_LINE) {
                current += sleb();
            } else {
                int special = op - OP_SPECIAL;
                current += minimum + special % range;
                row += special / range;
                emit = true;
            }
            if (emit) {
                if (row > address) {
                    return;
                }
                lineFile = (int) file;
                line = (int) current;
            }
        }
    }

    /**
     * Reads one inlined function with what is inlined into it, and records it if it covers {@code address}.
     *
     * @return whether there was one: an empty range list ends a list of siblings
     */
    private boolean readInlined(long base, long address) {
        long ranges = readRanges(base, address);
        if (ranges == 0) {
            return false;
        }
        long childBase = firstRange;
        boolean covers = inRange;
        boolean children = u8() != 0;
        int name = u32();
        int file = (int) uleb();
        int callLine = (int) uleb();
        if (covers && frames < names.length) {
            names[frames] = name;
            files[frames] = file;
            lines[frames] = callLine;
            frames++;
        }
        while (children && readInlined(childBase, address)) {
            // Each call reads one sibling.
        }
        return true;
    }

    private long readRanges(long base, long address) {
        long count = uleb();
        long first = 0;
        boolean covers = false;
        for (long i = 0; i < count; i++) {
            long from = base + uleb();
            long to = from + uleb();
            if (i == 0) {
                first = from;
            }
            covers |= address >= from && address < to;
        }
        firstRange = first;
        inRange = covers;
        return count;
    }

    private int u8() {
        int value = at.readUnsignedByte();
        at = at.plus(1);
        return value;
    }

    private int u32() {
        int value = at.readInt();
        at = at.plus(4);
        return value;
    }

    private long uleb() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while ((next & 0x80) != 0 && shift < 64);
        return value;
    }

    private long sleb() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while ((next & 0x80) != 0 && shift < 64);
        return shift < 64 && (next & 0x40) != 0 ? value | -1L << shift : value;
    }

    private Address string(int offset) {
        return start.plus(start.plus(20).readUnsignedInt()).plus(offset & 0xffff_ffffL);
    }

    /** The symbol of frame {@code frame} of the last lookup: zero-terminated UTF-8. */
    public Address name(int frame) {
        return string(names[frame]);
    }

    /** The name of the source file, without its directory: zero-terminated UTF-8, empty if not known. */
    public Address file(int frame) {
        int offsetSize = start.readByte(6);
        int count = start.readInt(16);
        Address offsets = start.plus((HEADER_SIZE + offsetSize - 1) & -offsetSize);
        Address table = offsets.plus((long) count * offsetSize).alignUp(4).plus(count * 4L).alignUp(4);
        int index = files[frame];
        if (index <= 0 || index >= table.readInt()) {
            return string(0);
        }
        return string(table.readInt(4 + index * 8L + 4));
    }

    /** The line in that file; 0 if not known. */
    public int line(int frame) {
        return lines[frame];
    }
}
