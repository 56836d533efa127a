package awesome.bench;

import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
        RatioTable table = new RatioTable("Instructions for an operation (QEMU, TCG, one processor)",
                Systems.name(systems.linuxKernel()), 28, 0, 1, 1);
        linux.forEach((operation, theirs) -> table.add(operation, awesome.getOrDefault(operation, 0.0), theirs));
        table.end("takes fewer", systems.folder().resolve("calls.json"));
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
