package awesome.bench;

import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What operations cost that programs ask the kernel for, in instructions of the guest, user code and kernel: the same
 * program, {@code calls.asm}, on both systems. Arguments: the project's folder.
 */
public final class CallBench {
    private static final Pattern RESULTS = Pattern.compile("(?s)(bench: .*)bench: end");
    private static final Pattern RESULT = Pattern.compile("bench: ([0-9a-f]{16}) ([0-9a-f]{16}) ([^\r\n]+)");
    /** The first line: what a round of the loop costs by itself. */
    private static final String NOTHING = "nothing";

    private CallBench() {}

    /** Measures, prints a table, and writes it to {@code build/bench/calls.json}. */
    public static void main(String[] args) throws IOException {
        Systems systems = new Systems(Path.of(args[0]).toAbsolutePath());
        Path archive = systems.root("calls");
        Map<String, Double> linux = measure(systems.linux(archive));
        Map<String, Double> awesome = measure(systems.awesome(archive));
        String name = Systems.name(systems.linuxKernel());
        System.out.printf(Locale.ROOT, "%nInstructions for an operation (QEMU, TCG, one processor)%n%n");
        System.out.printf(Locale.ROOT, "%-28s %10s %32s %8s%n", "", "Awesome", name, "ratio");
        StringBuilder json = new StringBuilder("[\n");
        double sum = 0;
        int rows = 0;
        for (String operation : linux.keySet()) {
            double theirs = linux.get(operation);
            double ours = awesome.getOrDefault(operation, 0.0);
            boolean both = theirs > 0 && ours > 0;
            // Above 1 Awesome takes less.
            String ratio = both ? String.format(Locale.ROOT, "%.2f", theirs / ours) : "failed";
            System.out.printf(Locale.ROOT, "%-28s %10.0f %32.0f %8s%n", operation, ours, theirs, ratio);
            json.append(String.format(Locale.ROOT, "%s  {\"operation\": \"%s\", \"awesome\": %.1f, \"linux\": %.1f}",
                    rows == 0 ? "" : ",\n", operation, ours, theirs));
            sum += both ? Math.log(theirs / ours) : 0;
            rows += both ? 1 : 0;
        }
        System.out.printf(Locale.ROOT, "%ngeometric mean of %d ratios: %.2f (above 1 Awesome takes fewer)%n", rows,
                Math.exp(sum / rows));
        Files.writeString(systems.folder().resolve("calls.json"), json.append("\n]\n"));
    }

    /** Instructions for each operation, without the loop; 0 for one that failed. */
    private static Map<String, Double> measure(MachineSpec spec) {
        Map<String, Double> results = new LinkedHashMap<>();
        Matcher line = RESULT.matcher(Systems.boot(spec, RESULTS).group(1));
        double loop = 0;
        while (line.find()) {
            double each = (double) Systems.number(line.group(2)) / Systems.number(line.group(1));
            if (line.group(3).equals(NOTHING)) {
                loop = each;
            } else {
                results.put(line.group(3), each == 0 ? 0 : each - loop);
            }
        }
        return results;
    }
}
