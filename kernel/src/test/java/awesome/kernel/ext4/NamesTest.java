package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of names is true whatever is done with them, also of those that there are not, and if it fails. */
class NamesTest {
    private static final int REGULAR = FileMode.S_IFREG | 0644;
    private static final int NAMES = 12;

    @TempDir
    Path folder;

    private byte[] image() throws Exception {
        Path image = folder.resolve("image");
        Tools.make(image, null, "8M");
        return Files.readAllBytes(image);
    }

    private static void assertSame(Map<String, Long> expected, Directory directory) {
        for (int i = 0; i < NAMES; i++) {
            Inode found = directory.lookup("name" + i);
            assertEquals(expected.getOrDefault("name" + i, 0L), found == null ? 0L : found.number());
        }
    }

    @Test
    void namesLeadToWhatTheyWereGiven() throws Exception {
        Mounted mounted = Mounted.writable(image());
        Directory one = (Directory) mounted.system.root().create("one", FileMode.S_IFDIR | 0755, 0);
        Directory other = (Directory) mounted.system.root().create("other", FileMode.S_IFDIR | 0755, 0);
        Map<String, Long> inOne = new HashMap<>();
        Map<String, Long> inOther = new HashMap<>();
        Random random = new Random(1);
        for (int i = 0; i < 4000; i++) {
            String name = "name" + random.nextInt(NAMES);
            String newName = "name" + random.nextInt(NAMES);
            boolean isHere = inOne.containsKey(name);
            switch (random.nextInt(7)) {
                case 0 -> {
                    if (!isHere) {
                        inOne.put(name, one.create(name, REGULAR, 0).number());
                    }
                }
                case 1 -> {
                    if (!isHere) {
                        inOne.put(name, one.symlink(name, "target").number());
                    }
                }
                case 2 -> {
                    if (isHere && !inOther.containsKey(newName)) {
                        other.link(newName, one.lookup(name));
                        inOther.put(newName, inOne.get(name));
                    }
                }
                case 3 -> {
                    if (isHere) {
                        one.remove(name);
                        inOne.remove(name);
                    }
                }
                case 4 -> {
                    if (isHere && !inOne.get(name).equals(inOther.get(newName))) {
                        one.rename(name, other, newName);
                        inOther.put(newName, inOne.remove(name));
                    }
                }
                case 5 -> {
                    if (inOther.containsKey(newName) && !inOther.get(newName).equals(inOne.get(name))) {
                        other.rename(newName, one, name);
                        inOne.put(name, inOther.remove(newName));
                    }
                }
                default -> {
                    if (isHere && inOther.containsKey(newName)) {
                        one.exchange(name, other, newName);
                        inOne.put(name, inOther.put(newName, inOne.get(name)));
                    }
                }
            }
            assertSame(inOne, one);
            assertSame(inOther, other);
        }
    }

    @Test
    void whatFailedHasChangedNoName() throws Exception {
        Mounted mounted = Mounted.writable(image());
        Directory root = mounted.system.root();
        long kept = root.create("kept", REGULAR, 0).number();
        mounted.system.sync();
        mounted.system.setReadOnly(true);
        assertNull(root.lookup("new"));
        for (Runnable each : new Runnable[] {() -> root.create("new", REGULAR, 0), () -> root.symlink("new", "x"),
            () -> root.link("new", root.lookup("kept")), () -> root.remove("kept"), () -> root.rename("kept", root, "new")}) {
            assertThrows(ErrnoException.class, each::run);
            assertNull(root.lookup("new"));
            assertEquals(kept, root.lookup("kept").number());
        }
    }

    /** A bitmap says that the inode of a file in use is free: nobody else gets it (ext4_new_inode, "doubly allocated"). */
    @Test
    void anInodeInUseIsNotGivenAway() throws Exception {
        Path image = folder.resolve("doubly");
        Tools.make(image, null, "8M");
        Tools.debug(image, "write /etc/hostname first");
        Tools.debug(image, "freei first");
        Mounted mounted = Mounted.writable(Files.readAllBytes(image));
        Directory root = mounted.system.root();
        Inode first = root.lookup("first");
        ErrnoException failed = assertThrows(ErrnoException.class, () -> root.create("second", REGULAR, 0));
        assertEquals(Errno.EUCLEAN, failed.errno());
        assertNull(root.lookup("second"));
        assertEquals(first, root.lookup("first"));
    }
}
