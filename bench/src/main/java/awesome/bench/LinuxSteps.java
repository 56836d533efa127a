package awesome.bench;

import awesome.image.DefaultRoot;
import awesome.image.Initramfs;
import awesome.systemtests.Machine;
import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many instructions functions of Linux take, counted by gdb: it stops at the function's first instruction while a
 * shell keeps Linux busy, and steps until the function has returned. The fewest of several times count, so that
 * interrupts, slow paths and longer arguments do not; but not those in which there was nothing to do.
 */
final class LinuxSteps {
    /** When a function has returned. */
    enum End {
        /** The caller goes on: it and the stack are as before. */
        RETURN,
        /** A caller goes on, perhaps on another thread's stack. */
        SWITCH,
        /** What was interrupted goes on (SDM volume 3, 6.14.2: the frame of an interrupt in 64-bit mode). */
        INTERRUPT
    }

    private static final int TIMES = 10;
    private static final int MOST_STEPS = 4_000;
    private static final Pattern SYMBOL = Pattern.compile("(?m)^([0-9a-f]{16}) [tT] (\\w+)\\r?$");
    private static final Pattern RESULT = Pattern.compile("steps (\\w+) (\\d+)");

    private final Systems systems;
    private final int processors;
    private final Map<String, End> functions = new LinkedHashMap<>();
    private final Map<String, Integer> least = new HashMap<>();

    LinuxSteps(Systems systems, int processors) {
        this.systems = systems;
        this.processors = processors;
    }

    /**
     * Has a function measured.
     *
     * @param steps with fewer the function had nothing to do
     */
    void function(String name, End end, int steps) {
        functions.put(name, end);
        least.put(name, steps);
    }

    /** The fewest steps of each function; none for one that was not called. */
    Map<String, Integer> measure() throws IOException {
        Path socket = systems.folder().resolve("gdb");
        Files.deleteIfExists(socket);
        MachineSpec spec = systems.linux(archive()).withCpus(processors).with("-gdb", "unix:" + socket + ",server=on,wait=off");
        try (Machine machine = processors == 1
                ? Systems.start(spec, Systems.MEMORY)
                : Systems.startInRealTime(spec, Systems.MEMORY)) {
            String symbols = machine.serial().expect(Pattern.compile("(?s)(.*)bench: ready"), Systems.LIMIT).group(1);
            Path script = systems.folder().resolve("steps.gdb");
            Files.writeString(script, script(socket, addresses(symbols)));
            return fewest(Tool.run(systems.folder(), "timeout", Long.toString(Systems.LIMIT.toSeconds()), "gdb", "-batch", "-nx",
                    "-x", script.toString()));
        }
    }

    /** A root file system whose shell shows where the functions are, and then starts programs and sleeps. */
    private Path archive() throws IOException {
        Path archive = systems.folder().resolve("busy.cpio");
        Initramfs root = new Initramfs();
        DefaultRoot.skeleton(root);
        root.file(DefaultRoot.BUSYBOX, Path.of(DefaultRoot.BUSYBOX), 0755);
        root.text(Systems.PROGRAM, String.join("\n",
                "#!" + DefaultRoot.BUSYBOX + " sh",
                "B=" + DefaultRoot.BUSYBOX,
                "$B mount -t proc proc /proc",
                "$B grep -E ' (" + String.join("|", functions.keySet()) + ")$' /proc/kallsyms",
                "echo bench: ready",
                "while :; do $B sleep 0.01; $B true | $B cat; done",
                ""), 0755);
        root.write(archive);
        return archive;
    }

    private static Map<String, String> addresses(String symbols) {
        Map<String, String> addresses = new HashMap<>();
        Matcher symbol = SYMBOL.matcher(symbols);
        while (symbol.find()) {
            addresses.put(symbol.group(2), symbol.group(1));
        }
        return addresses;
    }

    private String script(Path socket, Map<String, String> addresses) {
        StringBuilder script = new StringBuilder("""
                set pagination off
                set confirm off
                set architecture i386:x86-64
                target remote %s
                """.formatted(socket));
        functions.forEach((name, end) -> {
            if (addresses.containsKey(name)) {
                script.append(steps(name, addresses.get(name), end));
            }
        });
        return script.append("kill\n").toString();
    }

    private static String steps(String name, String address, End end) {
        String stack = end == End.INTERRUPT ? "*(unsigned long *)($rsp + 24)" : "$rsp + 8";
        String there = end == End.SWITCH ? "($rip == $return)" : "($rip == $return && $rsp == $stack)";
        return """
                set $times = 0
                while $times < %d
                  tbreak *0x%s
                  continue
                  set $stack = %s
                  set $return = *(unsigned long *)$rsp
                  set $steps = 0
                  while !%s && $steps < %d
                    stepi
                    set $steps = $steps + 1
                  end
                  printf "steps %s %%d\\n", $steps
                  set $times = $times + 1
                end
                """.formatted(TIMES, address, stack, there, MOST_STEPS, name);
    }

    private Map<String, Integer> fewest(String output) {
        Map<String, Integer> fewest = new HashMap<>();
        Matcher result = RESULT.matcher(output);
        while (result.find()) {
            int steps = Integer.parseInt(result.group(2));
            if (steps < MOST_STEPS && steps >= least.get(result.group(1))) {
                fewest.merge(result.group(1), steps, Math::min);
            }
        }
        return fewest;
    }
}
