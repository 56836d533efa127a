package awesome.kernel.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Overlays of directories in memory, beside a directory to which the same is done. */
class OverlayTest {
    private static final String SHOWN = "/shown";
    private static final String PLAIN = "/plain";
    private static final int STAGES = 3;
    private static final String[] NAMES = {"a", "b", "c"};

    private TestFiles files;
    private int uppers;
    private String lowers;

    private void begin() {
        files = new TestFiles(2000);
        files.vfs.types().add(new OverlayType(files.clock, () -> Turn.ALONE));
        for (String each : List.of(SHOWN, PLAIN, "/base")) {
            directory(each);
        }
        uppers = 0;
        lowers = "/base";
    }

    private void directory(String path) {
        files.vfs.makeDirectory(files.context, files.vfs.root(), path, 0755);
    }

    /** Mounts an overlay with one more layer above those that there are. */
    private void mount() {
        uppers++;
        directory("/upper" + uppers);
        directory("/work" + uppers);
        mount("lowerdir=" + lowers + ",upperdir=/upper" + uppers + ",workdir=/work" + uppers);
        lowers = "/upper" + uppers + ":" + lowers;
    }

    private void mount(String options) {
        files.vfs.mount(files.context, "overlay", "overlay", files.findPlace(SHOWN), 0, options);
    }

    private void unmount() {
        files.vfs.mounts().remove(files.findPlace(SHOWN), 0, files.vfs.root());
    }

    private void write(String path, String content) {
        OpenFile file = files.open(path, OpenFlag.O_CREAT | OpenFlag.O_WRONLY | OpenFlag.O_APPEND);
        try {
            file.write(Bytes.of(content));
        } finally {
            file.release();
        }
    }

    private String read(String path) {
        OpenFile file = files.open(path, OpenFlag.O_RDONLY);
        try {
            byte[] bytes = new byte[(int) file.inode().size()];
            file.read(new Bytes(bytes));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } finally {
            file.release();
        }
    }

    /** All that there is below a directory. */
    private String tree(String path) {
        StringBuilder out = new StringBuilder();
        tree(path, "", out);
        return out.toString();
    }

    private void tree(String top, String path, StringBuilder out) {
        Inode inode = files.vfs.find(files.context, files.vfs.root(), top + path, false);
        out.append(path).append(' ').append(Integer.toOctalString(inode.mode()));
        if (inode instanceof Directory directory) {
            out.append('\n');
            TreeSet<String> names = new TreeSet<>();
            directory.list(0, (position, name, number, type) -> {
                assertTrue(names.add(name), name + " is there twice");
                return true;
            });
            assertEquals(names.isEmpty(), directory.isEmpty());
            for (String name : names) {
                tree(top, path + "/" + name, out);
            }
        } else if (inode.isSymlink()) {
            out.append(" to ").append(inode.target()).append('\n');
        } else {
            out.append(' ').append(inode.links()).append(' ').append(read(top + path)).append('\n');
        }
    }

