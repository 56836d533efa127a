package awesome.image;

import awesome.abi.linux.FileMode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree of files to become the first file system: say what is in it, then {@link #write} it. Missing parent
 * directories come by themselves. What is added last under a path counts, but a directory stays one.
 *
 * <p>Paths are absolute, without {@code .}, {@code ..} and empty parts. Permissions are the usual nine bits and the
 * three above them.
 *
 * @throws IllegalArgumentException all adding methods, if a path is none, if one of its parents is no directory or
 *         if it would replace a directory
 */
public final class Initramfs {
    private static final int DIRECTORY_MODE = 0755;
    private static final int LINK_MODE = 0777;

    private final boolean writesParents;

    /** By path without the slash at its start: parents sort before what is in them. */
    private final Map<String, Node> nodes = new TreeMap<>();

    /** An empty tree. */
    public Initramfs() {
        this(true);
    }

    private Initramfs(boolean writesParents) {
        this.writesParents = writesParents;
    }

    /**
     * An empty tree that is to be added to another one: directories that only come by themselves are not written, since
     * that one may have them, with permissions of their own.
     */
    public static Initramfs addition() {
        return new Initramfs(false);
    }

    private interface Node {
        int mode();

        /** Whether somebody asked for it. */
        default boolean isWanted() {
            return true;
        }

        void write(String name, CpioWriter archive) throws IOException;
    }

    private record Special(int mode, int major, int minor) implements Node {
        @Override
        public void write(String name, CpioWriter archive) throws IOException {
            archive.entry(name, mode, major, minor);
        }
    }

    /** A directory above something. */
    private static final class Parent implements Node {
        @Override
        public int mode() {
            return FileMode.S_IFDIR | DIRECTORY_MODE;
        }

        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public void write(String name, CpioWriter archive) throws IOException {
            archive.entry(name, mode(), 0, 0);
        }
    }

    private record Contents(int mode, byte[] bytes) implements Node {
        @Override
        public void write(String name, CpioWriter archive) throws IOException {
            archive.entry(name, mode, bytes);
        }
    }

    private record HostFile(int mode, Path file) implements Node {
        @Override
        public void write(String name, CpioWriter archive) throws IOException {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                archive.entry(name, mode, Files.size(file), in);
            }
        }
    }

    /** Adds a directory that everybody may read. */
    public Initramfs directory(String path) {
        return directory(path, DIRECTORY_MODE);
    }

    /** Adds a directory, or changes the permissions of one. */
    public Initramfs directory(String path, int permissions) {
        return add(path, new Special(FileMode.S_IFDIR | permissions, 0, 0));
    }

    /** Adds a file of the host, which is read when the tree is written. */
    public Initramfs file(String path, Path file, int permissions) {
        return add(path, new HostFile(FileMode.S_IFREG | permissions, file));
    }

    /** Adds a file with these contents. */
    public Initramfs bytes(String path, byte[] contents, int permissions) {
        return add(path, new Contents(FileMode.S_IFREG | permissions, contents.clone()));
    }

    /** Adds a file with this text. */
    public Initramfs text(String path, String text, int permissions) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8), permissions);
    }

    /** Adds a symbolic link. */
    public Initramfs symlink(String path, String target) {
        return add(path, new Contents(FileMode.S_IFLNK | LINK_MODE, target.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a character device. */
    public Initramfs device(String path, int permissions, int major, int minor) {
        return add(path, new Special(FileMode.S_IFCHR | permissions, major, minor));
    }

    private Initramfs add(String path, Node node) {
        check(path);
        String name = path.substring(1);
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            String parent = name.substring(0, slash);
            Node there = nodes.putIfAbsent(parent, new Parent());
            if (there != null && !isDirectory(there)) {
                throw new IllegalArgumentException(path + ": /" + parent + " is no directory");
            }
        }
        Node there = nodes.get(name);
        if (there != null && isDirectory(there) != isDirectory(node)) {
            throw new IllegalArgumentException(path + " is " + (isDirectory(there) ? "" : "no ") + "directory already");
        }
        nodes.put(name, node);
        return this;
    }

    private static void check(String path) {
        if (!path.startsWith("/") || path.length() == 1) {
            throw new IllegalArgumentException("not the absolute path of a file: \"" + path + "\"");
        }
        for (String part : path.substring(1).split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("not a path in its simplest form: " + path);
            }
        }
    }

    private static boolean isDirectory(Node node) {
        return (node.mode() & FileMode.S_IFMT) == FileMode.S_IFDIR;
    }

    /** Writes the tree as an archive; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        CpioWriter archive = new CpioWriter(new BufferedOutputStream(out, 1 << 16));
        for (Map.Entry<String, Node> node : nodes.entrySet()) {
            if (writesParents || node.getValue().isWanted()) {
                node.getValue().write(node.getKey(), archive);
            }
        }
        archive.finish();
    }

    /** Writes the tree as an archive. */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out);
        }
    }
}
