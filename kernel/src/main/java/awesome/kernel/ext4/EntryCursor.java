package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.memory.LittleEndian;

/**
 * Goes over the entries of directories in a block, or what of one is in an inode. Each says how long it is, so that they
 * fill the block; those of inode 0 are free.
 */
final class EntryCursor {
    /** Bytes before the name. */
    static final int HEADER = 8;

    private final Node directory;
    private final boolean hasTypes;
    private final long inodes;
    /** One of these has the entries. */
    private final byte[] bytes;
    private final Block block;
    private final int end;
    /** Where the entry is, and the one before it; -1 for none. */
    private int at = -1;
    private int before = -1;
    private int next;
    /** The first two words of the entry. */
    private long inode;
    private int head;

    /** Before the first entry of those in {@code bytes} from {@code start} to {@code end}. */
    EntryCursor(Node directory, byte[] bytes, int start, int end) {
        this(directory, bytes, null, start, end);
    }

    /** Before the first entry of a block, whose entries are before {@code end}; only while the block is not changed. */
    EntryCursor(Node directory, Block block, int end) {
        this(directory, null, block, 0, end);
    }

    private EntryCursor(Node directory, byte[] bytes, Block block, int start, int end) {
        this.directory = directory;
        SuperBlock superBlock = directory.system().superBlock();
        this.hasTypes = superBlock.hasIncompatible(Features.FILETYPE);
        this.inodes = superBlock.inodes;
        this.bytes = bytes;
        this.block = block;
        this.end = end;
        next = start;
    }

    private int word(int from) {
        return block != null ? block.getInt(from) : LittleEndian.getInt(bytes, from);
    }

    private int byteAt(int from) {
        return block != null ? block.getByte(from) : bytes[from];
    }

    /** Goes to the next entry, free or not; false if there is none. EUCLEAN. */
    boolean next() {
        before = at;
        at = next;
        if (at >= end) {
            return false;
        }
        if (at + HEADER > end) {
            throw damaged();
        }
        inode = word(at) & 0xffff_ffffL;
        head = word(at + 4);
        if (!isRight(at)) {
            throw damaged();
        }
        next = at + length();
        return true;
    }

    /** Whether the entry whose words were read at {@code from} is one. */
    private boolean isRight(int from) {
        int length = length();
        int least = least(inode == 0 ? 0 : nameLength());
        return length >= least && (length & 3) == 0 && length <= end - from && inode <= inodes;
    }

    /** Goes on to the entry of that name, which is no free one; false if there is none. EUCLEAN. */
    boolean find(byte[] name) {
        if (block == null) {
            return findCarefully(name);
        }
        if (!block.isOrderly()) {
            if (!areAllRight()) {
                return findCarefully(name);
            }
            block.setOrderly();
        }
        // Most entries are not the one: each costs one look.
        int beginning = beginning(name);
        int mask = name.length >= Integer.BYTES ? -1 : (1 << Byte.SIZE * name.length) - 1;
        int lengthMask = hasTypes ? 0xff : 0xffff;
        int last = at;
        for (int from = next; from < end;) {
            long words = block.getLong(from);
            int second = (int) (words >>> Integer.SIZE);
            int length = second & 0xffff;
            if ((second >>> 16 & lengthMask) == name.length && (block.getInt(from + HEADER) & mask) == beginning
                    && (int) words != 0 && isNamedFrom(Integer.BYTES, from, name)) {
                next = from;
                at = last;
                return next();
            }
            if (length == 0) {
                at = from;
                throw damaged();
            }
            last = from;
            from += length;
        }
        next = end;
        return false;
    }

    private boolean findCarefully(byte[] name) {
        while (next()) {
            if (inode != 0 && isNamed(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all entries from here on are as {@link #next} wants them. */
    private boolean areAllRight() {
        for (int from = next; from < end;) {
            if (from + HEADER > end) {
                return false;
            }
            inode = word(from) & 0xffff_ffffL;
            head = word(from + 4);
            if (!isRight(from)) {
                return false;
            }
            from += length();
        }
        return true;
    }

    /** The first four bytes of a name as a number, as the disk has it. */
    private static int beginning(byte[] name) {
        int value = 0;
        for (int i = Math.min(name.length, Integer.BYTES) - 1; i >= 0; i--) {
            value = value << Byte.SIZE | name[i] & 0xff;
        }
        return value;
    }

    private RuntimeException damaged() {
        return directory.damaged("as a directory it has a damaged entry at byte " + at + " of a block");
    }

    /** Bytes that an entry takes at least. */
    static int least(int nameLength) {
        return HEADER + nameLength + 3 & ~3;
    }

    /** Where the entry is in the array or block. */
    int at() {
        return at;
    }

    /** Where the entry before it is; -1 if it is the first. */
    int before() {
        return before;
    }

    /** 0 if it is free. */
    long inode() {
        return inode;
    }

    /** Bytes up to the next one. */
    int length() {
        return head & 0xffff;
    }

    int nameLength() {
        return hasTypes ? head >>> 16 & 0xff : Math.min(255, head >>> 16);
    }

    /** The type as {@code st_mode} has it; 0 if the entry does not tell. */
    int type() {
        return hasTypes ? FileTypes.toMode(head >>> 24) : 0;
    }

    boolean isNamed(byte[] name) {
        return nameLength() == name.length && isNamedFrom(0, at, name);
    }

    /** Whether the name of the entry at {@code entry}, which is as long, is the same from its byte {@code from} on. */
    private boolean isNamedFrom(int from, int entry, byte[] name) {
        for (int i = from; i < name.length; i++) {
            if ((byte) byteAt(entry + HEADER + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the name is {@code .} or {@code ..}. */
    boolean isDots() {
        int length = nameLength();
        return length > 0 && length <= 2 && byteAt(at + HEADER) == '.' && byteAt(at + HEADER + length - 1) == '.';
    }

    /** Whether programs can use a name. */
    static boolean isNameGood(byte[] name) {
        for (byte each : name) {
            if (each == '/' || each == 0) {
                return false;
            }
        }
        return name.length > 0;
    }

    long hash(int version, int[] seed) {
        byte[] name = nameBytes();
        return DirectoryHash.of(name, 0, name.length, version, seed);
    }

    /** The name, which may be one that programs cannot use. */
    byte[] nameBytes() {
        byte[] name = new byte[nameLength()];
        if (block != null) {
            block.read(at + HEADER, name, 0, name.length);
        } else {
            System.arraycopy(bytes, at + HEADER, name, 0, name.length);
        }
        return name;
    }
}
