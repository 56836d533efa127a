package awesome.kernel.fat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.fake.ArenaMemory;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.fake.LateTurn;
import awesome.kernel.fake.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A disk in memory that the host's mkfs.fat made, mounted, and what the host's programs say of it. */
final class FatDisk {
    private static final int FRAMES = 3000;
    private static final int SECONDS = 60;

    final byte[] image;
    final ArenaMemory memory = new ArenaMemory(FRAMES);
    final CacheFrames frames = new CacheFrames(memory, memory, 16);
    final ManualClock clock = new ManualClock();
    final LateTurn turn = new LateTurn();
    final List<String> log = new ArrayList<>();
    FaultyDisk faults;
    FatFileSystem system;

    FatDisk(byte[] image, boolean readOnly) {
        this.image = image;
        mount(readOnly);
    }

    void mount(boolean readOnly) {
        faults = new FaultyDisk(HostDisk.of(image, memory));
        BlockIo io = new BlockIo(faults, new DiskWaiter(), memory, memory);
        boolean done = false;
        try {
            system = FatFileSystem.mount(io, frames, 12, readOnly, clock, turn, log::add);
            done = true;
        } finally {
            if (!done) {
                assertNothingLeft();
            }
        }
    }

    /** Nothing of a file system is in memory. */
    void assertNothingLeft() {
        assertEquals(0, frames.used());
        assertEquals(0, frames.keepers());
    }

    /** Memory gets scarce for a while. */
    void takeAllFrames() {
        List<Long> taken = new ArrayList<>();
        Errors.assertErrno(Errno.ENOMEM, () -> {
            while (true) {
                taken.add(frames.take());
            }
        });
        taken.forEach(frames::free);
    }

    void unmount() {
        system.unmount();
    }

    /** A file system of so many KiB. */
    static byte[] make(Path folder, int kib, String... options) throws IOException, InterruptedException {
        Path file = folder.resolve("new.img");
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>(List.of("/usr/sbin/mkfs.fat", "-C"));
        command.addAll(List.of(options));
        command.addAll(List.of(file.toString(), String.valueOf(kib)));
        run(command);
        return Files.readAllBytes(file);
    }

    /** The same with the files of a folder. */
    static byte[] filled(Path folder, Path tree, int kib, String... options) throws IOException, InterruptedException {
        Path file = folder.resolve("filled.img");
        Files.write(file, make(folder, kib, options));
        List<String> command = new ArrayList<>(List.of("mcopy", "-s", "-n", "-Q", "-i", file.toString()));
        try (Stream<Path> children = Files.list(tree)) {
            children.sorted().forEach(each -> command.add(each.toString()));
        }
        command.add("::/");
        run(command);
        return Files.readAllBytes(file);
    }

    /** What fsck.fat says is wrong; empty if nothing is. */
    static String check(Path folder, byte[] image) throws IOException, InterruptedException {
        Path file = folder.resolve("checked.img");
        Files.write(file, image);
        Process process = start(List.of("/usr/sbin/fsck.fat", "-n", "-v", file.toString()));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor(SECONDS, TimeUnit.SECONDS);
        return process.exitValue() == 0 ? "" : said;
    }

    /** Has mtools copy all files to a new folder. */
    static Path copied(Path folder, byte[] image) throws IOException, InterruptedException {
        Path file = folder.resolve("copied.img");
        Files.write(file, image);
        Path to = Files.createTempDirectory(folder, "copied");
        run(List.of("mcopy", "-s", "-n", "-Q", "-m", "-i", file.toString(), "::/", to.toString()));
        return to;
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        builder.environment().put("MTOOLS_SKIP_CHECK", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + said);
        }
    }
}
