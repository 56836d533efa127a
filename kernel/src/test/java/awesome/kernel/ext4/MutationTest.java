package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images in which something was changed at random are refused, or read and written as far as that goes: with error numbers,
 * and without end in no case.
 */
class MutationTest {
    private static final int COUNT = Integer.getInteger("ext4.mutants",
            "all".equals(System.getProperty("awesome.tests")) ? 10_000 : 300);
    private static final int SECONDS = 30;
    private static final int MOST_FILES = 400;
    private static final int MOST_BYTES = 300_000;
    private static final Set<Integer> EXPECTED = Set.of(Errno.EIO, Errno.EUCLEAN, Errno.ENOSPC, Errno.EROFS, Errno.ENOENT,
            Errno.EEXIST, Errno.EFBIG, Errno.ENOTEMPTY, Errno.EMLINK, Errno.ENOMEM, Errno.EOPNOTSUPP, Errno.EINVAL);
    private static final String[] VARIANTS = {
        "-t ext4 -b 1024 -O ^metadata_csum,^has_journal", "-t ext4 -b 1024", "-t ext2 -b 1024", "-t ext4 -b 4096 -O "
        + "^metadata_csum,inline_data,uninit_bg", "-t ext3 -b 1024", "-t ext4 -b 1024 -O ^metadata_csum,meta_bg,^resize_inode"
    };

    @TempDir
    Path directory;

    @Test
    void endsWithErrorNumbers() throws Exception {
        long seed = Long.getLong("ext4.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Path tree = Files.createDirectory(directory.resolve("tree"));
        fill(tree);
        List<byte[]> images = new ArrayList<>();
        for (String variant : VARIANTS) {
            Path image = directory.resolve("image");
            Files.deleteIfExists(image);
            Tools.make(image, tree, "3m", variant.split(" "));
            if (!variant.contains("ext2")) {
                Tools.run("e2fsck", "-fyD", image.toString());
            }
            Tools.debug(image, "ea_set /f3 user.a " + "v".repeat(300));
            images.add(Files.readAllBytes(image));
        }
        int refused = 0;
        ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < COUNT; i++) {
            long mutant = seed + i;
            byte[] image = images.get(i % images.size());
            Future<Boolean> result = executor.submit(() -> use(mutate(image.clone(), new Random(mutant)), mutant));
            try {
                refused += result.get(SECONDS, TimeUnit.SECONDS) ? 0 : 1;
            } catch (TimeoutException e) {
                throw new AssertionError("mutant " + mutant + " of variant " + i % images.size() + " does not end", e);
            } catch (ExecutionException e) {
                throw new AssertionError("mutant " + mutant + " of variant " + i % images.size(), e.getCause());
            }
        }
        executor.shutdown();
        System.out.println(COUNT + " mutants, " + refused + " refused");
        // Most are to be read, or else this tests little.
        assertTrue(refused < COUNT / 2, refused + " refused");
    }

