package awesome.kernel.fat;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Listing;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files below a directory as text: for each path what is there. */
final class FatTree {
    private static final int MOST = 4 << 20;

    private FatTree() {}

    static TreeMap<String, String> of(Directory root) {
        TreeMap<String, String> found = new TreeMap<>();
        add(root, "", found, new HashSet<>(), true);
        return found;
    }

    /** Goes over all that can be reached; what cannot be read is left out. */
    static void walk(Directory root) {
        add(root, "", new TreeMap<>(), new HashSet<>(), false);
    }

    private static void add(Directory directory, String path, TreeMap<String, String> found, Set<Long> seen, boolean strictly) {
        if (!seen.add(directory.number())) {
            return;
        }
        for (String name : Listing.names(directory, strictly)) {
            try {
                Inode inode = directory.lookup(name);
                if (inode == null) {
                    throw new AssertionError(path + "/" + name + " is listed and not found");
                }
                String shown = path + "/" + FatNames.toDisk(name);
                if (inode instanceof Directory below) {
                    found.put(shown, "directory");
                    add(below, shown, found, seen, strictly);
                } else {
                    found.put(shown, describe(content(inode)));
                }
            } catch (ErrnoException e) {
                if (strictly) {
                    throw e;
                }
            }
        }
    }

    static String describe(byte[] content) {
        return "file " + content.length + " " + Arrays.hashCode(content);
    }

    static byte[] content(Inode inode) {
        byte[] bytes = new byte[(int) Math.min(inode.size(), MOST)];
        Bytes sink = new Bytes(bytes, 0, bytes.length);
        inode.read(0, sink);
        return sink.done() == bytes.length ? bytes : Arrays.copyOf(bytes, (int) sink.done());
    }

    /** The same of a folder of the host. */
    static TreeMap<String, String> ofHost(Path folder) throws IOException {
        TreeMap<String, String> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path each : paths.filter(path -> !path.equals(folder)).toList()) {
                String name = "/" + folder.relativize(each);
                found.put(name, Files.isDirectory(each) ? "directory" : describe(Files.readAllBytes(each)));
            }
        }
        return found;
    }
}
