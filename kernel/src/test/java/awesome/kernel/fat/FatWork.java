package awesome.kernel.fat;

import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** What programs may do with files, at random, next to a model of what is there then. */
final class FatWork {
    private static final int MOST_FILE = 40_000;
    private static final int MOST_FILES = 60;
    private static final String[] NAMES = {"a", "READ.ME", "with blank", "very long name that needs several pieces.extension", "x.tar.gz",
        ".hidden", "\u00c3\u00a4\u00e2\u0082\u00ac", "Mixed.Txt", "UPPER", "n"};

    private final FatDisk disk;
    private final Random random;
    /** Directories have null. Paths are as on the disk. */
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    FatWork(FatDisk disk, long seed) {
        this.disk = disk;
        random = new Random(seed);
    }

    TreeMap<String, String> expected() {
        TreeMap<String, String> all = new TreeMap<>();
        files.forEach((path, content) -> all.put(path, content == null ? "directory" : FatTree.describe(content)));
        return all;
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    /** The same on a disk that is damaged. */
    void runAnyway(int steps) {
        for (int i = 0; i < steps; i++) {
            try {
                step();
            } catch (ErrnoException | AssertionError e) {
                // The model does not know what is there.
                files.clear();
            }
        }
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1 -> create(false);
            case 2 -> create(true);
            case 3, 4, 5, 6 -> write();
            case 7 -> truncate();
            case 8 -> remove();
            case 9, 10 -> rename();
            default -> {
                if (random.nextInt(10) == 0) {
                    disk.system.sync();
                } else {
                    read();
                }
            }
        }
    }

    private static String parentOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Directory directory(String path) {
        Directory at = disk.system.root();
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                Inode found = at.lookup(FatNames.toPrograms(name));
                if (!(found instanceof Directory below)) {
                    throw new AssertionError(path + " is no directory");
                }
                at = below;
            }
        }
        return at;
    }

    private Inode inode(String path) {
        Inode found = directory(parentOf(path)).lookup(FatNames.toPrograms(nameOf(path)));
        if (found == null) {
            throw new AssertionError(path + " is not there");
        }
        return found;
    }

    /** A path that is there; null if there is none. */
    private String any(boolean isDirectory) {
        List<String> paths = new ArrayList<>();
        files.forEach((path, content) -> {
            if (content == null == isDirectory) {
                paths.add(path);
            }
        });
        return paths.isEmpty() ? null : paths.get(random.nextInt(paths.size()));
    }

    /** A path that nothing has, also not in other letters. */
    private String fresh() {
        String directory = random.nextInt(3) == 0 ? null : any(true);
        String path;
        do {
            String name = FatNames.toDisk(NAMES[random.nextInt(NAMES.length)]);
            path = (directory == null ? "" : directory) + "/" + name + (random.nextBoolean() ? "" : "" + random.nextInt(40));
        } while (isTaken(path));
        return path;
    }

    private boolean isTaken(String path) {
        return files.keySet().stream().anyMatch(path::equalsIgnoreCase);
    }

    private void create(boolean isDirectory) {
        if (files.size() >= MOST_FILES) {
            return;
        }
        String path = fresh();
        Directory parent = directory(parentOf(path));
        parent.create(FatNames.toPrograms(nameOf(path)), isDirectory ? FileMode.S_IFDIR | 0755 : FileMode.S_IFREG | 0755, 0);
        files.put(path, isDirectory ? null : new byte[0]);
    }

    private void write() {
        String path = any(false);
        if (path != null) {
            byte[] old = files.get(path);
            int position = random.nextInt(Math.min(MOST_FILE, old.length + 6000));
            byte[] bytes = new byte[1 + random.nextInt(random.nextBoolean() ? 100 : 12_000)];
            random.nextBytes(bytes);
            byte[] now = Arrays.copyOf(old, Math.max(old.length, position + bytes.length));
            System.arraycopy(bytes, 0, now, position, bytes.length);
            Bytes source = new Bytes(bytes, 0, bytes.length);
            inode(path).write(position, source);
            if (source.done() != bytes.length) {
                throw new AssertionError("only " + source.done() + " were written");
            }
            files.put(path, now);
        }
    }

    private void truncate() {
        String path = any(false);
        if (path != null) {
            int size = random.nextInt(MOST_FILE);
            inode(path).truncate(size);
            files.put(path, Arrays.copyOf(files.get(path), size));
        }
    }

    private void read() {
        String path = any(false);
        if (path != null && !Arrays.equals(files.get(path), FatTree.content(inode(path)))) {
            throw new AssertionError(path + " has another content");
        }
    }

    private void remove() {
        String path = any(random.nextInt(3) == 0);
        if (path == null || files.keySet().stream().anyMatch(each -> each.startsWith(path + "/"))) {
            return;
        }
        directory(parentOf(path)).remove(FatNames.toPrograms(nameOf(path)));
        files.remove(path);
    }

    private void rename() {
        boolean isDirectory = random.nextInt(3) == 0;
        String from = any(isDirectory);
        String over = random.nextInt(3) == 0 ? any(false) : null;
        String to = over != null && !isDirectory ? over : fresh();
        if (from == null || to.startsWith(from + "/") || from.equals(to)) {
            return;
        }
        directory(parentOf(from)).rename(FatNames.toPrograms(nameOf(from)), directory(parentOf(to)), FatNames.toPrograms(nameOf(to)));
        files.put(to, files.remove(from));
        for (String each : List.copyOf(files.keySet())) {
            if (each.startsWith(from + "/")) {
                files.put(to + each.substring(from.length()), files.remove(each));
            }
        }
    }

}
