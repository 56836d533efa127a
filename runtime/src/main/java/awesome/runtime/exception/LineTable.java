package awesome.runtime.exception;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Reads the line table of an image, {@code docs/book/line-table.md}: methods, files, lines and inlined calls by address.
 *
 * <p>The object holds the answer of its last lookup, so it serves one thread; looking up allocates nothing.
 */
@NoAlloc("the panic screen looks up lines when there may be no heap left")
public final class LineTable {
    private static final int MAGIC = 0x544c5741;
    private static final int VERSION = 1;
    private static final int HEADER_SIZE = 32;
    private static final int FUNCTION_SIZE = 8;
    private static final int METHOD_SIZE = 12;

    private static final int OP_ADVANCE = 0;
    private static final int OP_LINE = 1;
    private static final int OP_PUSH = 2;
    private static final int LARGEST = 63;
    private static final int LINE_BIAS = 31;
    /** Deeper inlining is shown without its innermost frames. */
    private static final int MAX_FRAMES = 48;

    private Address start = Address.zero();
    private boolean valid;
    private Address at = Address.zero();

    /** Outermost first. */
    private final int[] methods = new int[MAX_FRAMES];
    private final int[] lines = new int[MAX_FRAMES];
    private final int[] recent = new int[LARGEST];
    private int frames;

    /** Uses the table at {@code start}. Whether it is one of the version known. */
    public boolean open(Address start) {
        this.start = start;
        valid = start.readInt() == MAGIC && start.readInt(4) == VERSION;
        return valid;
    }

    /**
     * Finds what lies at an address.
     *
     * @param address in the terms of the table: as the image was linked
     * @return how many frames, innermost first: 1, and 1 for each call inlined there; 0 if nothing is known
     */
    public int lookup(long address) {
        frames = 0;
        if (!valid) {
            return 0;
        }
        long relative = address - start.readLong(8);
        int low = 0;
        int high = start.readInt(16);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (function(middle).readUnsignedInt() <= relative) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low > 0 && relative >= 0) {
            Address function = function(low - 1);
            at = section(24).plus(function.plus(4).readUnsignedInt());
            follow(relative - function.readUnsignedInt());
        }
        return Math.min(frames, MAX_FRAMES);
    }

    private Address function(int index) {
        return start.plus(HEADER_SIZE + (long) index * FUNCTION_SIZE);
    }

    private Address section(long offset) {
        return start.plus(start.plus(offset).readUnsignedInt());
    }

    /** Follows a stream up to the byte of code at {@code offset} in its function. */
    private void follow(long offset) {
        long size = uleb();
        if (offset >= Math.max(1, size)) {
            return;
        }
        push((int) uleb(), 0);
        long done = 0;
        int known = 0;
        for (int op = u8(); op != 0; op = u8()) {
            int operand = op >> 2;
            switch (op & 3) {
                case OP_ADVANCE -> {
                    done += operand == LARGEST ? uleb() : operand;
                    if (done > offset) {
                        return;
                    }
                }
                case OP_LINE -> {
                    if (frames <= MAX_FRAMES) {
                        lines[frames - 1] += operand == LARGEST ? signed(uleb()) : operand - LINE_BIAS;
                    } else if (operand == LARGEST) {
                        uleb();
                    }
                }
                case OP_PUSH -> {
                    int method = operand == LARGEST ? (int) uleb() : recent[operand];
                    if (operand == LARGEST && known < LARGEST) {
                        recent[known++] = method;
                    }
                    push(method, (int) uleb());
                }
                default -> frames -= operand + 1;
            }
        }
    }

    private void push(int method, int line) {
        if (frames < MAX_FRAMES) {
            methods[frames] = method;
            lines[frames] = line;
        }
        frames++;
    }

    private static int signed(long folded) {
        return (int) ((folded & 1) == 0 ? folded >>> 1 : -(folded + 1 >>> 1));
    }

    private int u8() {
        int value = at.readUnsignedByte();
        at = at.plus(1);
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

    private int outermostFirst(int frame) {
        return Math.min(frames, MAX_FRAMES) - 1 - frame;
    }

    private Address string(int frame, int field) {
        Address method = section(20).plus((long) methods[outermostFirst(frame)] * METHOD_SIZE);
        return section(28).plus(method.plus(field).readUnsignedInt());
    }

    /** The binary name of the class of frame {@code frame} of the last lookup; empty if it is an assembly routine. */
    public Address type(int frame) {
        return string(frame, 0);
    }

    /** The name of the method or routine. This and the other names are UTF-8 and end with a zero byte. */
    public Address method(int frame) {
        return string(frame, 4);
    }

    /** The name of the source file, without its directory; empty if not known. */
    public Address file(int frame) {
        return string(frame, 8);
    }

    /** The line in that file; 0 if not known. */
    public int line(int frame) {
        return lines[outermostFirst(frame)];
    }
}
