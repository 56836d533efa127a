package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name is found in a block at once or entry by entry, which must be the same. */
class EntryCursorTest {
    @TempDir
    Path folder;

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String slow(EntryCursor entry, byte[] name) {
        try {
            int before = -1;
            while (entry.next()) {
                if (entry.inode() != 0 && entry.isNamed(name)) {
                    return entry.at() + " " + before + " " + entry.inode() + " " + entry.type() + " " + entry.length();
                }
                before = entry.at();
            }
            return "none";
        } catch (ErrnoException e) {
            return "damaged " + e.errno();
        }
    }

    private static String fast(EntryCursor entry, byte[] name) {
        try {
            return entry.find(name) ? entry.at() + " " + entry.before() + " " + entry.inode() + " " + entry.type() + " "
                    + entry.length() : "none";
        } catch (ErrnoException e) {
            return "damaged " + e.errno();
        }
    }

    /** A block as if it came from the disk with that content. */
    private static Block read(Ext4FileSystem system, long number, byte[] content) {
        system.cache().forget(number);
        Block block = system.cache().get(number);
        block.write(0, content, 0, content.length);
        return block;
    }

    @Test
    void findsWhatIsThere() throws Exception {
        for (String options : new String[] {"-t ext4 -b 4096", "-t ext4 -b 4096 -O ^filetype"}) {
            Random random = new Random(3);
            Path image = folder.resolve("image");
            Files.deleteIfExists(image);
            Tools.make(image, null, "8M", options.split(" "));
            Mounted mounted = Mounted.writable(Files.readAllBytes(image));
            Directory root = mounted.system.root();
            ArrayList<String> names = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String name = "\u00ffab" + "x".repeat(random.nextInt(6)) + random.nextInt(1000);
                name = name.substring(random.nextInt(3), name.length() - random.nextInt(2));
                if (root.lookup(name) == null) {
                    root.create(name, 0100644, 0);
                    names.add(name);
                }
            }
            for (int length : new int[] {1, 2, 3, 4, 5, 255}) {
                names.add("q".repeat(length));
                root.create("q".repeat(length), 0100644, 0);
            }
            for (int i = 0; i < names.size(); i += 4) {
                root.remove(names.get(i));
            }
            Node node = ((Ext4Directory) root).node();
            Block block = mounted.system.directories().block(node, 0);
            assertNotNull(block);
            int end = mounted.system.directories().end();
            for (int i = 0; i < names.size(); i++) {
                byte[] name = bytes(names.get(i));
                String found = fast(new EntryCursor(node, block, end), name);
                assertEquals(i % 4 == 0, found.equals("none"), names.get(i));
                assertEquals(slow(new EntryCursor(node, block, end), name), found);
                assertEquals(found, fast(new EntryCursor(node, block.read(0, end), 0, end), name));
            }
            // Whatever is damaged.
            byte[] right = block.read(0, end);
            byte[] wrong = right.clone();
            for (int i = 0; i < 20_000; i++) {
                int at = random.nextInt(end);
                wrong[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : wrong[at] ^ 1 << random.nextInt(8));
                byte[] name = bytes(names.get(random.nextInt(names.size())));
                Block read = read(mounted.system, block.number(), wrong);
                String found = slow(new EntryCursor(node, read, end), name);
                assertEquals(found, fast(new EntryCursor(node, read, end), name));
                // Once more, when it may be known to be in order.
                assertEquals(found, fast(new EntryCursor(node, read, end), name));
                if (random.nextInt(3) == 0) {
                    wrong = right.clone();
                }
            }
            right[4] = 13;
            Block damaged = read(mounted.system, block.number(), right);
            ErrnoException failed = assertThrows(ErrnoException.class, () -> new EntryCursor(node, damaged, end).find(bytes("q")));
            assertEquals(Errno.EUCLEAN, failed.errno());
        }
    }
}
