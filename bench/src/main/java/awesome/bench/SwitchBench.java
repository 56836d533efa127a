package awesome.bench;

import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change between two threads of the kernel costs, in instructions. Arguments: the project's folder. */
public final class SwitchBench {
    /** What {@code selftest=switches} says. */
    static final Pattern RESULT =
            Pattern.compile("selftest: switches yield (\\d+) ns, unpark and park (\\d+) ns, notify and wait (\\d+) ns");

    private SwitchBench() {}

    /** Measures and prints a table. */
    public static void main(String[] args) throws IOException {
        Systems systems = new Systems(Path.of(args[0]).toAbsolutePath());
        MachineSpec machine = systems.awesome(systems.root("probe"), "selftest=switches");
        Matcher result = Systems.boot(machine, RESULT);
        System.out.printf("%nInstructions for a change of threads in the kernel (QEMU, TCG, one processor)%n%n");
        System.out.printf("%-28s %10s%n", "yield", result.group(1));
        System.out.printf("%-28s %10s%n", "unpark and park", result.group(2));
        System.out.printf("%-28s %10s%n", "notify and wait", result.group(3));
    }
}
