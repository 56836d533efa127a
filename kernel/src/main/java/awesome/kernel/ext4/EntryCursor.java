package awesome.kernel.ext4;

import awesome.kernel.memory.LittleEndian;
import java.nio.charset.StandardCharsets;

/**
 * Goes over the entries of directories in a block, or what of one is in an inode. Each says how long it is, so that they
 * fill the block; those of inode 0 are free.
 */
final class EntryCursor {
    /** Bytes before the name. */
    static final int HEADER = 8;

    private final Node directory;
    private final boolean hasTypes;
    private final byte[] bytes;
    private final int end;
    private int at;
    private int next;

    /** Before the first entry of those in {@code bytes} from {@code start} to {@code end}. */
    EntryCursor(Node directory, byte[] bytes, int start, int end) {
        this.directory = directory;
        this.hasTypes = directory.system().superBlock().hasIncompatible(Features.FILETYPE);
        this.bytes = bytes;
        this.end = end;
        next = start;
    }

    /** Goes to the next entry, free or not; false if there is none. EUCLEAN. */
    boolean next() {
        at = next;
        if (at >= end) {
            return false;
        }
        if (at + HEADER > end) {
            throw damaged();
        }
        int length = length();
        int least = least(inode() == 0 ? 0 : nameLength());
        if (length < least || (length & 3) != 0 || length > end - at
                || inode() > directory.system().superBlock().inodes) {
            throw damaged();
        }
        next = at + length;
        return true;
    }

    private RuntimeException damaged() {
        return directory.damaged("as a directory it has a damaged entry at byte " + at + " of a block");
    }

    /** Bytes that an entry takes at least. */
    static int least(int nameLength) {
        return HEADER + nameLength + 3 & ~3;
    }

    /** Where the entry is in the array. */
    int at() {
        return at;
    }

    /** 0 if it is free. */
    long inode() {
        return LittleEndian.getInt(bytes, at) & 0xffff_ffffL;
    }

    /** Bytes up to the next one. */
    int length() {
        return LittleEndian.getShort(bytes, at + 4);
    }

    int nameLength() {
        return hasTypes ? bytes[at + 6] & 0xff : Math.min(255, LittleEndian.getShort(bytes, at + 6));
    }

    /** The type as {@code st_mode} has it; 0 if the entry does not tell. */
    int type() {
        return hasTypes ? FileTypes.toMode(bytes[at + 7] & 0xff) : 0;
    }

    boolean isNamed(byte[] name) {
        if (nameLength() != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes[at + HEADER + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the name is {@code .} or {@code ..}. */
    boolean isDots() {
        int length = nameLength();
        return length > 0 && length <= 2 && bytes[at + HEADER] == '.' && bytes[at + HEADER + length - 1] == '.';
    }

    /** Whether there is a name that programs can use. */
    boolean isNameGood() {
        int length = nameLength();
        for (int i = 0; i < length; i++) {
            if (bytes[at + HEADER + i] == '/' || bytes[at + HEADER + i] == 0) {
                return false;
            }
        }
        return length > 0;
    }

    String name() {
        return new String(bytes, at + HEADER, nameLength(), StandardCharsets.ISO_8859_1);
    }

    long hash(int version, int[] seed) {
        return DirectoryHash.of(bytes, at + HEADER, nameLength(), version, seed);
    }
}
