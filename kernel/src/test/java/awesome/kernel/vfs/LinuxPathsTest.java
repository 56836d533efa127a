package awesome.kernel.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.fake.TestShare;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random calls with paths, and what Linux (6.18, tmpfs, as root) answered. A line is the call, its arguments and the
 * answer, separated by tabs; {@code reset} begins anew with an empty tree.
 */
class LinuxPathsTest {
    private Vfs vfs;
    private PathContext context;

    @Test
    void answersAsLinuxDoes() throws IOException {
        answersAsLinuxDoes(() -> new TestFiles(64).vfs);
    }

    /** Files at a server are as those in memory. */
    @Test
    void aShareAnswersAsLinuxDoes() throws IOException {
        answersAsLinuxDoes(() -> {
            TestFiles files = new TestFiles(64);
            Vfs made = new Vfs(new TestShare(files.clock).mount(""), files.devices);
            assertEquals(0755, made.root().inode().mode() & 07777);
            return made;
        });
    }

    private void answersAsLinuxDoes(Supplier<Vfs> tree) throws IOException {
        List<String> done = new ArrayList<>();
        int lines = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                LinuxPathsTest.class.getResourceAsStream("linux-paths.txt"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines++;
                if (line.equals("reset")) {
                    vfs = tree.get();
                    context = new PathContext(vfs.root());
                    context.setUmask(0);
                    done.clear();
                    continue;
                }
                String[] fields = line.split("\t", -1);
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = expand(fields[i]);
                }
                String answer = answer(fields);
                done.add(line);
                assertEquals(fields[fields.length - 1], answer,
                        () -> String.join("\n", done.subList(Math.max(0, done.size() - 200), done.size())));
            }
        }
        assertTrue(lines > 1000);
    }

    private static String expand(String text) {
        return text.replace("<n255>", "n".repeat(255)).replace("<n256>", "n".repeat(256))
                .replace("<a2047>", "a/".repeat(2047)).replace("<a2048>", "a/".repeat(2048));
    }

    private String answer(String[] call) {
        try {
            String result = call(call);
            return result == null ? "ok" : "ok " + result;
        } catch (ErrnoException e) {
            return Errno.name(e.errno());
        }
    }

    private String call(String[] call) {
        Place base = context.current();
        String path = call[1];
        switch (call[0]) {
            case "mkdir" -> vfs.makeDirectory(context, base, path, 0750);
            case "rmdir" -> vfs.removeDirectory(context, base, path);
            case "unlink" -> vfs.unlink(context, base, path);
            case "symlink" -> vfs.symlink(context, path, base, call[2]);
            case "link" -> vfs.link(context, vfs.findPlace(context, base, path, false), base, call[2]);
            case "rename" -> vfs.rename(context, base, path, base, call[2], 0);
            case "mkfifo" -> vfs.makeNode(context, base, path, FileMode.S_IFIFO | 0600, 0);
            case "chmod" -> vfs.find(context, base, path, true).setPermissions(Integer.parseInt(call[2], 8));
            case "truncate" -> vfs.find(context, base, path, true).truncate(Long.parseLong(call[2]));
            case "open" -> {
                return open(path, call[2]);
            }
            case "stat" -> {
                return status(vfs.find(context, base, path, true));
            }
            case "lstat" -> {
                return status(vfs.find(context, base, path, false));
            }
            case "readlink" -> {
                return vfs.find(context, base, path, false).target();
            }
            case "chdir" -> {
                context.setCurrent(vfs.findDirectory(context, base, path));
                return Vfs.pathOf(context.current());
            }
            case "getcwd" -> {
                return Vfs.pathOf(base);
            }
            case "ls" -> {
                TreeSet<String> names = new TreeSet<>();
                Directory directory = vfs.findDirectory(context, base, path).directory();
                directory.list(0, (position, name, number, type) -> names.add(name));
                return String.join(",", names);
            }
            default -> throw new IllegalArgumentException(call[0]);
        }
        return null;
    }

    private String open(String path, String names) {
        int flags = OpenFlag.O_NONBLOCK;
        for (String name : names.split("\\+")) {
            flags |= switch (name) {
                case "RDONLY" -> OpenFlag.O_RDONLY;
                case "WRONLY" -> OpenFlag.O_WRONLY;
                case "RDWR" -> OpenFlag.O_RDWR;
                case "CREAT" -> OpenFlag.O_CREAT;
                case "EXCL" -> OpenFlag.O_EXCL;
                case "TRUNC" -> OpenFlag.O_TRUNC;
                case "APPEND" -> OpenFlag.O_APPEND;
                case "DIRECTORY" -> OpenFlag.O_DIRECTORY;
                case "NOFOLLOW" -> OpenFlag.O_NOFOLLOW;
                case "PATH" -> OpenFlag.O_PATH;
                default -> throw new IllegalArgumentException(name);
            };
        }
        OpenFile file = vfs.open(context, context.current(), path, flags, 0640);
        try {
            if (file.inode().isRegular() && file.isWritable()) {
                file.write(Bytes.of("xyz"));
            }
            return status(file.inode());
        } finally {
            file.release();
        }
    }

    private static String status(Inode inode) {
        inode.refresh();
        String type = switch (inode.type()) {
            case FileMode.S_IFREG -> "file";
            case FileMode.S_IFDIR -> "dir";
            case FileMode.S_IFLNK -> "link";
            default -> "fifo";
        };
        String size = inode instanceof Directory ? "" : " " + inode.size();
        return type + " " + Integer.toOctalString(inode.mode() & 07777) + " " + inode.links() + size;
    }
}
