package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Does the same random things to a file system and to a directory of the host. */
final class RandomWork {
    private static final int MOST_BYTES = 200_000;

    private final Random random;
    private final Path host;
    private final Directory root;
    private final boolean hasReserve;
    int full;

    RandomWork(Random random, Path host, Directory root, boolean hasReserve) {
        this.random = random;
        this.host = host;
        this.root = root;
        this.hasReserve = hasReserve;
    }

    private Inode find(Path path) {
        Inode at = root;
        for (Path name : host.relativize(path)) {
            if (!name.toString().isEmpty()) {
                at = ((Directory) at).lookup(name.toString());
            }
        }
        return at;
    }

    private Directory parent(Path path) {
        return (Directory) find(path.getParent());
    }

    private Path any(boolean directories) throws IOException {
        try (Stream<Path> all = Files.walk(host)) {
            List<Path> found = all.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) == directories)
                    .sorted().toList();
            return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
        }
    }

    private Path anyRegular() throws IOException {
        for (int i = 0; i < 20; i++) {
            Path found = any(false);
            if (found != null && Files.isRegularFile(found, LinkOption.NOFOLLOW_LINKS)) {
                return found;
            }
        }
        return null;
    }

    private Path newPath() throws IOException {
        int length = random.nextInt(5) == 0 ? 1 + random.nextInt(200) : 1 + random.nextInt(12);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            name.append((char) ('a' + random.nextInt(26)));
        }
        return any(true).resolve(name.toString());
    }

    /** One step; when the file system is full, neither has it. */
    void step() throws IOException {
        try {
            tryStep(random.nextInt(100));
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOSPC) {
                throw e;
            }
            full++;
        }
    }

    private void tryStep(int kind) throws IOException {
        if (kind < 22) {
            create();
        } else if (kind < 45) {
            write();
        } else if (kind < 52) {
            truncate();
        } else if (kind < 57) {
            punch();
        } else if (kind < 60) {
            reserve();
        } else if (kind < 66) {
            makeDirectory();
        } else if (kind < 71) {
            rename();
        } else if (kind < 73) {
            exchange();
        } else if (kind < 74) {
            createUnnamed();
        } else if (kind < 76) {
            link();
        } else if (kind < 80) {
            symlink();
        } else if (kind < 88) {
            remove();
        } else if (kind < 92) {
            permissions();
        } else if (kind < 96) {
            attributes();
        } else if (kind < 98) {
            root.fileSystem().sync();
        } else {
            many();
        }
    }

    private void create() throws IOException {
        Path path = newPath();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            parent(path).create(path.getFileName().toString(), FileMode.S_IFREG | 0644, 0);
            Files.write(path, new byte[0]);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
            write(path, 0, random.nextInt(random.nextBoolean() ? 100 : 20_000));
        }
    }

    private void write() throws IOException {
        Path path = anyRegular();
        if (path != null) {
            long size = Files.size(path);
            long position = random.nextBoolean() ? size : (long) (random.nextDouble() * (size + 30_000));
            write(path, position, random.nextInt(random.nextInt(10) == 0 ? MOST_BYTES : 9000));
        }
    }

    private void write(Path path, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        Bytes source = new Bytes(bytes);
        try {
            find(path).write(position, source);
        } finally {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.seek(position);
                file.write(bytes, 0, (int) source.done());
            }
        }
    }

    private void truncate() throws IOException {
        Path path = anyRegular();
        if (path != null) {
            long size = (long) (random.nextDouble() * Files.size(path) * (random.nextInt(4) == 0 ? 2 : 1));
            find(path).truncate(size);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(size);
            }
        }
    }

    private void punch() throws IOException {
        Path path = anyRegular();
        if (path != null && Files.size(path) > 0) {
            long start = (long) (random.nextDouble() * Files.size(path));
            int length = 1 + random.nextInt(20_000);
            find(path).punch(start, length);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.seek(start);
                file.write(new byte[(int) Math.min(length, file.length() - start)]);
            }
        }
    }

    private void reserve() throws IOException {
        Path path = anyRegular();
        if (path != null && hasReserve) {
            long start = (long) (random.nextDouble() * Files.size(path) * 1.5);
            int length = 1 + random.nextInt(40_000);
            boolean keepSize = random.nextBoolean();
            find(path).reserve(start, length, keepSize);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                if (!keepSize && file.length() < start + length) {
                    file.setLength(start + length);
                }
            }
        }
    }

    private void makeDirectory() throws IOException {
        Path path = newPath();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            parent(path).create(path.getFileName().toString(), FileMode.S_IFDIR | 0755, 0);
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void rename() throws IOException {
        Path from = any(random.nextInt(3) == 0);
        Path to = random.nextInt(3) == 0 ? anyRegular() : newPath();
        if (from == null || to == null || from.equals(host) || to.startsWith(from)) {
            return;
        }
        boolean isDirectory = Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS);
        boolean exists = Files.exists(to, LinkOption.NOFOLLOW_LINKS);
        if (exists && (isDirectory || Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS) || find(from) == find(to))) {
            return;
        }
        parent(from).rename(from.getFileName().toString(), parent(to), to.getFileName().toString());
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void exchange() throws IOException {
        Path first = any(random.nextInt(3) == 0);
        Path second = any(random.nextInt(3) == 0);
        if (first == null || second == null || first.startsWith(second) || second.startsWith(first) || find(first) == find(second)) {
            return;
        }
        parent(first).exchange(first.getFileName().toString(), parent(second), second.getFileName().toString());
        Path between = host.resolve("between");
        Files.move(first, between);
        Files.move(second, first);
        Files.move(between, second);
    }

    /** A file that has no name when it is written, and gets one or is gone. */
    private void createUnnamed() throws IOException {
        Path path = newPath();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Inode made = parent(path).createUnnamed(FileMode.S_IFREG | 0644, 0, 0);
        made.retain();
        try {
            byte[] bytes = new byte[random.nextInt(9000)];
            random.nextBytes(bytes);
            Bytes source = new Bytes(bytes);
            made.write(0, source);
            if (source.left() == 0 && random.nextBoolean()) {
                parent(path).link(path.getFileName().toString(), made);
                Files.write(path, bytes);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
            }
        } finally {
            made.release();
        }
    }

    private void link() throws IOException {
        Path from = anyRegular();
        Path to = newPath();
        if (from != null && !Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            parent(to).link(to.getFileName().toString(), find(from));
            Files.createLink(to, from);
        }
    }

    private void symlink() throws IOException {
        Path path = newPath();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            String target = "t".repeat(1 + random.nextInt(random.nextBoolean() ? 80 : 900));
            parent(path).symlink(path.getFileName().toString(), target);
            Files.createSymbolicLink(path, Path.of(target));
        }
    }

    private void remove() throws IOException {
        Path path = any(random.nextInt(4) == 0);
        if (path == null || path.equals(host)) {
            return;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> children = Files.list(path)) {
                if (children.findAny().isPresent()) {
                    return;
                }
            }
        }
        parent(path).remove(path.getFileName().toString());
        Files.delete(path);
    }

    private void permissions() throws IOException {
        Path path = anyRegular();
        if (path != null) {
            find(path).setPermissions(0751);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x--x"));
        }
    }

    /** The host need not have any; that those that are set stay is another test's business. */
    private void attributes() throws IOException {
        Path path = any(random.nextInt(4) == 0);
        if (path != null) {
            Inode inode = find(path);
            String name = "user.a" + random.nextInt(3);
            if (random.nextInt(3) > 0) {
                inode.makeAttributes().set(name, new byte[random.nextInt(random.nextBoolean() ? 30 : 700)], 0);
            } else if (inode.attributes() != null) {
                ArrayList<String> names = new ArrayList<>();
                inode.attributes().names().forEach(names::add);
                if (names.contains(name)) {
                    inode.attributes().remove(name);
                }
            }
        }
    }

    /** Many names in one directory, some of which go again. */
    private void many() throws IOException {
        Path directory = any(true);
        Directory inode = (Directory) find(directory);
        int count = 20 + random.nextInt(150);
        for (int i = 0; i < count; i++) {
            Path path = directory.resolve("many-names-" + random.nextInt(2000));
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                inode.create(path.getFileName().toString(), FileMode.S_IFREG | 0644, 0);
                Files.write(path, new byte[0]);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                inode.remove(path.getFileName().toString());
                Files.delete(path);
            }
        }
    }
}
