package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Errors;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation has done before it fails is undone, to the last byte of every block. */
class UndoTest {
    private static final int REGULAR = FileMode.S_IFREG | 0644;
    private static final int FOLDER = FileMode.S_IFDIR | 0755;

    @TempDir
    Path folder;

    private Ext4FileSystem system;
    private final Random random = new Random(1);
    private final List<Ext4Directory> directories = new ArrayList<>();
    private final List<TreeSet<String>> names = new ArrayList<>();
    private final List<Ext4File> files = new ArrayList<>();

    private TreeMap<Long, byte[]> blocks() {
        TreeMap<Long, byte[]> blocks = new TreeMap<>();
        for (long i = 0; i < system.volume().blocks(); i++) {
            Block block = system.cache().atHand(i);
            if (block != null) {
                blocks.put(i, block.read(0, block.length()));
            }
        }
        return blocks;
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One of the things that operations are made of. */
    private void step(int which, TreeSet<String> there) {
        Node directory = directories.get(which).node();
        String name = "n".repeat(random.nextInt(40)) + random.nextInt(1000);
        Ext4File file = files.get(random.nextInt(files.size()));
        switch (random.nextInt(7)) {
            case 0 -> {
                if (there.add(name)) {
                    system.editor().add(directory, bytes(name), file.number(), REGULAR);
                }
            }
            case 1 -> {
                if (!there.isEmpty()) {
                    system.editor().remove(directory, bytes(there.pollFirst()));
                }
            }
            case 2 -> {
                if (!there.isEmpty()) {
                    system.editor().replace(directory, bytes(there.first()), file.number(), REGULAR);
                }
            }
            case 3 -> system.newNodes().make(directory, REGULAR, 0, 1, 2);
            case 4 -> system.editor().begin(system.newNodes().make(directory, FOLDER, 0, 1, 2), directory.number());
            case 5 -> {
                system.orphans().add(file.node());
                file.node().store();
            }
            default -> {
                system.orphans().remove(file.node());
                Run run = file.node().find(0);
                if (!run.readsAsZeros() && (system.blocks().bitmap(system.groups().get(0)).getByte((int) (run.physical >>> 3))
                        & 1 << (run.physical & 7)) != 0 && system.superBlock().groupOf(run.physical) == 0
                        && system.superBlock().firstBlock(0) == 0) {
                    system.blocks().free(file.node(), run.physical, 1, false);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ext4", "-t ext4 -b 1024", "-t ext3 -b 1024", "-t ext2"})
    void everyBlockIsAsItWas(String options) throws Exception {
        Path file = folder.resolve("image");
        Tools.make(file, null, "16M", options.split(" "));
        byte[] image = Files.readAllBytes(file);
        Mounted mounted = Mounted.writable(image);
        system = mounted.system;
        Directory root = system.root();
        for (int i = 0; i < 3; i++) {
            directories.add((Ext4Directory) root.create("directory" + i, FOLDER, 0));
            names.add(new TreeSet<>());
            Inode made = root.create("file" + i, REGULAR, 0);
            made.write(0, new Bytes(new byte[5000]));
            files.add((Ext4File) made);
        }
        for (int i = 0; i < 400; i++) {
            int which = random.nextInt(3);
            String name = "real" + random.nextInt(300);
            if (names.get(which).add(name)) {
                directories.get(which).create(name, REGULAR, 0);
            } else {
                names.get(which).remove(name);
                directories.get(which).remove(name);
            }
            if (i % 50 == 0) {
                system.sync();
            }
            TreeMap<Long, byte[]> before = blocks();
            long free = system.freeBlocks();
            Errors.assertErrno(Errno.EIO, () -> system.changes().make(() -> {
                TreeSet<String> there = new TreeSet<>(names.get(which));
                int steps = 1 + random.nextInt(10);
                for (int each = 0; each < steps; each++) {
                    step(which, there);
                }
                throw new ErrnoException(Errno.EIO);
            }));
            TreeMap<Long, byte[]> after = blocks();
            before.forEach((number, bytes) -> {
                if (after.containsKey(number)) {
                    assertArrayEquals(bytes, after.get(number), "block " + number);
                }
            });
            assertEquals(free, system.freeBlocks());
        }
        system.unmount();
        Files.write(file, image);
        assertEquals("", Tools.check(file));
        for (int i = 0; i < 3; i++) {
            TreeSet<String> found = new TreeSet<>();
            ((Directory) Mounted.readOnly(image).system.root().lookup("directory" + i)).list(0, (position, name, number, type) -> {
                found.add(name);
                return true;
            });
            assertEquals(names.get(i), found);
        }
    }
}
