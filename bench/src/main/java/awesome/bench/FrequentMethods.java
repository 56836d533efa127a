package awesome.bench;

import awesome.systemtests.Machine;
import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the methods of the kernel that are called often, which the compiler inlines into: boots a kernel that counts calls
 * with what programs mostly do, and reads the counts from its memory. Arguments: the project's folder; that kernel, compiled
 * with {@code --count-calls}; the list to write. All absolute.
 */
public final class FrequentMethods {
    /** Calls of a method in all of the work from which on it is on the list. */
    private static final long FREQUENT = 3_000;
    /** Where the kernel is with {@code kaslr=off}. */
    private static final long KERNEL = 0xffffc80000000000L;
    private static final Pattern COUNTER = Pattern.compile("([0-9a-f]{16}) [bB] calls (.*)");
    private static final Pattern SCRIPT_ENDS = Pattern.compile("bench: end");
    private static final int DISK_MIB = 256;

    private final Systems systems;
    private final Path kernel;
    /** Offsets in the kernel, by method. */
    private final Map<String, Long> counters = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    private FrequentMethods(Systems systems, Path kernel) {
        this.systems = systems;
        this.kernel = kernel;
    }

    /** Counts and writes the list. */
    public static void main(String[] args) throws IOException {
        FrequentMethods methods = new FrequentMethods(new Systems(Path.of(args[0])), Path.of(args[1]));
        methods.findCounters();
        methods.work();
        List<String> frequent = methods.frequent();
        Files.write(Path.of(args[2]), frequent);
        System.err.println(frequent.size() + " of " + methods.counters.size() + " methods are called " + FREQUENT + " times or more");
    }

    private void findCounters() throws IOException {
        for (String line : Tool.run(systems.folder(), "nm", kernel + ".debug").lines().toList()) {
            var matcher = COUNTER.matcher(line);
            if (matcher.matches()) {
                counters.put(matcher.group(2), Systems.number(matcher.group(1)));
            }
        }
        if (counters.isEmpty()) {
            throw new IOException(kernel + " does not count calls: compile it with --count-calls");
        }
    }

    private void work() throws IOException {
        Path probe = systems.root("probe");
        count(systems.awesome(kernel, systems.root("calls"), "kaslr=off"), SCRIPT_ENDS);
        count(systems.awesome(kernel, probe, "kaslr=off selftest=switches,costs"), KernelBench.RESULTS);
        count(systems.awesome(kernel, probe, "kaslr=off selftest=pauses"), PauseBench.RESULT);
        count(withDisk(systems.awesome(kernel, systems.scriptRoot("frequent", Tool.text("frequent.sh")), "kaslr=off").withCpus(2)),
                SCRIPT_ENDS);
    }

    private MachineSpec withDisk(MachineSpec spec) throws IOException {
        Path disk = systems.folder().resolve("frequent.img");
        Files.deleteIfExists(disk);
        Tool.run(systems.folder(), "/usr/sbin/mke2fs", "-q", "-t", "ext4", disk.toString(), DISK_MIB + "m");
        return spec.with("-drive", "if=none,id=disk,format=raw,file=" + disk, "-device", "virtio-blk-pci,drive=disk");
    }

    /** Boots a machine until its serial line shows {@code end}, and adds the counts that it has then. */
    private void count(MachineSpec spec, Pattern end) throws IOException {
        Path dump = systems.folder().resolve("frequent.counts");
        long first = counters.values().stream().min(Long::compare).orElseThrow();
        long size = counters.values().stream().max(Long::compare).orElseThrow() + Long.BYTES - first;
        // Where the machine would be switched off it stops, with its memory.
        try (Machine machine = Systems.startInRealTime(spec.with("-no-shutdown"), PauseBench.MEMORY)) {
            machine.serial().expect(end, Systems.LIMIT);
            machine.control("memsave", "{\"val\":" + (KERNEL + first) + ",\"size\":" + size + ",\"filename\":\"" + dump + "\"}");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(dump)).order(ByteOrder.LITTLE_ENDIAN);
        counters.forEach((method, at) -> counts.merge(method, bytes.getLong((int) (at - first)), Long::sum));
    }

    private List<String> frequent() {
        TreeSet<String> frequent = new TreeSet<>();
        counts.forEach((method, count) -> {
            if (count >= FREQUENT) {
                frequent.add(method);
            }
        });
        return new ArrayList<>(frequent);
    }
}
