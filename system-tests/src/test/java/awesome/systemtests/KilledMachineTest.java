package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The machine is ended at random moments while a program changes files of the root on a disk, and says what fsync(2) has made safe:
 * that must be there when the machine is started again.
 *
 * <p>QEMU gets SIGKILL. What it has written for the machine stays, as it is in the host's cache: so this tests the order
 * in which the kernel writes and what of it is there when fsync(2) returns, also what is under way in QEMU, but not that the kernel
 * flushes the disk's cache. That is what {@code CrashTest} of the kernel's ext4 does, in which any sector may be missing that was not
 * flushed.
 */
class KilledMachineTest {
    private static final byte[] NOTHING = {};
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final boolean ALL = "all".equals(System.getProperty("awesome.tests"));
    private static final Pattern SEVERAL_MADE = Pattern.compile("(?s)(\nC \\d+ \\d+\r?.*?){5}");
    private static final int SHORTEST = 20;
    private static final int LONGEST = 1500;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("disk.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final SafeFiles files = new SafeFiles();
    private Path disk;

    private String host(String script) {
        Command.Result result = Command.host(folder, NOTHING, "sh", "-c", "PATH=$PATH:/usr/sbin; " + script);
        assertEquals(0, result.status(), () -> "seed " + seed + ": " + script + ": " + result.text() + result.errors());
        return result.text();
    }

    private Machine start(int run) {
        return Machine.start(MachineSpec.of("killed-" + run, Images.bare("root=/dev/vda rw init=/fsynced"))
                .withCpus(1 + random.nextInt(2))
                .with("-drive", "if=none,id=root,format=raw,cache=writeback,file=" + disk, "-device", "virtio-blk-pci,drive=root"));
    }

    /** A copy is as it should be when its journal was replayed and its orphans are freed, which says that it was not clean before. */
    private void check() {
        host("cp --sparse=always disk copy; e2fsck -p copy >/dev/null; [ $? -le 1 ] && e2fsck -fn copy >fsck.log 2>&1"
                + " || { cat fsck.log; exit 1; }");
    }

    /** What is there must be what was safe. */
    private void look(Machine machine, int run) {
        String listed = machine.serial().expect("LISTED", SOON);
        assertEquals("", files.compare(listed), () -> "run " + run + ", seed " + seed + ": " + machine.serial().text());
    }

    @ParameterizedTest
    @CsvSource({"-t ext4, 2, 50", "-t ext4 -b 1024 -O ^metadata_csum, 1, 20", "-t ext3 -I 128, 1, 20"})
    void whatIsSafeIsThereAfterwards(String kind, int few, int many) throws IOException, InterruptedException {
        disk = folder.resolve("disk");
        host("musl-gcc -static -O1 -Wall -Wextra -Werror -o fsynced "
                + Path.of("src/test/resources/fsynced.c").toAbsolutePath());
        Files.createDirectories(folder.resolve("tree"));
        host("mv fsynced tree; mke2fs -q -F " + kind + " -d tree disk 64M");
        int kills = ALL ? many : few;
        for (int run = 0; run < kills; run++) {
            try (Machine machine = start(run)) {
                look(machine, run);
                // Nothing is changed now but by the kernel itself, which has replayed the journal.
                check();
                String before = machine.serial().text();
                machine.serial().send(random.nextInt(1 << 30) + "\r");
                if (run == 0) {
                    machine.serial().expect(SEVERAL_MADE, SOON);
                }
                Thread.sleep(SHORTEST + random.nextInt(LONGEST));
                assertTrue(machine.isAlive(), () -> machine.serial().text());
                machine.kill();
                files.hear(machine.serial().text().substring(before.length()));
                assertTrue(files.count() > 0, "no file was safe");
            }
            check();
        }
        try (Machine machine = start(kills)) {
            look(machine, kills);
            machine.serial().send("end\r");
            assertEquals(0, machine.awaitEnd(SOON));
        }
        host("e2fsck -fn disk >fsck.log 2>&1 || { cat fsck.log; exit 1; }");
    }
}
