package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories are listed as they are, however often, while names come and go; positions stay. */
class ListingTest {
    private static final int REGULAR = FileMode.S_IFREG | 0644;
    private static final int FOLDER = FileMode.S_IFDIR | 0755;

    @TempDir
    Path folder;

    /** Lists some entries at a time, as getdents64(2) does. */
    private static List<String> list(Directory directory, int most) {
        List<String> all = new ArrayList<>();
        long[] next = {0};
        int[] left = {0};
        while (left[0] == 0) {
            left[0] = most;
            directory.list(next[0], (position, name, number, type) -> {
                if (left[0] == 0) {
                    return false;
                }
                left[0]--;
                all.add(position + " " + name + " " + number + " " + type);
                next[0] = position + 1;
                return true;
            });
        }
        return all;
    }

    private static TreeMap<String, Long> names(List<String> listed) {
        TreeMap<String, Long> names = new TreeMap<>();
        for (String each : listed) {
            String[] words = each.split(" ");
            names.put(words[1], Long.valueOf(words[2]));
        }
        assertEquals(listed.size(), names.size());
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ext4", "-t ext4 -b 1024", "-t ext4 -b 1024 -O ^dir_index", "-t ext4 -O inline_data"})
    void isWhatIsThere(String options) throws Exception {
        Path file = folder.resolve("image");
        Tools.make(file, null, "16M", options.split(" "));
        byte[] image = Files.readAllBytes(file);
        Mounted mounted = Mounted.writable(image);
        Directory root = mounted.system.root();
        Random random = new Random(options.hashCode());
        List<Directory> directories = new ArrayList<>();
        List<TreeMap<String, Long>> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            directories.add((Directory) root.create("directory" + i, FOLDER, 0));
            expected.add(new TreeMap<>());
        }
        for (int i = 0; i < 3000; i++) {
            int which = random.nextInt(3);
            Directory directory = directories.get(which);
            TreeMap<String, Long> names = expected.get(which);
            String name = "name" + random.nextInt(100 + i / 10);
            int other = random.nextInt(3);
            String otherName = "name" + random.nextInt(200);
            if (random.nextInt(3) == 0) {
                assertEquals(names, names(list(directory, 1 + random.nextInt(100))));
            } else if (!names.containsKey(name)) {
                names.put(name, directory.create(name, REGULAR, 0).number());
            } else if (random.nextBoolean()) {
                directory.remove(name);
                names.remove(name);
            } else if (directory != directories.get(other) || !name.equals(otherName)) {
                if (random.nextBoolean() && expected.get(other).containsKey(otherName)) {
                    directory.exchange(name, directories.get(other), otherName);
                    Long mine = names.get(name);
                    names.put(name, expected.get(other).put(otherName, mine));
                } else {
                    directory.rename(name, directories.get(other), otherName);
                    expected.get(other).put(otherName, names.remove(name));
                }
            }
        }
        // One directory goes, and another has its number.
        Inode gone = root.create("gone", FOLDER, 0);
        list((Directory) gone, 10);
        root.remove("gone");
        Directory next = (Directory) root.create("next", FOLDER, 0);
        assertEquals(gone.number(), next.number());
        assertEquals(List.of(), list(next, 10));
        List<List<String>> listed = new ArrayList<>();
        directories.forEach(each -> listed.add(list(each, 7)));
        mounted.system.unmount();
        Directory again = Mounted.readOnly(image).system.root();
        for (int i = 0; i < 3; i++) {
            assertEquals(expected.get(i), names(listed.get(i)));
            assertEquals(listed.get(i), list((Directory) again.lookup("directory" + i), 1000));
        }
    }
}
