package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;

/**
 * An open directory, whose entries getdents64(2) reads. Positions 0 and 1 are {@code .} and {@code ..}, that of
 * another entry is one more than the directory gives it.
 */
final class DirectoryFile extends PositionedFile {
    /** Offsets in {@code struct linux_dirent64}. */
    private static final int OFFSET = 8;
    private static final int LENGTH = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;

    private final Directory directory;

    DirectoryFile(Directory directory, int flags) {
        super(directory, flags);
        this.directory = directory;
    }

    @Override
    protected void readHere(Sink sink) {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    protected void readFrom(long from, Sink sink) {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public void list(Sink sink) {
        if (directory.links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        boolean more = true;
        if (position == 0) {
            more = entry(sink, 1, ".", directory.number(), directory.type());
        }
        if (more && position == 1) {
            Directory parent = directory.parent();
            more = entry(sink, 2, "..", parent.number(), parent.type());
        }
        if (more) {
            directory.list(position - 1, (at, name, number, type) -> entry(sink, at + 2, name, number, type));
        }
        directory.touchAccessed();
    }

    /** Puts an entry into the sink, if it has room, and moves on to {@code next}. */
    private boolean entry(Sink sink, long next, String name, long number, int type) {
        int length = NAME + name.length() + 1 + 7 & ~7;
        if (sink.room() < length) {
            if (sink.done() == 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            return false;
        }
        byte[] record = new byte[length];
        LittleEndian.putLong(record, 0, number);
        LittleEndian.putLong(record, OFFSET, next);
        LittleEndian.putShort(record, LENGTH, length);
        record[TYPE] = (byte) (type >>> 12);
        putName(name, record);
        if (sink.put(record, 0, length) < length) {
            return false;
        }
        position = next;
        return true;
    }

    /** Each character is a byte. The method is deprecated for those that are more; no other does without an array between. */
    @SuppressWarnings("deprecation")
    private static void putName(String name, byte[] record) {
        name.getBytes(0, name.length(), record, NAME);
    }

    @Override
    public void sync() {
        directory.sync();
    }
}
