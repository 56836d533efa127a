package awesome.bench;

import awesome.bench.LinuxSteps.End;
import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel's own operations cost, in instructions: measured by itself, next to functions of Linux that do the
 * same. Arguments: the project's folder.
 */
public final class KernelBench {
    static final Pattern RESULTS = Pattern.compile("(?s)(.*)selftest: costs end");
    private static final Pattern RESULT = Pattern.compile("selftest: cost of ([^:]+): (\\d+) ns");

    /** An operation, and the functions of Linux that it takes together. */
    private record Row(String name, List<String> functions) {}

    private static final List<Row> ROWS = List.of(
            new Row("spin lock", List.of("_raw_spin_lock", "_raw_spin_unlock")),
            new Row("spin lock, interrupts off", List.of("_raw_spin_lock_irqsave", "_raw_spin_unlock_irqrestore")),
            new Row("object of 64 bytes", List.of("__kmalloc", "kfree")),
            new Row("frame of zeros", List.of("__alloc_pages", "__free_pages")),
            new Row("frame", List.of()),
            new Row("timer", List.of("hrtimer_start_range_ns")),
            new Row("timer taken back", List.of("hrtimer_try_to_cancel")),
            new Row("timer of a hundred", List.of()),
            new Row("timer of a hundred taken back", List.of()),
            new Row("timer interrupt", List.of("asm_sysvec_apic_timer_interrupt")),
            new Row("interrupt of a processor", List.of("native_smp_send_reschedule", "asm_sysvec_reschedule_ipi")),
            new Row("yield", List.of("__schedule")),
            new Row("unpark and park", List.of("try_to_wake_up", "__schedule")));

    private KernelBench() {}

    /** Measures and prints a table. */
    public static void main(String[] args) throws IOException {
        Systems systems = new Systems(Path.of(args[0]).toAbsolutePath());
        LinuxSteps steps = new LinuxSteps(systems, 1);
        LinuxSteps ofSeveral = new LinuxSteps(systems, 2);
        for (Row row : ROWS) {
            row.functions.forEach(each -> (needsSeveral(each) ? ofSeveral : steps).function(each, end(each), nothing(each)));
        }
        Map<String, Integer> linux = new HashMap<>(steps.measure());
        linux.putAll(ofSeveral.measure());
        Map<String, Integer> awesome = awesome(systems);
        System.out.printf(Locale.ROOT, "%nInstructions for what the kernel does itself (QEMU, TCG, one processor)%n%n");
        System.out.printf(Locale.ROOT, "%-30s %10s %28s   %s%n", "", "Awesome", Systems.name(systems.linuxKernel()),
                "functions of Linux");
        for (Row row : ROWS) {
            boolean known = !row.functions.isEmpty() && linux.keySet().containsAll(row.functions);
            String theirs = known ? Integer.toString(row.functions.stream().mapToInt(linux::get).sum()) : "";
            System.out.printf(Locale.ROOT, "%-30s %10d %28s   %s%n", row.name, awesome.get(row.name), theirs,
                    String.join(", ", row.functions));
        }
    }

    /** Whether it is only called where there is more than one processor. */
    private static boolean needsSeveral(String function) {
        return function.contains("reschedule");
    }

    private static End end(String function) {
        return switch (function) {
            case "__schedule" -> End.SWITCH;
            case "asm_sysvec_apic_timer_interrupt", "asm_sysvec_reschedule_ipi" -> End.INTERRUPT;
            default -> End.RETURN;
        };
    }

    /** With fewer steps nobody had to be woken, nothing to be switched to, nothing freed, and no timer was armed. */
    private static int nothing(String function) {
        return switch (function) {
            case "try_to_wake_up", "__schedule" -> 200;
            case "kfree", "hrtimer_try_to_cancel" -> 50;
            default -> 0;
        };
    }

    private static Map<String, Integer> awesome(Systems systems) throws IOException {
        MachineSpec machine = systems.awesome(systems.root("probe"), "selftest=switches,costs");
        String results = Systems.boot(machine, RESULTS).group(1);
        Map<String, Integer> costs = new HashMap<>();
        Matcher cost = RESULT.matcher(results);
        while (cost.find()) {
            costs.put(cost.group(1), Integer.parseInt(cost.group(2)));
        }
        Matcher switches = SwitchBench.RESULT.matcher(results);
        if (!switches.find()) {
            throw new IOException("the kernel did not say what a change of threads costs: " + results);
        }
        costs.put("yield", Integer.parseInt(switches.group(1)));
        costs.put("unpark and park", Integer.parseInt(switches.group(2)));
        return costs;
    }
}
