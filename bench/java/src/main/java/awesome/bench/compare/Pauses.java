package awesome.bench.compare;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long collections stopped a program.
 *
 * @param count of collections
 * @param totalMicros all pauses together
 * @param longestMicros the longest one
 * @param liveKib what was alive after the longest one
 */
record Pauses(int count, long totalMicros, long longestMicros, long liveKib) {
    /** Makes HotSpot say what {@link #ofLog} reads, apart from what the program says. */
    static final String LOG_OPTION = "-Xlog:gc:stderr";
    /** Makes a compiled program say what {@link #ofReport} reads, at its end. */
    static final String REPORT_VARIABLE = "AWESOME_GCSTATS";

    private static final double MICROS_PER_MILLI = 1000;
    private static final double KIB_PER_MIB = 1024;
    private static final String FIRST_OF_REPORT = "collections: ";
    private static final String TAG_OF_LOG = "[gc]";
    private static final Pattern LOGGED = Pattern.compile("\\[gc] GC\\(\\d+\\) Pause .* \\d+M->(\\d+)M\\(\\d+M\\) ([0-9.]+)ms");

    /** Whether this line begins a report, which goes on until the program's end. */
    static boolean beginsReport(String line) {
        return line.startsWith(FIRST_OF_REPORT);
    }

    /** Whether this is a line of HotSpot's log. */
    static boolean isLogged(String line) {
        return line.contains(TAG_OF_LOG);
    }

    /** What a program said on standard error, of either kind. */
    static Pauses of(List<String> lines) {
        return lines.stream().anyMatch(Pauses::beginsReport) ? ofReport(lines) : ofLog(lines);
    }

    private static Pauses ofLog(List<String> lines) {
        int count = 0;
        long total = 0;
        long longest = 0;
        long live = 0;
        for (String line : lines) {
            Matcher pause = LOGGED.matcher(line);
            if (pause.find()) {
                long micros = Math.round(Double.parseDouble(pause.group(2)) * MICROS_PER_MILLI);
                count++;
                total += micros;
                if (micros > longest) {
                    longest = micros;
                    live = Math.round(Long.parseLong(pause.group(1)) * KIB_PER_MIB);
                }
            }
        }
        return new Pauses(count, total, longest, live);
    }

    private static Pauses ofReport(List<String> lines) {
        return new Pauses((int) number(lines, FIRST_OF_REPORT), number(lines, "  all together: "), number(lines, "  longest: "),
                number(lines, "  alive after the longest: "));
    }

    private static long number(List<String> lines, String before) {
        for (String line : lines) {
            if (line.startsWith(before)) {
                return Long.parseLong(line.substring(before.length()).split(" ")[0]);
            }
        }
        return 0;
    }

    /** The mean in milliseconds. */
    double meanMillis() {
        return count == 0 ? 0 : totalMicros / MICROS_PER_MILLI / count;
    }

    double longestMillis() {
        return longestMicros / MICROS_PER_MILLI;
    }

    double liveMib() {
        return liveKib / KIB_PER_MIB;
    }

    /** The longest pause in milliseconds for each MiB that was alive after it; 0 if nothing was. */
    double millisPerLiveMib() {
        return liveKib == 0 ? 0 : longestMillis() / liveMib();
    }
}
