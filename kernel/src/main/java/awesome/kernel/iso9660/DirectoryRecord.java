package awesome.kernel.iso9660;

import awesome.kernel.memory.LittleEndian;

/** A directory record in a block (ECMA-119, 9.1), whose length was checked. Numbers come twice; the first has the low byte first. */
final class DirectoryRecord {
    /** Bytes before the name. */
    static final int HEADER = 33;

    private static final int ATTRIBUTE_BLOCKS = 1;
    private static final int EXTENT = 2;
    private static final int SIZE = 10;
    private static final int TIME = 18;
    private static final int FLAGS = 25;
    private static final int UNIT = 26;
    private static final int NAME_LENGTH = 32;

    private static final int DIRECTORY = 2;
    private static final int ASSOCIATED = 4;
    private static final int CONTINUES = 0x80;

    final byte[] bytes;
    final int at;

    DirectoryRecord(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Bytes in it; 0 if there is none, and the rest of the block is empty. */
    static int length(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    int length() {
        return length(bytes, at);
    }

    /** Whether the name is within the record. */
    boolean isWhole() {
        return length() > HEADER && nameLength() > 0 && HEADER + nameLength() <= length();
    }

    /** The block where the content begins, after the record of its attributes. */
    long block() {
        return (LittleEndian.getInt(bytes, at + EXTENT) & 0xffff_ffffL) + (bytes[at + ATTRIBUTE_BLOCKS] & 0xff);
    }

    /** Bytes of content. */
    long size() {
        return LittleEndian.getInt(bytes, at + SIZE) & 0xffff_ffffL;
    }

    /** Nanoseconds since 1970. */
    long time() {
        return IsoTime.ofRecord(bytes, at + TIME);
    }

    private boolean has(int flag) {
        return (bytes[at + FLAGS] & flag) != 0;
    }

    boolean isDirectory() {
        return has(DIRECTORY);
    }

    /** Whether it is what another system has besides the file of the same name. */
    boolean isAssociated() {
        return has(ASSOCIATED);
    }

    /** Whether the next record has more of the same file. */
    boolean continues() {
        return has(CONTINUES);
    }

    /** Whether other files are between the pieces of this one. */
    boolean isInterleaved() {
        return bytes[at + UNIT] != 0 || bytes[at + UNIT + 1] != 0;
    }

    int nameLength() {
        return bytes[at + NAME_LENGTH] & 0xff;
    }

    int nameAt() {
        return at + HEADER;
    }

    /** Whether it is the directory itself or its parent, whose names are the bytes 0 and 1. */
    boolean isDots() {
        return nameLength() == 1 && (bytes[nameAt()] & 0xfe) == 0;
    }

    /** Where what other standards say of it begins; the end if there is nothing. */
    int systemUse() {
        int start = at + HEADER + nameLength() + (~nameLength() & 1);
        return Math.min(start, end());
    }

    int end() {
        return at + length();
    }
}
