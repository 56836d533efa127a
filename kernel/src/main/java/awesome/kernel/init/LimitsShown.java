package awesome.kernel.init;

import awesome.kernel.process.Limits;

/** The limits of a process as {@code /proc/PID/limits} shows them (proc(5)). */
final class LimitsShown {
    /** What is limited and its unit, by number (getrlimit(2)). */
    private static final String[][] NAMES = {
        {"cpu time", "seconds"}, {"file size", "bytes"}, {"data size", "bytes"}, {"stack size", "bytes"},
        {"core file size", "bytes"}, {"resident set", "bytes"}, {"processes", "processes"}, {"open files", "files"},
        {"locked memory", "bytes"}, {"address space", "bytes"}, {"file locks", "locks"}, {"pending signals", "signals"},
        {"msgqueue size", "bytes"}, {"nice priority", ""}, {"realtime priority", ""}, {"realtime timeout", "us"}
    };
    private static final int NAME_WIDTH = 25;
    private static final int VALUE_WIDTH = 20;
    private static final int UNIT_WIDTH = 10;

    private LimitsShown() {}

    static String text(Limits limits) {
        StringBuilder out = new StringBuilder();
        line(out, "Limit", "Soft Limit", "Hard Limit", "Units");
        for (int i = 0; i < NAMES.length; i++) {
            line(out, "Max " + NAMES[i][0], value(limits.soft(i)), value(limits.hard(i)), NAMES[i][1]);
        }
        return out.toString();
    }

    private static String value(long limit) {
        return limit == Limits.INFINITE ? "unlimited" : Long.toUnsignedString(limit);
    }

    private static void line(StringBuilder out, String name, String soft, String hard, String unit) {
        pad(out, name, NAME_WIDTH);
        pad(out.append(' '), soft, VALUE_WIDTH);
        pad(out.append(' '), hard, VALUE_WIDTH);
        pad(out.append(' '), unit, UNIT_WIDTH);
        out.append('\n');
    }

    private static void pad(StringBuilder out, String text, int width) {
        out.append(text);
        for (int i = text.length(); i < width; i++) {
            out.append(' ');
        }
    }
}
