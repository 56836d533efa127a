package awesome.bench;

import awesome.image.Initramfs;
import awesome.systemtests.Machine;
import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What files on a disk cost: Debian's programs on an ext4 file system, on both systems. The time is that of the guest, in
 * which an instruction takes a nanosecond and the disk as long as on the host; the systems take turns, and the best of
 * some times counts. Arguments: the project's folder, and perhaps how many times.
 */
public final class StoreBench {
    private static final Pattern RESULTS = Pattern.compile("(?s)(store: .*)store: end");
    private static final Pattern RESULT = Pattern.compile("store: (\\d+) ([^\r\n]+)");
    private static final int TIMES = 3;
    /** In the order in which one needs another. */
    private static final List<String> MODULES = List.of("virtio/virtio_ring", "virtio/virtio", "virtio/virtio_pci_legacy_dev",
            "virtio/virtio_pci_modern_dev", "virtio/virtio_pci", "block/virtio_blk");
    /** What a file system on a disk uses for its checksums, where the processor has it. */
    private static final String CHECKSUM = "arch/x86/crypto/crc32c-intel.ko";
    private static final double MILLION = 1e6;

    private final Systems systems;
    private final Path folder;

    private StoreBench(Path project) throws IOException {
        systems = new Systems(project);
        folder = Files.createDirectories(systems.folder().resolve("store"));
    }

    /** Measures, prints a table, and writes it to {@code build/bench/store.json}. */
    public static void main(String[] args) throws IOException {
        new StoreBench(Path.of(args[0]).toAbsolutePath()).run(args.length > 1 ? Integer.parseInt(args[1]) : TIMES);
    }

    private void run(int times) throws IOException {
        Path programs = programs();
        Path disk = disk();
        Path archive = archive();
        Map<String, Long> linux = new LinkedHashMap<>();
        Map<String, Long> awesome = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            measure(systems.linux(archive), programs, disk, linux);
            measure(systems.awesome(archive), programs, disk, awesome);
        }
        report(linux, awesome, times);
    }

    private void report(Map<String, Long> linux, Map<String, Long> awesome, int times) throws IOException {
        RatioTable table = new RatioTable("Milliseconds on an ext4 file system, best of " + times + " (QEMU, TCG, one processor)",
                Systems.name(systems.linuxKernel()), 44, 1, MILLION, 0);
        linux.forEach((operation, theirs) -> table.add(operation, awesome.getOrDefault(operation, 0L), theirs));
        table.end("is faster", systems.folder().resolve("store.json"));
    }

    /** Boots a machine with both disks, and keeps the least nanoseconds of each row; 0 for one that failed. */
    private void measure(MachineSpec spec, Path programs, Path disk, Map<String, Long> best) throws IOException {
        Path copy = folder.resolve("copy.img");
        Tool.run(folder, "cp", "--sparse=always", disk.toString(), copy.toString());
        MachineSpec machine = spec.with(
                "-drive", "if=none,id=programs,format=raw,readonly=on,file=" + programs,
                "-device", "virtio-blk-pci,drive=programs",
                // The host's own disk takes as long as others let it: what the guest flushes stays in the host's memory.
                "-drive", "if=none,id=disk,format=raw,cache=unsafe,file=" + copy,
                "-device", "virtio-blk-pci,drive=disk");
        String results;
        try (Machine running = Systems.startWithDisks(machine, Systems.MEMORY)) {
            results = running.serial().expect(RESULTS, Systems.LIMIT).group(1);
        }
        Files.writeString(folder.resolve(spec.name() + ".log"), results);
        Tool.run(folder, "/usr/sbin/e2fsck", "-fn", copy.toString());
        Matcher line = RESULT.matcher(results);
        while (line.find()) {
            long nanoseconds = Long.parseLong(line.group(1));
            best.merge(line.group(2), nanoseconds, (one, other) -> one == 0 || other == 0 ? 0 : Math.min(one, other));
        }
    }

    /** A disk with Debian's programs, made once. */
    private Path programs() throws IOException {
        Path programs = folder.resolve("programs.img");
        if (!Files.exists(programs)) {
            System.err.println("making a disk with Debian's programs");
            Tool.run(systems.project(), "bin/debian-root", programs.toString(), "fio", "sqlite3", "git");
        }
        return programs;
    }

    /** The disk to measure on: an archive of Python's library, which the tests need too, and a repository with the same in it. */
    private Path disk() throws IOException {
        Path disk = folder.resolve("disk.img");
        Path script = Tool.copy("store-disk.sh", folder);
        Tool.run(folder, "sh", "-e", script.toString(), disk.toString());
        return disk;
    }

    private Path archive() throws IOException {
        Path drivers = systems.linuxModules().resolve("kernel/drivers");
        Initramfs root = new Initramfs();
        for (int i = 0; i < MODULES.size(); i++) {
            root.file("/modules/" + i + ".ko", drivers.resolve(MODULES.get(i) + ".ko"), 0644);
        }
        root.file("/modules/" + MODULES.size() + ".ko", drivers.resolveSibling(CHECKSUM), 0644);
        root.text("/store-rows.sh", Tool.text("store-rows.sh"), 0644);
        return systems.scriptRoot("store-first", Tool.text("store.sh"), root);
    }
}