    /** Does something below a directory; the number of the error, or 0. */
    private int act(String top, int what, String path, String other, String word, boolean links) {
        String at = top + path;
        String to = top + other;
        var vfs = files.vfs;
        var root = vfs.root();
        var context = files.context;
        try {
            switch (what) {
                case 0, 1 -> vfs.makeDirectory(context, root, at, 0755);
                case 2, 3, 4 -> write(at, word);
                case 5 -> vfs.unlink(context, root, at);
                case 6 -> vfs.removeDirectory(context, root, at);
                case 7, 8 -> vfs.rename(context, root, at, root, to, 0);
                case 9 -> vfs.rename(context, root, at, root, to, OpenFlag.RENAME_EXCHANGE);
                case 10 -> vfs.symlink(context, word, root, at);
                case 11 -> vfs.find(context, root, at, false).setPermissions(word.length() * 0111);
                case 12 -> {
                    OpenFile file = files.open(at, OpenFlag.O_RDWR);
                    try {
                        file.truncate(word.length());
                    } finally {
                        file.release();
                    }
                }
                default -> {
                    if (links) {
                        vfs.link(context, vfs.findPlace(context, root, at, false), root, to);
                    }
                }
            }
            return 0;
        } catch (ErrnoException e) {
            return e.errno();
        }
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int depth = 1 + random.nextInt(3); depth > 0; depth--) {
            path.append('/').append(NAMES[random.nextInt(NAMES.length)]);
        }
        return path.toString();
    }

    @Property(tries = 150)
    void itBehavesAsOneDirectory(@ForAll long seed) {
        begin();
        Random random = new Random(seed);
        for (int stage = 1; stage <= STAGES; stage++) {
            mount();
            assertEquals(tree(PLAIN), tree(SHOWN), "mounted again");
            for (int i = 0; i < 60; i++) {
                step(random, stage == STAGES);
            }
            unmount();
        }
        mount("lowerdir=" + lowers);
        assertEquals(tree(PLAIN).replaceAll(" [0-9]+ ", " "), tree(SHOWN).replaceAll(" [0-9]+ ", " "), "without an upper layer");
        unmount();
        assertTrue(((Directory) files.find("/work1/work")).isEmpty());
    }

    private void step(Random random, boolean links) {
        int what = random.nextInt(14);
        String path = path(random);
        String other = path(random);
        String word = "word".repeat(random.nextInt(3)) + "x";
        int shown = act(SHOWN, what, path, other, word, links);
        if (shown == Errno.EXDEV) {
            return;
        }
        String did = what + " " + path + " " + other + " " + word;
        assertEquals(act(PLAIN, what, path, other, word, links), shown, did);
        assertEquals(tree(PLAIN), tree(SHOWN), did);
    }

    @Test
    void whatIsBelowStaysAsItIs() {
        begin();
        write("/base/f", "old");
        directory("/base/d");
        write("/base/d/g", "there");
        String before = tree("/base");
        mount();
        write(SHOWN + "/f", " new");
        files.vfs.unlink(files.context, files.vfs.root(), SHOWN + "/d/g");
        files.find(SHOWN + "/d").setOwner(7, 8);
        assertEquals("old new", read(SHOWN + "/f"));
        assertEquals(before, tree("/base"));
        assertEquals(7, files.find("/upper1/d").owner());
        Inode whiteout = files.find("/upper1/d/g");
        assertEquals(FileMode.S_IFCHR, whiteout.type());
        assertEquals(0, whiteout.device());
        unmount();
    }

    @Test
    void onlyWhoOpensItLaterSeesTheCopy() {
        begin();
        write("/base/f", "old");
        mount();
        OpenFile early = files.open(SHOWN + "/f", OpenFlag.O_RDONLY);
        long number = files.find(SHOWN + "/f").number();
        write(SHOWN + "/f", "er");
        assertEquals(number, files.find(SHOWN + "/f").number(), "it is the same file");
        assertSame(early.inode(), files.find(SHOWN + "/f"));
        early.release();
        unmount();
    }

    @Test
    void anOpenFileWithoutANameCanBeWritten() {
        begin();
        write("/base/f", "old");
        mount();
        OpenFile file = files.open(SHOWN + "/f", OpenFlag.O_RDONLY);
        files.vfs.unlink(files.context, files.vfs.root(), SHOWN + "/f");
        assertEquals(0, file.inode().links());
        file.inode().setPermissions(0600);
        byte[] bytes = new byte[3];
        file.read(new Bytes(bytes));
        assertArrayEquals("old".getBytes(StandardCharsets.ISO_8859_1), bytes);
        assertTrue(Marks.isWhiteout(files.find("/upper1/f")));
        assertEquals(0100644, files.find("/base/f").mode());
        file.release();
        unmount();
        assertTrue(((Directory) files.find("/work1/work")).isEmpty());
    }

    @Test
    void itsOwnAttributesAreNotSeen() {
        begin();
        directory("/base/d");
        write("/base/d/f", "below");
        mount();
        files.vfs.unlink(files.context, files.vfs.root(), SHOWN + "/d/f");
        files.vfs.removeDirectory(files.context, files.vfs.root(), SHOWN + "/d");
        directory(SHOWN + "/d");
        Inode made = files.find(SHOWN + "/d");
        assertTrue(((Directory) made).isEmpty());
        assertTrue(Marks.isOpaque(files.find("/upper1/d")));
        List<String> names = new ArrayList<>();
        made.makeAttributes().names().forEach(names::add);
        assertEquals(List.of(), names);
        Errors.assertErrno(Errno.EPERM, () -> made.makeAttributes().set("trusted.overlay.opaque", new byte[1], 0));
        made.makeAttributes().set("user.x", new byte[] {5}, 0);
        assertEquals(5, files.find("/upper1/d").attributes().get("user.x")[0]);
        unmount();
    }

    @Test
    void layersThatAreNone() {
        begin();
        directory("/u");
        directory("/w");
        directory("/u/w");
        write("/file", "");
        for (String wrong : List.of("", "lowerdir=/base", "upperdir=/u,workdir=/w", "lowerdir=/base,upperdir=/u",
                "lowerdir=/base,upperdir=/u,workdir=/u/w", "lowerdir=/base,upperdir=/u,workdir=/u",
                "lowerdir=/base:/plain,other=1", "lowerdir=/base:/plain,metacopy=on")) {
            Errors.assertErrno(Errno.EINVAL, () -> mount(wrong));
        }
        Errors.assertErrno(Errno.ENOENT, () -> mount("lowerdir=/base:/none"));
        Errors.assertErrno(Errno.ENOTDIR, () -> mount("lowerdir=/base:/file"));
        directory("/with:colon");
        write("/with:colon/f", "x");
        mount("lowerdir=/base:/with\\:colon");
        assertEquals("x", read(SHOWN + "/f"));
        Errors.assertErrno(Errno.EROFS, () -> write(SHOWN + "/f", "y"));
        unmount();
    }

    @Test
    void manyFilesAreForgottenAndFoundAgain() {
        begin();
        for (int d = 0; d < 20; d++) {
            directory("/base/d" + d);
            for (int i = 0; i < 600; i++) {
                write("/base/d" + d + "/f" + i, "");
            }
        }
        mount();
        OpenFile kept = files.open(SHOWN + "/d0/f0", OpenFlag.O_RDONLY);
        for (int round = 0; round < 2; round++) {
            for (int d = 0; d < 20; d++) {
                for (int i = 0; i < 600; i++) {
                    assertEquals(0, files.find(SHOWN + "/d" + d + "/f" + i).size());
                }
            }
        }
        assertSame(kept.inode(), files.find(SHOWN + "/d0/f0"));
        kept.release();
        unmount();
        assertNull(((Directory) files.find("/base")).lookup("none"));
    }
}
