package awesome.kernel.ramfs;

import awesome.kernel.machine.DeviceStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a tar archive that comes in order: POSIX's ustar and pax, and GNU's format (pax(1); GNU tar manual, "Tar
 * Internals").
 *
 * <p>{@link #next} goes to the next entry, about which the other methods tell. Its content is the next {@link #length}
 * bytes of the stream; what is not read of it is left out.
 */
final class TarReader {
    /** Kinds of entries. */
    static final int FILE = '0';
    static final int HARD_LINK = '1';
    static final int SYMLINK = '2';
    static final int CHARACTER_DEVICE = '3';
    static final int BLOCK_DEVICE = '4';
    static final int DIRECTORY = '5';
    static final int FIFO = '6';

    private static final int CONTIGUOUS_FILE = '7';
    private static final int NEXT_HEADER = 'x';
    private static final int GLOBAL_HEADER = 'g';
    private static final int LONG_NAME = 'L';
    private static final int LONG_LINK = 'K';
    private static final int VOLUME_LABEL = 'V';
    private static final int SPARSE_FILE = 'S';
    /** Names are shorter; extended headers may hold attributes of up to 64 KiB each. */
    private static final long MOST_EXTENSION = 1 << 20;
    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = Long.MAX_VALUE / SECOND;

    private final DeviceStream stream;
    private final TarBlock block = new TarBlock();
    private final PaxRecords all = new PaxRecords();
    private final PaxRecords one = new PaxRecords();
    private long entry;
    private long contentEnd;
    private int kind;
    private String longName;
    private String longLink;
    private String name = "";
    private String link = "";
    private long length;
    private int owner;
    private int group;
    private int mode;
    private long nanos;

    /** Reads what comes from {@code stream}. */
    TarReader(DeviceStream stream) {
        this.stream = stream;
    }

    private long position() {
        return stream.length() - stream.left();
    }

    /** Goes to the next entry; false if there is none. */
    boolean next() throws ArchiveException {
        one.clear();
        longName = null;
        longLink = null;
        while (readBlock()) {
            switch (block.kind()) {
                case NEXT_HEADER -> one.add(extension(), entry + TarBlock.SIZE);
                case GLOBAL_HEADER -> all.add(extension(), entry + TarBlock.SIZE);
                case LONG_NAME -> longName = text(extension());
                case LONG_LINK -> longLink = text(extension());
                case VOLUME_LABEL -> contentEnd = position();
                default -> {
                    describe();
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads the block behind the content of the last one. */
    private boolean readBlock() throws ArchiveException {
        long blockEnd = contentEnd + TarBlock.SIZE - 1 & -TarBlock.SIZE;
        stream.skip(Math.min(stream.left(), blockEnd - position()));
        entry = position();
        if (stream.left() < TarBlock.SIZE) {
            throw new ArchiveException(entry, stream.left() == 0 ? "cut off: it ends without a block of zeros"
                    : "cut off in the header of an entry");
        }
        return block.read(stream, entry);
    }

    /** The content of an entry that tells of the next one. */
    private byte[] extension() throws ArchiveException {
        setLength(block.length(), "an extended header");
        if (length > MOST_EXTENSION) {
            throw new ArchiveException(entry, "extended header of " + length + " bytes");
        }
        byte[] content = new byte[(int) length];
        stream.read(content, 0, content.length);
        return content;
    }

    private static String text(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        return new String(content, 0, end, StandardCharsets.ISO_8859_1);
    }

    private void describe() throws ArchiveException {
        name = said(PaxRecords.PATH, longName == null ? block.name() : longName);
        link = said(PaxRecords.LINK, longLink == null ? block.link() : longLink);
        kind = block.kind();
        if (kind == SPARSE_FILE || one.tellsOfHoles() || all.tellsOfHoles()) {
            throw new ArchiveException(entry, name + " is kept with its holes, as tar --sparse does;"
                    + " make the archive without that: sparse file");
        }
        boolean isOld = kind == 0;
        if (isOld || kind == CONTIGUOUS_FILE) {
            kind = isOld && name.endsWith("/") ? DIRECTORY : FILE;
        }
        setLength(kind == FILE ? number(PaxRecords.LENGTH, block.length()) : 0, name);
        mode = block.mode();
        owner = (int) number(PaxRecords.OWNER, block.owner());
        group = (int) number(PaxRecords.GROUP, block.group());
        nanos = whenModified();
    }

    private String said(String key, String otherwise) {
        return one.text(key, all.text(key, otherwise));
    }

    private long number(String key, long otherwise) throws ArchiveException {
        PaxRecords of = one.has(key) ? one : all;
        return of.has(key) ? of.number(key, entry) : otherwise;
    }

    private long whenModified() throws ArchiveException {
        PaxRecords of = one.has(PaxRecords.MODIFIED) ? one : all;
        if (of.has(PaxRecords.MODIFIED)) {
            return of.nanos(PaxRecords.MODIFIED, entry);
        }
        return Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, block.modified())) * SECOND;
    }

    private void setLength(long bytes, String what) throws ArchiveException {
        if (bytes < 0 || bytes > stream.left()) {
            throw new ArchiveException(entry, "cut off in the content of " + what + ", " + bytes + " bytes, of the entry");
        }
        length = bytes;
        contentEnd = position() + bytes;
    }

    /** What extended headers say of this entry alone. */
    PaxRecords extended() {
        return one;
    }

    /** Where the entry begins in the archive. */
    long offset() {
        return entry;
    }

    /** One of the kinds above, or a letter or digit that nobody knows. */
    int kind() {
        return kind;
    }

    /** The path, as it is written. */
    String name() {
        return name;
    }

    /** What a link is one to. */
    String link() {
        return link;
    }

    /** Bytes of content, which the archive has. */
    long length() {
        return length;
    }

    /** Permissions. */
    int permissions() {
        return mode & 07777;
    }

    int owner() {
        return owner;
    }

    int group() {
        return group;
    }

    /** In nanoseconds since 1970. */
    long modified() {
        return nanos;
    }

    int deviceMajor() throws ArchiveException {
        return block.major();
    }

    int deviceMinor() throws ArchiveException {
        return block.minor();
    }
}