    private static void fill(Path tree) throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 12; i++) {
            byte[] bytes = new byte[random.nextInt(i < 6 ? 200 : 60_000)];
            random.nextBytes(bytes);
            Files.write(tree.resolve("f" + i), bytes);
        }
        Path many = Files.createDirectory(tree.resolve("many"));
        for (int i = 0; i < 120; i++) {
            Files.write(many.resolve("some-name-in-a-large-directory-" + i), new byte[0]);
        }
        Files.createDirectories(tree.resolve("a/b/c"));
        Files.write(tree.resolve("a/b/c/file"), new byte[5000]);
        Files.createSymbolicLink(tree.resolve("short"), Path.of("f1"));
        Files.createSymbolicLink(tree.resolve("long"), Path.of("l".repeat(200)));
    }

    /** Changes some bytes, mostly where there are others than zero; or swaps pieces; or copies one over another. */
    private static byte[] mutate(byte[] image, Random random) {
        int changes = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 6);
        // Most metadata is at the beginning.
        for (int i = 0; i < changes; i++) {
            int limit = random.nextInt(3) == 0 ? image.length : 400_000;
            int at = random.nextInt(limit);
            for (int tries = 0; tries < 200 && image[at] == 0; tries++) {
                at = random.nextInt(limit);
            }
            switch (random.nextInt(6)) {
                case 0, 1:
                    image[at] ^= (byte) (1 << random.nextInt(8));
                    break;
                case 2:
                    image[at] = (byte) random.nextInt(256);
                    break;
                case 3:
                    for (int j = 0; j < 4; j++) {
                        image[(at & ~3) + j] = (byte) (random.nextInt(4) == 0 ? 0xff : 0);
                    }
                    break;
                case 4:
                    int from = random.nextInt(limit) & ~3;
                    System.arraycopy(image, Math.min(from, image.length - 64), image,
                            Math.min(at & ~3, image.length - 64), 4 << random.nextInt(5));
                    break;
                default:
                    image[at]++;
                    break;
            }
        }
        return image;
    }

    /** Mounts, reads and writes; false if it could not be mounted. */
    private static boolean use(byte[] image, long mutant) {
        Mounted mounted;
        try {
            mounted = mutant % 3 == 0 ? Mounted.readOnly(image) : Mounted.writable(image);
        } catch (MountException e) {
            return false;
        }
        int[] files = new int[1];
        attempt(() -> walk(mounted.system.root(), files, new HashSet<>()));
        if (mutant % 3 != 0) {
            write(mounted.system.root(), new Random(mutant));
        }
        attempt(mounted.system::unmount);
        mounted.assertNothingLeft();
        return true;
    }

    private static void attempt(Runnable doing) {
        try {
            doing.run();
        } catch (ErrnoException e) {
            if (!EXPECTED.contains(e.errno())) {
                throw e;
            }
        }
    }

    private static void walk(Directory directory, int[] files, Set<Long> seen) {
        ArrayList<String> names = new ArrayList<>();
        attempt(() -> directory.list(0, (position, name, number, type) -> names.add(name) && names.size() < 3000));
        for (String name : names) {
            if (files[0]++ > MOST_FILES) {
                return;
            }
            attempt(() -> {
                Inode inode = directory.lookup(name);
                if (inode instanceof Directory child && seen.add(inode.number())) {
                    attempt(child::parent);
                    walk(child, files, seen);
                } else if (inode != null && inode.isSymlink()) {
                    inode.target();
                } else if (inode != null && inode.isRegular()) {
                    read(inode);
                }
                if (inode != null) {
                    attempt(inode::attributes);
                    attempt(inode::device);
                }
            });
        }
    }

    private static void read(Inode inode) {
        byte[] bytes = new byte[MOST_BYTES];
        attempt(() -> inode.read(0, new Bytes(bytes)));
        attempt(() -> inode.read(Math.max(0, inode.size() - 5000), new Bytes(bytes)));
        attempt(() -> inode.nextData(0));
        attempt(() -> inode.nextHole(0));
    }

    private static Inode required(Directory directory, String name) {
        Inode found = directory.lookup(name);
        if (found == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return found;
    }

    private static Directory directory(Directory root, String name) {
        if (required(root, name) instanceof Directory directory) {
            return directory;
        }
        throw new ErrnoException(Errno.ENOENT);
    }

    private static void write(Directory root, Random random) {
        for (int i = 0; i < 12; i++) {
            String name = "f" + i;
            attempt(() -> required(root, name).write(random.nextInt(70_000), new Bytes(new byte[random.nextInt(9000)])));
            attempt(() -> required(root, name).punch(random.nextInt(30_000), 1 + random.nextInt(9000)));
            attempt(() -> required(root, name).truncate(random.nextInt(70_000)));
            attempt(() -> required(root, name).setPermissions(0600));
            attempt(() -> required(root, name).makeAttributes().set("user.b", new byte[random.nextInt(500)], 0));
            attempt(() -> root.create("n" + name, FileMode.S_IFREG | 0644, 0).write(0, new Bytes(new byte[3000])));
        }
        attempt(() -> {
            Directory many = directory(root, "many");
            for (int i = 0; i < 60; i++) {
                String name = "another-name-in-a-large-directory-" + i;
                attempt(() -> many.create(name, FileMode.S_IFREG | 0644, 0));
            }
            for (int i = 0; i < 60; i++) {
                String name = "some-name-in-a-large-directory-" + i;
                attempt(() -> {
                    if (many.lookup(name) != null) {
                        many.remove(name);
                    }
                });
            }
        });
        attempt(() -> root.create("new", FileMode.S_IFDIR | 0755, 0));
        attempt(() -> root.rename("f4", root, "f5"));
        attempt(() -> root.rename("a", directory(root, "new"), "moved"));
        attempt(() -> root.remove("f6"));
        attempt(() -> root.symlink("link", "x".repeat(100)));
        attempt(() -> root.fileSystem().sync());
    }
}
