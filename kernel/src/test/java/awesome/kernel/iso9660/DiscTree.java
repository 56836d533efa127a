package awesome.kernel.iso9660;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.FileMode;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.ArenaMemory;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.fake.Listing;
import awesome.kernel.fake.LateTurn;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Discs that the host's xorriso makes, mounted, and all their files as text. */
final class DiscTree {
    private static final int FRAMES = 2048;
    private static final int SECONDS = 60;

    final List<String> log = new ArrayList<>();
    final CacheFrames frames;
    final LateTurn turn = new LateTurn();
    final FaultyDisk disk;
    final IsoFileSystem system;

    /** Mounts a disc. */
    DiscTree(byte[] image) {
        ArenaMemory memory = new ArenaMemory(FRAMES);
        HostDisk host = HostDisk.of(image, memory);
        host.readOnly = true;
        disk = new FaultyDisk(host);
        BlockIo io = new BlockIo(disk, new DiskWaiter(), memory, memory);
        frames = new CacheFrames(memory, memory, 16);
        IsoFileSystem made = null;
        try {
            made = IsoFileSystem.mount(io, frames, 11, new ManualClock(), turn, log::add);
        } finally {
            if (made == null) {
                assertNothingLeft();
            }
        }
        system = made;
    }

    /** Nothing of a disc is in memory. */
    void assertNothingLeft() {
        assertEquals(0, frames.used());
        assertEquals(0, frames.keepers());
    }

    /** A disc with the files of {@code tree}. */
    static byte[] make(Path tree, Path folder, String... options) throws IOException, InterruptedException {
        Path image = folder.resolve("disc.iso");
        Files.deleteIfExists(image);
        List<String> command = new ArrayList<>(List.of("xorriso", "-as", "mkisofs", "-quiet", "-o", image.toString()));
        command.addAll(List.of(options));
        command.add(tree.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(command + ": " + said);
        }
        return Files.readAllBytes(image);
    }

    /** What there is below the root: for each path its type, and what the type has. Each directory once. */
    TreeMap<String, String> all() {
        TreeMap<String, String> found = new TreeMap<>();
        add(system.root(), "", found, new HashSet<>(), true);
        return found;
    }

    /** Goes over all that can be reached; what cannot be read ends what it is in. */
    void walk() {
        add(system.root(), "", new TreeMap<>(), new HashSet<>(), false);
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
                found.put(path + "/" + name, describe(inode));
                if (inode instanceof Directory below) {
                    if (strictly && below.parent() != directory) {
                        throw new AssertionError(path + "/" + name + " has another parent");
                    }
                    add(below, path + "/" + name, found, seen, strictly);
                }
            } catch (ErrnoException e) {
                if (strictly) {
                    throw e;
                }
            }
        }
    }

    private static String describe(Inode inode) {
        return switch (inode.type()) {
            case FileMode.S_IFDIR -> "directory";
            case FileMode.S_IFLNK -> "link " + inode.target();
            case FileMode.S_IFREG -> "file " + inode.size() + " " + Arrays.hashCode(content(inode));
            default -> "other " + Integer.toOctalString(inode.type());
        };
    }

    /** At most the first 16 MiB. */
    static byte[] content(Inode inode) {
        byte[] bytes = new byte[(int) Math.min(inode.size(), 16 << 20)];
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
                String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                if (Files.isSymbolicLink(each)) {
                    found.put(bytes, "link " + Files.readSymbolicLink(each));
                } else if (Files.isDirectory(each)) {
                    found.put(bytes, "directory");
                } else if (Files.isRegularFile(each)) {
                    byte[] content = Files.readAllBytes(each);
                    found.put(bytes, "file " + content.length + " " + Arrays.hashCode(content));
                } else {
                    found.put(bytes, "other 10000");
                }
            }
        }
        return found;
    }
}
