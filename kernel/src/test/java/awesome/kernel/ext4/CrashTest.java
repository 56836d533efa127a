package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.magic.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the power fails at any moment, nothing is lost that was synced, and the file system is whole. */
class CrashTest {
    private static final boolean ALL = "all".equals(System.getProperty("awesome.tests"));
    private static final int STEPS = ALL ? 600 : 250;
    private static final byte POISON = (byte) 0xdb;
    private static final int CRASHES = ALL ? 1500 : 60;

    @TempDir
    Path directory;

    private RecordingDisk disk;

    /** Mounts a copy of an image; {@link #disk} remembers what is written. */
    private Mounted mountRecorded(byte[] before) throws MountException {
        return Mounted.of(4096, false, memory -> {
            disk = new RecordingDisk(before, HostDisk.of(before.clone(), memory), memory);
            return disk;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-t ext4 -b 1024", "-t ext4 -b 4096 -J size=4", "-t ext3 -b 1024", "-t ext4 -b 1024 -O ^metadata_csum,^64bit"
    })
    void losesNothing(String options) throws Exception {
        long seed = Long.getLong("ext4.seed", System.nanoTime());
        System.out.println("seed " + seed + " of " + options);
        Random random = new Random(seed);
        Path image = directory.resolve("image");
        Tools.make(image, null, "16m", options.split(" "));
        byte[] before = Files.readAllBytes(image);
        poison(before);
        Mounted mounted = mountRecorded(before);
        int begun = disk.events() + 1;
        CrashWork work = new CrashWork(random, disk, mounted.system.root());
        for (int i = 0; i < STEPS; i++) {
            work.step();
        }
        for (int i = 0; i < CRASHES; i++) {
            int events = begun + random.nextInt(disk.events() - begun + 1);
            boolean isInFlight = random.nextBoolean();
            boolean isTorn = random.nextInt(3) == 0;
            byte[] crashed = disk.after(events, i % 4 == 0 ? null : random, isInFlight, isTorn);
            String what = "seed " + seed + ", after " + events + " of " + disk.events() + " events";
            if (i % 3 == 0 && !isTorn) {
                checkByTools(image, crashed, what);
            }
            check(image, crashed, work.promised(isInFlight ? events - 1 : events), what);
        }
    }

    /** A file is never longer than what is in it, also if what was added to it went into a block that it had. */
    @Test
    void whatMakesAFileLongerIsThereWithTheLength() throws Exception {
        Path image = directory.resolve("image");
        Tools.make(image, null, "16m", "-t", "ext4");
        byte[] before = Files.readAllBytes(image);
        Mounted mounted = mountRecorded(before);
        Directory root = mounted.system.root();
        Inode file = root.create("file", 0100644, 0);
        byte[] bytes = new byte[600];
        Arrays.fill(bytes, (byte) 1);
        file.write(0, new Bytes(bytes));
        file.sync();
        file.write(600, new Bytes(bytes));
        root.create("other", 0100644, 0).sync();
        Mounted again = Mounted.writable(disk.after(disk.events(), null, false, false));
        byte[] found = new byte[1200];
        Inode after = again.system.root().lookup("file");
        assertEquals(1200, after.size());
        after.read(0, new Bytes(found));
        for (byte each : found) {
            assertEquals(1, each);
        }
    }

    /** Writes that are to be safe when they are done are, and so are pages that are mapped when they are synced. */
    @Test
    void whatIsWrittenToBeSafeIs() throws Exception {
        Path image = directory.resolve("image");
        Tools.make(image, null, "16m", "-t", "ext4");
        byte[] before = Files.readAllBytes(image);
        Mounted mounted = mountRecorded(before);
        Vfs vfs = new Vfs(mounted.system, new DeviceTable());
        PathContext context = new PathContext(vfs.root());
        int create = OpenFlag.O_RDWR | OpenFlag.O_CREAT;
        vfs.open(context, vfs.root(), "synced", create | OpenFlag.O_DSYNC, 0644).write(bytes("first"));
        assertSafe(disk, "synced", "first");
        OpenFile appended = vfs.open(context, vfs.root(), "synced", OpenFlag.O_RDWR | OpenFlag.O_SYNC | OpenFlag.O_APPEND, 0);
        appended.writeAt(0, bytes(" second"));
        assertSafe(disk, "synced", "first second");
        OpenFile mapped = vfs.open(context, vfs.root(), "mapped", create, 0644);
        mapped.write(bytes("nothing"));
        mapped.sync();
        PageSource pages = mapped.pages();
        pages.retain();
        mounted.memory.write(Frame.of(pages.frameAt(0)).start(), "through".getBytes(StandardCharsets.ISO_8859_1), 0, 7);
        pages.sync();
        assertSafe(disk, "mapped", "through");
    }

    /** What is written over blocks that a file has is safe without the journal (fdatasync(2)); what makes it longer is not. */
    @Test
    void contentIsSafeWithWhatIsNeededToFindIt() throws Exception {
        Path image = directory.resolve("image");
        Tools.make(image, null, "16m", "-t", "ext4");
        Mounted mounted = mountRecorded(Files.readAllBytes(image));
        Inode file = mounted.system.root().create("file", 0100644, 0);
        file.write(0, bytes("first"));
        file.syncData();
        assertSafe(disk, "file", "first");
        mounted.clock.advance(5_000_000_000L);
        int before = disk.events();
        file.write(0, bytes("1st"));
        file.syncData();
        assertEquals(2, disk.events() - before, "a write and a flush");
        assertSafe(disk, "file", "1stst");
        file.write(5, bytes(" and second"));
        file.syncData();
        assertSafe(disk, "file", "1stst and second");
        file.reserve(4096, 8192, false);
        file.syncData();
        assertEquals(12288, Mounted.writable(disk.after(disk.events(), new Random(1), false, true)).system.root().lookup("file").size());
        file.write(8192, bytes("far"));
        file.syncData();
        byte[] far = new byte[3];
        Mounted.writable(disk.after(disk.events(), new Random(1), false, true)).system.root().lookup("file").read(8192, new Bytes(far));
        assertArrayEquals("far".getBytes(StandardCharsets.ISO_8859_1), far);
        file.write(0, bytes("2nd"));
        before = disk.events();
        file.sync();
        assertTrue(disk.events() - before > 2, "when it was changed is safe too");
    }

    /** Also if memory knew nothing of the file any more that was changed, as when many others were used since. */
    @Test
    void whatWasForgottenIsSafeWhenItIsSynced() throws Exception {
        for (String options : new String[] {"-t ext4", "-t ext2"}) {
            Path image = directory.resolve("image");
            Tools.make(image, null, "16m", options.split(" "));
            Mounted mounted = mountRecorded(Files.readAllBytes(image));
            Directory root = mounted.system.root();
            long number = root.create("file", 0100644, 0).number();
            root.sync();
            Inode file = root.lookup("file");
            file.setPermissions(0600);
            mounted.system.inodes().remove(number);
            root.lookup("file").sync();
            Inode found = Mounted.writable(disk.after(disk.events(), new Random(1), false, true)).system.root().lookup("file");
            assertEquals(0100600, found.mode(), options);
        }
    }

    private static Bytes bytes(String text) {
        return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A file has this content if the power fails now, whatever the disk was still to write. */
    private static void assertSafe(RecordingDisk disk, String name, String content) throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Inode file = Mounted.writable(disk.after(disk.events(), new Random(seed), false, true)).system.root().lookup(name);
            assertNotNull(file, name);
            byte[] found = new byte[(int) file.size()];
            file.read(0, new Bytes(found));
            assertEquals(content, new String(found, StandardCharsets.ISO_8859_1));
        }
    }

