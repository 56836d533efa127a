package awesome.kernel.iso9660;

import awesome.abi.linux.FileMode;

/** What a directory says of a file. */
final class Entry {
    /** In Latin-1, a character for each byte of the name. */
    String name;
    /** Where its record is, in bytes from the beginning of the directory, and where the next one is. */
    long position;
    long next;
    /** Tells it from all others: the place of its record, of a directory that of its first block. In bytes of the disc. */
    long number;
    int mode;
    int links = 1;
    int owner;
    int group;
    long accessed;
    long modified;
    long changed;
    /** Of a device node. */
    long device;
    /** Of a symbolic link; null for others. */
    String target;
    /** Of a directory its first block. */
    long block;
    Pieces content;
    /** Other files are between the pieces of this one. */
    boolean isInterleaved;
    /** It is a directory that was moved, because it would be too deep where it belongs, and is not shown here. */
    boolean isMoved;

    int type() {
        return mode & FileMode.S_IFMT;
    }

    boolean isDirectory() {
        return type() == FileMode.S_IFDIR;
    }
}
