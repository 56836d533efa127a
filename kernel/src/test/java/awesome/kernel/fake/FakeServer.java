package awesome.kernel.fake;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server of files in memory that speaks 9P2000.L, whose fids stay with their files. A client that breaks the rules fails the test. */
public final class FakeServer {
    private static final int HEADER = 7;

    /** A file of any type. */
    public static final class File {
        public int mode;
        public int owner;
        public int group;
        public int links;
        public long device;
        public long path;
        public long accessed;
        public long modified;
        public byte[] content = {};
        public String target = "";
        public final TreeMap<String, File> entries = new TreeMap<>();
        public final TreeMap<String, byte[]> attributes = new TreeMap<>();

        boolean isDirectory() {
            return (mode & FileMode.S_IFMT) == FileMode.S_IFDIR;
        }

        /** The file at a path of names. */
        public File at(String... names) {
            File found = this;
            for (String name : names) {
                found = found.entries.get(name);
            }
            return found;
        }
    }

    /** What a client knows a file by. */
    private static final class Fid {
        File file;
        int flags = -1;
        byte[] value;
        String attribute;
        int attributeFlags;
    }

    public final File root = make(FileMode.S_IFDIR | 0755);
    private final Map<Integer, Fid> fids = new HashMap<>();
    /** Whether a client may do what makes no sense, since it was told lies. */
    public boolean isForgiving;
    /** Bytes of a message at most. */
    public int mostBytes = 1 << 20;
    /** If not 0, the most that is read or written at a time. */
    public int mostContent;
    /** Fails with that, but for what is asked first. */
    public int fails;
    /** Nothing can be changed. */
    public boolean isReadOnly;
    /** Owners cannot be set. */
    public boolean keepsOwners;
    /** How many messages came. */
    public int asked;
    private long lastPath;
    private long time = 1_600_000_000_000_000_000L;

    /** A new file that nothing leads to. */
    public File make(int mode) {
        File made = new File();
        made.mode = mode;
        made.links = made.isDirectory() ? 2 : 1;
        made.path = ++lastPath;
        touch(made);
        made.accessed = made.modified;
        return made;
    }

    private void touch(File file) {
        file.modified = time += 1_000_000_007L;
    }

    /** How many fids clients have. */
    public int fids() {
        return fids.size();
    }

    /** Answers a message. */
    public byte[] answer(byte[] bytes, int room) {
        asked++;
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer out = ByteBuffer.allocate(room + (1 << 17)).order(ByteOrder.LITTLE_ENDIAN);
        require(in.getInt() == bytes.length, "a message of a wrong length");
        int kind = in.get() & 0xff;
        int tag = in.getShort() & 0xffff;
        out.position(HEADER);
        int answer = kind + 1;
        try {
            if (fails != 0 && kind != 120) {
                throw new ErrnoException(fails);
            }
            answer(kind, in, out, room);
            require(!in.hasRemaining(), "more in message " + kind + " than there should be");
        } catch (ErrnoException e) {
            answer = 7;
            out.position(HEADER);
            out.putInt(e.errno());
        }
        require(out.position() <= room, "no room for an answer");
        out.putInt(0, out.position()).put(4, (byte) answer).putShort(5, (short) tag);
        return Arrays.copyOf(out.array(), Math.min(out.position(), room));
    }