    /** What is free holds bytes that no file must ever show. */
    private static void poison(byte[] image) throws Exception {
        Mounted mounted = Mounted.writable(image);
        Inode file = mounted.system.root().create("poison", 0100644, 0);
        byte[] bytes = new byte[image.length];
        Arrays.fill(bytes, POISON);
        file.write(0, new Bytes(bytes));
        mounted.system.sync();
        mounted.system.root().remove("poison");
        mounted.system.unmount();
    }

    /** A file that was not synced may have any content that it had, but nothing of what was on the disk before. */
    private static void checkPoison(Directory directory, String what) {
        directory.list(0, (position, name, number, type) -> {
            Inode inode = directory.lookup(name);
            if (inode instanceof Directory child) {
                checkPoison(child, what);
            } else {
                byte[] found = new byte[(int) inode.size()];
                inode.read(0, new Bytes(found));
                int run = 0;
                for (byte each : found) {
                    run = each == POISON ? run + 1 : 0;
                    assertTrue(run < 20, name + " shows what was on the disk before, " + what);
                }
            }
            return true;
        });
    }

    private static void check(Path image, byte[] crashed, Map<String, byte[]> must, String what) throws Exception {
        Mounted mounted = Mounted.writable(crashed);
        for (Map.Entry<String, byte[]> each : must.entrySet()) {
            Inode inode = ((Directory) mounted.system.root().lookup(each.getKey().substring(0, 2)))
                    .lookup(each.getKey().substring(3));
            assertNotNull(inode, each.getKey() + " is lost, " + what);
            byte[] found = new byte[(int) inode.size()];
            inode.read(0, new Bytes(found));
            assertArrayEquals(each.getValue(), found, each.getKey() + ", " + what);
        }
        checkPoison(mounted.system.root(), what);
        // It can be worked with.
        mounted.system.root().create("new", 0100644, 0).write(0, new Bytes(new byte[5000]));
        mounted.system.unmount();
        Files.write(image, crashed);
        assertEquals("", Tools.check(image), what);
        for (String line : mounted.log) {
            assertTrue(line.contains("replayed"), line + ", " + what);
        }
    }

    /** The host's tool replays the journal and finds nothing else to do. */
    private static void checkByTools(Path image, byte[] crashed, String what) throws Exception {
        Files.write(image, crashed);
        Tools.Result result = Tools.run("e2fsck", "-fy", image.toString());
        assertFalse(result.output().contains("? yes"), what + "\n" + result.output());
        assertTrue(result.status() <= 1, what + "\n" + result.output());
    }
}
