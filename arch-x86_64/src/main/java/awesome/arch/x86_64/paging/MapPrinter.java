package awesome.arch.x86_64.paging;

import awesome.kernel.log.Log;

/**
 * Prints what is mapped in the address space in use, a range a line, and what it is for:
 *
 * <pre>
 *   ffffd4a5c6200000-ffffd4a5c62f3000 r-x s    972K kernel code
 * </pre>
 *
 * <p>The letters are read, write, execute, and who: s for the kernel (supervisor), u for user code as well.
 * Neighbouring pages with the same letters make one range, unless a known area begins or ends between them.
 */
public final class MapPrinter {
    private static final int MAX_AREAS = 32;
    private static final long SHOWN = PageEntry.WRITABLE | PageEntry.USER | PageEntry.NO_EXECUTE;

    private final Entries tables;
    private final Log out;
    private final long[] starts = new long[MAX_AREAS];
    private final long[] ends = new long[MAX_AREAS];
    private final String[] names = new String[MAX_AREAS];
    private int areas;

    private long rangeStart;
    private long rangeEnd;
    private long rangeFlags;
    private boolean open;

    /** Prints tables to {@code out}. */
    public MapPrinter(Entries tables, Log out) {
        this.tables = tables;
        this.out = out;
    }

    /** Names [start, end). If its start is not mapped, it is listed as not accessible. */
    public void name(long start, long end, String name) {
        if (start != end && areas < MAX_AREAS) {
            starts[areas] = start;
            ends[areas] = end;
            names[areas++] = name;
        }
    }

    /** Prints all of the address space. */
    public void print() {
        open = false;
        walk(0, PageEntry.ROOT_LEVEL);
        close();
    }

    private void walk(long base, int level) {
        for (int i = 0; i < PageEntry.ENTRIES; i++) {
            long virtual = PageEntry.canonical(base + i * PageEntry.span(level));
            if (level == PageEntry.ROOT_LEVEL && i == HighLayout.RECURSIVE_SLOT) {
                close();
                line(virtual, virtual + PageEntry.span(level), "rw- s", "page tables (recursive)");
                continue;
            }
            long entry = tables.entry(virtual, level);
            if (!PageEntry.isPresent(entry)) {
                skip(virtual, PageEntry.span(level));
            } else if (PageEntry.isLeaf(entry, level)) {
                page(virtual, PageEntry.span(level), entry & SHOWN);
            } else {
                walk(virtual, level - 1);
            }
        }
    }

    /** Goes over addresses without pages; areas that lie there are listed. */
    private void skip(long virtual, long bytes) {
        for (int i = 0; i < areas; i++) {
            if (starts[i] >= virtual && starts[i] - virtual < bytes) {
                close();
                line(starts[i], ends[i], "--- s", names[i]);
            }
        }
    }

    private void page(long virtual, long bytes, long flags) {
        if (open && rangeEnd == virtual && rangeFlags == flags && !isBoundary(virtual)) {
            rangeEnd = virtual + bytes;
        } else {
            close();
            open = true;
            rangeStart = virtual;
            rangeEnd = virtual + bytes;
            rangeFlags = flags;
        }
    }

    private boolean isBoundary(long virtual) {
        for (int i = 0; i < areas; i++) {
            if (starts[i] == virtual || ends[i] == virtual) {
                return true;
            }
        }
        return false;
    }

    private void close() {
        if (open) {
            String letters = "r" + ((rangeFlags & PageEntry.WRITABLE) != 0 ? "w" : "-")
                    + ((rangeFlags & PageEntry.NO_EXECUTE) != 0 ? "- " : "x ")
                    + ((rangeFlags & PageEntry.USER) != 0 ? "u" : "s");
            line(rangeStart, rangeEnd, letters, nameOf(rangeStart));
            open = false;
        }
    }

    private String nameOf(long virtual) {
        for (int i = 0; i < areas; i++) {
            if (virtual >= starts[i] && virtual < ends[i]) {
                return names[i];
            }
        }
        return "";
    }

    private void line(long start, long end, String letters, String name) {
        StringBuilder line = new StringBuilder("map: ");
        hex(line, start);
        line.append('-');
        hex(line, end);
        line.append(' ').append(letters).append(' ');
        String size = (end - start) / 1024 + "K";
        line.append(" ".repeat(Math.max(0, 10 - size.length()))).append(size).append(' ').append(name);
        out.line(line.toString());
    }

    private static void hex(StringBuilder to, long value) {
        String digits = Long.toHexString(value);
        to.append("0".repeat(16 - digits.length())).append(digits);
    }
}
