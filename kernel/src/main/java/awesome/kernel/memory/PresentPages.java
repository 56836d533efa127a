package awesome.kernel.memory;

import awesome.kernel.machine.PageTable;

/** How many pages of a mapping are present, and whose they are ({@code smaps} of proc(5)). */
final class PresentPages {
    private static final long KIB = AddressSpace.PAGE / 1024;
    /** The share of a page that several have is counted in parts of that. */
    private static final long PARTS = 4096;

    private long files;
    private long own;
    private long shared;
    private long large;
    /** Of those that are shared, what falls to this one. */
    private long share;

    /**
     * One more.
     *
     * @param isOwn whether it is not that of what is mapped
     * @param references how many address spaces have it
     * @param isLarge whether it is a part of a large page
     */
    void count(boolean isOwn, int references, boolean isLarge) {
        large += isLarge ? 1 : 0;
        if (!isOwn) {
            files++;
        } else if (references == 1) {
            own++;
        } else {
            shared++;
            share += PARTS / references;
        }
    }

    void add(PresentPages others) {
        files += others.files;
        own += others.own;
        shared += others.shared;
        large += others.large;
        share += others.share;
    }

    /** The lines for a mapping. */
    void describe(Area area, StringBuilder out) {
        line(out, "Size:           ", (area.end - area.start) / AddressSpace.PAGE);
        line(out, "KernelPageSize: ", 1);
        line(out, "MMUPageSize:    ", 1);
        describe(out);
        out.append("THPeligible:           ").append(area.mayHaveLarge() ? 1 : 0).append('\n');
        out.append("VmFlags:").append(area.allows(PageTable.READ) ? " rd" : "").append(area.allows(PageTable.WRITE) ? " wr" : "")
                .append(area.allows(PageTable.EXECUTE) ? " ex" : "").append(area.shared ? " sh" : "").append(" mr")
                .append(area.mayWrite ? " mw" : "").append(" me").append(area.largePages ? "" : " nh").append('\n');
    }

    /** Those lines that can be added up. */
    void describe(StringBuilder out) {
        line(out, "Rss:            ", files + own + shared);
        line(out, "Pss:            ", files + own + share / PARTS);
        line(out, "Shared_Clean:   ", files);
        line(out, "Shared_Dirty:   ", shared);
        line(out, "Private_Clean:  ", 0);
        line(out, "Private_Dirty:  ", own);
        line(out, "Referenced:     ", files + own + shared);
        line(out, "Anonymous:      ", own + shared);
        line(out, "AnonHugePages:  ", large);
        line(out, "Swap:           ", 0);
        line(out, "Locked:         ", 0);
    }

    private static void line(StringBuilder out, String name, long pages) {
        String number = Long.toString(pages * KIB);
        out.append(name);
        for (int i = number.length(); i < 8; i++) {
            out.append(' ');
        }
        out.append(number).append(" kB\n");
    }
}