    private void require(boolean isTrue, String what) {
        if (!isTrue && !isForgiving) {
            throw new AssertionError(what);
        }
        if (!isTrue) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort() & 0xffff];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void put(ByteBuffer out, String text) {
        out.putShort((short) text.length()).put(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void qid(ByteBuffer out, File file) {
        int type = file.mode & FileMode.S_IFMT;
        out.put((byte) (type == FileMode.S_IFDIR ? 0x80 : type == FileMode.S_IFLNK ? 2 : 0)).putInt((int) file.modified)
                .putLong(file.path);
    }

    private Fid fid(ByteBuffer in) {
        Fid fid = fids.get(in.getInt());
        require(fid != null, "a fid that is unknown");
        return fid;
    }

    private File directory(ByteBuffer in) {
        Fid fid = fid(in);
        require(fid.flags == -1, "a path from an open file");
        if (!fid.file.isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return fid.file;
    }

    private Fid opened(ByteBuffer in) {
        Fid fid = fid(in);
        require(fid.flags != -1 || fid.value != null, "a file that is not open");
        return fid;
    }

    private void add(int number, Fid fid) {
        require(!fids.containsKey(number), "a fid that is used");
        fids.put(number, fid);
    }

    private File entry(File directory, String name) {
        File found = directory.entries.get(name);
        if (found == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return found;
    }

    private void requireWritable() {
        if (isReadOnly) {
            throw new ErrnoException(Errno.EROFS);
        }
    }

    private File link(File directory, String name, File file) {
        requireWritable();
        if (directory.links == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (directory.entries.putIfAbsent(name, file) != null) {
            throw new ErrnoException(Errno.EEXIST);
        }
        if (file.isDirectory()) {
            directory.links++;
        }
        touch(directory);
        return file;
    }

    private File create(File directory, String name, int mode, int group) {
        File made = make(mode);
        made.group = group;
        return link(directory, name, made);
    }

    private void unlink(File directory, String name) {
        File file = directory.entries.remove(name);
        if (file.isDirectory()) {
            directory.links--;
            file.links = 0;
        } else {
            file.links--;
        }
        touch(directory);
    }

    private void answer(int kind, ByteBuffer in, ByteBuffer out, int room) {
        switch (kind) {
            case 100 -> {
                fids.clear();
                out.putInt(Math.min(in.getInt(), mostBytes));
                put(out, text(in));
            }
            case 104 -> {
                Fid fid = new Fid();
                fid.file = root;
                add(in.getInt(), fid);
                in.getInt();
                text(in);
                text(in);
                in.getInt();
                qid(out, root);
            }
            case 110 -> walk(in, out);
            case 120 -> {
                int number = in.getInt();
                Fid fid = fids.remove(number);
                require(fid != null, "a fid is clunked that is unknown");
                if (fid.attribute != null) {
                    setAttribute(fid);
                }
            }
            case 24 -> getattr(in, out);
            case 26 -> setattr(in);
            case 8 -> {
                fid(in);
                out.putInt(0x01021997).putInt(1024).putLong(4000).putLong(3000).putLong(2000).putLong(500).putLong(400).putLong(1)
                        .putInt(255);
            }
            case 12 -> open(in, out);
            case 14, 16, 18, 70, 72 -> make(kind, in, out);
            case 22 -> put(out, fid(in).file.target);
            case 74 -> rename(in);
            case 76 -> {
                File from = directory(in);
                String name = text(in);
                boolean isDirectory = (in.getInt() & OpenFlag.AT_REMOVEDIR) != 0;
                requireWritable();
                File file = entry(from, name);
                if (file.isDirectory() != isDirectory) {
                    throw new ErrnoException(isDirectory ? Errno.ENOTDIR : Errno.EISDIR);
                }
                if (!file.entries.isEmpty()) {
                    throw new ErrnoException(Errno.ENOTEMPTY);
                }
                unlink(from, name);
            }
            case 50 -> {
                opened(in);
                in.getInt();
            }
            case 116 -> read(in, out, room);
            case 118 -> write(in, out);
            case 40 -> list(in, out);
            case 30 -> getAttribute(in, out);
            case 32 -> {
                Fid fid = fid(in);
                fid.attribute = text(in);
                fid.value = new byte[(int) in.getLong()];
                fid.attributeFlags = in.getInt();
            }
            default -> throw new ErrnoException(Errno.EOPNOTSUPP);
        }
    }

    private void walk(ByteBuffer in, ByteBuffer out) {
        Fid from = fid(in);
        require(from.flags == -1, "a walk from an open file");
        int number = in.getInt();
        int count = in.getShort();
        Fid made = new Fid();
        made.file = from.file;
        List<File> passed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!made.file.isDirectory()) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            made.file = entry(made.file, text(in));
            passed.add(made.file);
        }
        add(number, made);
        out.putShort((short) count);
        passed.forEach(each -> qid(out, each));
    }

    private void getattr(ByteBuffer in, ByteBuffer out) {
        File file = fid(in).file;
        in.getLong();
        int type = file.mode & FileMode.S_IFMT;
        long size = type == FileMode.S_IFLNK ? file.target.length() : file.content.length;
        out.putLong(0x7ff);
        qid(out, file);
        out.putInt(file.mode).putInt(file.owner).putInt(file.group).putLong(file.links).putLong(file.device).putLong(size)
                .putLong(4096).putLong((size + 511) / 512);
        for (long each : new long[] {file.accessed, file.modified, file.modified, 0}) {
            out.putLong(Math.floorDiv(each, 1_000_000_000L)).putLong(Math.floorMod(each, 1_000_000_000L));
        }
        out.putLong(0).putLong(0);
    }

    private void setattr(ByteBuffer in) {
        File file = fid(in).file;
        int which = in.getInt();
        int mode = in.getInt();
        int owner = in.getInt();
        int group = in.getInt();
        long size = in.getLong();
        long accessed = in.getLong() * 1_000_000_000 + in.getLong();
        long modified = in.getLong() * 1_000_000_000 + in.getLong();
        requireWritable();
        if ((which & 6) != 0 && keepsOwners) {
            throw new ErrnoException(Errno.EPERM);
        }
        file.mode = (which & 1) != 0 ? file.mode & FileMode.S_IFMT | mode : file.mode;
        file.owner = (which & 2) != 0 ? owner : file.owner;
        file.group = (which & 4) != 0 ? group : file.group;
        if ((which & 8) != 0) {
            file.content = Arrays.copyOf(file.content, (int) size);
            touch(file);
        }
        file.accessed = (which & 0x80) != 0 ? accessed : file.accessed;
        file.modified = (which & 0x100) != 0 ? modified : file.modified;
    }

    private void open(ByteBuffer in, ByteBuffer out) {
        Fid fid = fid(in);
        int flags = in.getInt();
        require(fid.flags == -1, "a file is opened twice");
        if ((flags & OpenFlag.O_ACCMODE) != OpenFlag.O_RDONLY) {
            requireWritable();
        }
        if (fid.file.isDirectory() != ((flags & OpenFlag.O_DIRECTORY) != 0)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        fid.flags = flags;
        qid(out, fid.file);
        out.putInt(0);
    }

    private void make(int kind, ByteBuffer in, ByteBuffer out) {
        Fid fid = fid(in);
        require(fid.flags == -1 && fid.file.isDirectory(), "something is made elsewhere than in a directory");
        File to = fid.file;
        if (kind == 70) {
            File file = fid(in).file;
            link(to, text(in), file).links++;
            return;
        }
        String name = text(in);
        File made;
        if (kind == 16) {
            String target = text(in);
            made = create(to, name, FileMode.S_IFLNK | 0777, in.getInt());
            made.target = target;
        } else if (kind == 18) {
            int mode = in.getInt();
            long device = (long) in.getInt() << 8 | in.getInt();
            made = create(to, name, mode, in.getInt());
            made.device = device;
        } else if (kind == 72) {
            int mode = in.getInt();
            made = create(to, name, FileMode.S_IFDIR | mode, in.getInt());
        } else {
            int flags = in.getInt();
            int mode = in.getInt();
            made = create(to, name, FileMode.S_IFREG | mode, in.getInt());
            fid.file = made;
            fid.flags = flags;
        }
        qid(out, made);
        if (kind == 14) {
            out.putInt(0);
        }
    }

    private void rename(ByteBuffer in) {
        File from = directory(in);
        String name = text(in);
        File to = directory(in);
        String newName = text(in);
        requireWritable();
        File moved = entry(from, name);
        File replaced = to.entries.get(newName);
        if (replaced == moved) {
            return;
        }
        if (replaced != null && !replaced.entries.isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        if (replaced != null) {
            unlink(to, newName);
        }
        from.entries.remove(name);
        to.entries.put(newName, moved);
        if (moved.isDirectory()) {
            from.links--;
            to.links++;
        }
        touch(from);
        touch(to);
    }

    private int limited(int count) {
        return mostContent == 0 ? count : Math.min(count, mostContent);
    }

    private void read(ByteBuffer in, ByteBuffer out, int room) {
        Fid fid = opened(in);
        long position = in.getLong();
        int count = in.getInt();
        require(count + HEADER + 4 <= room, "less room than is asked for");
        require(fid.value != null || (fid.flags & OpenFlag.O_ACCMODE) != OpenFlag.O_WRONLY, "reads what is open for writing");
        byte[] content = fid.value != null ? fid.value : fid.file.content;
        int length = limited((int) Math.max(0, Math.min(count, content.length - position)));
        out.putInt(length).put(content, (int) Math.min(position, content.length), length);
    }

    private void write(ByteBuffer in, ByteBuffer out) {
        Fid fid = opened(in);
        long position = in.getLong();
        int count = in.getInt();
        byte[] bytes = new byte[count];
        in.get(bytes);
        int length = limited(count);
        if (fid.value != null) {
            System.arraycopy(bytes, 0, fid.value, (int) position, length);
        } else {
            require((fid.flags & OpenFlag.O_ACCMODE) != OpenFlag.O_RDONLY, "writes what is open for reading");
            if (length > 0 && position + length > fid.file.content.length) {
                fid.file.content = Arrays.copyOf(fid.file.content, (int) position + length);
            }
            System.arraycopy(bytes, 0, fid.file.content, (int) position, length);
            touch(fid.file);
        }
        out.putInt(length);
    }

    /** The cookie of an entry is made of what tells its file from others, so that they are in no order. */
    private static long cookie(String name) {
        return (name.hashCode() & 0xffff_ffffL) * 0x9e37_79b9_7f4aL & 0x3fff_ffff_ffff_ffffL | 1;
    }

    private void list(ByteBuffer in, ByteBuffer out) {
        Fid fid = opened(in);
        long from = in.getLong();
        int count = in.getInt();
        int start = out.position();
        out.putInt(0);
        boolean isReached = from == 0;
        List<String> names = new ArrayList<>(List.of(".", ".."));
        names.addAll(fid.file.entries.keySet());
        for (String name : names) {
            File file = name.startsWith(".") && name.length() <= 2 ? fid.file : fid.file.entries.get(name);
            if (isReached) {
                if (out.position() - start - 4 + 24 + name.length() > count) {
                    break;
                }
                qid(out, file);
                out.putLong(cookie(name)).put((byte) ((file.mode & FileMode.S_IFMT) >>> 12));
                put(out, name);
            }
            isReached |= from == cookie(name);
        }
        out.putInt(start, out.position() - start - 4);
    }

    private void getAttribute(ByteBuffer in, ByteBuffer out) {
        File file = fid(in).file;
        int number = in.getInt();
        String name = text(in);
        Fid made = new Fid();
        made.file = file;
        if (name.isEmpty()) {
            made.value = (String.join("\0", file.attributes.keySet()) + (file.attributes.isEmpty() ? "" : "\0"))
                    .getBytes(StandardCharsets.ISO_8859_1);
        } else if (file.attributes.containsKey(name)) {
            made.value = file.attributes.get(name);
        } else {
            throw new ErrnoException(Errno.ENODATA);
        }
        add(number, made);
        out.putLong(made.value.length);
    }

    private void setAttribute(Fid fid) {
        requireWritable();
        boolean isThere = fid.file.attributes.containsKey(fid.attribute);
        if (isThere && (fid.attributeFlags & 1) != 0 || !isThere && (fid.attributeFlags & 2) != 0) {
            throw new ErrnoException(isThere ? Errno.EEXIST : Errno.ENODATA);
        }
        if (fid.value.length == 0) {
            fid.file.attributes.remove(fid.attribute);
        } else {
            fid.file.attributes.put(fid.attribute, fid.value);
        }
    }
}
