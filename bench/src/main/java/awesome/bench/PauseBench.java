package awesome.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the kernel stands still for its collector while 64 MiB live, in instructions. Arguments: the project's folder. */
public final class PauseBench {
    static final Pattern RESULT = Pattern.compile(
            "selftest: pauses longest (\\d+) ns of (\\d+), all (\\d+) ns for a collection, (\\d+) KiB alive in (\\d+) KiB, "
                    + "timers (\\d+) ns late");

    /** The heap gets a quarter. */
    static final int MEMORY = 1024;

    private PauseBench() {}

    /** Measures and prints a table. */
    public static void main(String[] args) throws IOException {
        Systems systems = new Systems(Path.of(args[0]).toAbsolutePath());
        System.out.printf("%n%-12s %16s %16s %14s %14s %14s%n",
                "collection", "longest pause", "all together", "KiB alive", "KiB of heap", "latest timer");
        print(systems, "in steps", "selftest=pauses");
        print(systems, "in one stop", "selftest=pauses gcsteps=off");
        System.out.printf("%nPauses in instructions (QEMU, TCG, one processor)%n");
    }

    private static void print(Systems systems, String name, String options) throws IOException {
        Matcher result = Systems.boot(systems.awesome(systems.root("probe"), options), MEMORY, RESULT);
        System.out.printf("%-12s %16s %16s %14s %14s %14s%n",
                name, result.group(1), result.group(3), result.group(4), result.group(5), result.group(6));
    }
}
