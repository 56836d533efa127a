package awesome.runtime.linux.file;

import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;

/** What stat(2) says of a file: {@code struct stat} of x86-64, 144 bytes ({@code asm/stat.h}). */
public final class FileStatus {
    /** {@code st_mode}: the bits that hold the type of the file. */
    public static final int TYPE = 0xf000;
    public static final int PIPE = 0x1000;
    public static final int CHARACTER_DEVICE = 0x2000;
    public static final int DIRECTORY = 0x4000;
    public static final int REGULAR = 0x8000;
    public static final int SOCKET = 0xc000;

    private final byte[] struct = new byte[144];

    private Address at() {
        return Objects.addressOf(struct).plus(Hubs.ARRAY_BASE);
    }

    /** Where the kernel writes it; this object must stay reachable meanwhile. */
    long address() {
        return at().bits();
    }

    public long device() {
        return at().readLong(0);
    }

    public long inode() {
        return at().readLong(8);
    }

    public long links() {
        return at().readLong(16);
    }

    /** Type and permissions. */
    public int mode() {
        return at().readInt(24);
    }

    /** One of the constants of this class, or another type of inode(7). */
    public int type() {
        return mode() & TYPE;
    }

    public int user() {
        return at().readInt(28);
    }

    public int group() {
        return at().readInt(32);
    }

    /** The device that a special file is. */
    public long deviceOfFile() {
        return at().readLong(40);
    }

    /** Bytes. */
    public long size() {
        return at().readLong(48);
    }

    public long blockSize() {
        return at().readLong(56);
    }

    /** When it was last read; seconds since 1970. */
    public long accessSeconds() {
        return at().readLong(72);
    }

    public long accessNanos() {
        return at().readLong(80);
    }

    /** When it was last written; seconds since 1970. */
    public long modifiedSeconds() {
        return at().readLong(88);
    }

    public long modifiedNanos() {
        return at().readLong(96);
    }

    /** When this information last changed; seconds since 1970. */
    public long changedSeconds() {
        return at().readLong(104);
    }

    public long changedNanos() {
        return at().readLong(112);
    }
}
