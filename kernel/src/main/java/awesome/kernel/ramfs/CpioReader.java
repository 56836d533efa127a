package awesome.kernel.ramfs;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;

/**
 * Reads a cpio archive in the "new" format (cpio(5), "New ASCII Format"; with checksums too) where it lies in memory.
 * Several archives may follow one another, with zero bytes between them.
 *
 * <p>{@link #next} goes to the next entry, about which the other methods tell.
 */
final class CpioReader {
    private static final int HEADER = 110;
    private static final int MAX_NAME = 4096;
    private static final String END_NAME = "TRAILER!!!";

    /** Numbers of the fields of the header, 8 hexadecimal digits each after a magic of 6 characters. */
    private static final int INO = 0;
    private static final int MODE = 1;
    private static final int UID = 2;
    private static final int GID = 3;
    private static final int NLINK = 4;
    private static final int MTIME = 5;
    private static final int FILESIZE = 6;
    private static final int DEVMAJOR = 7;
    private static final int DEVMINOR = 8;
    private static final int RDEVMAJOR = 9;
    private static final int RDEVMINOR = 10;
    private static final int NAMESIZE = 11;
    private static final int CHECK = 12;
    private static final int FIELDS = 13;

    private final PhysMemory memory;
    private final PhysAddr start;
    private final long length;
    private final byte[] header = new byte[HEADER];
    private final long[] fields = new long[FIELDS];
    /** Where the current entry begins, and where the next one does. */
    private long entry;
    private long next;
    private long data;
    private String name = "";
    private int archives;

    /** Reads {@code length} bytes of physical memory. */
    CpioReader(PhysMemory memory, PhysAddr start, long length) {
        this.memory = memory;
        this.start = start;
        this.length = length;
    }

    /** Goes to the next entry; false if there is none. */
    boolean next() throws ArchiveException {
        while (true) {
            readEntry();
            if (!name.equals(END_NAME)) {
                return true;
            }
            archives++;
            skipZeros();
            if (next == length) {
                return false;
            }
        }
    }

    private void readEntry() throws ArchiveException {
        entry = next;
        if (entry == length) {
            throw new ArchiveException(entry, "ends without an entry " + END_NAME);
        }
        readHeader();
        long nameStart = entry + HEADER;
        long nameSize = fields[NAMESIZE];
        if (nameSize < 1 || nameSize > MAX_NAME) {
            throw new ArchiveException(entry, "name of " + nameSize + " bytes");
        }
        checkInside(nameStart, nameSize, "name");
        byte[] bytes = new byte[(int) nameSize];
        memory.read(start.plus(nameStart), bytes, 0, bytes.length);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        // More zeros may follow, for the content to begin at a boundary.
        if (bytes[bytes.length - 1] != 0) {
            throw new ArchiveException(nameStart, "name that does not end with a zero byte");
        }
        name = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        data = align(nameStart + nameSize);
        checkInside(data, fields[FILESIZE], "content of " + name);
        // Only padding after the last byte may be missing.
        next = Math.min(align(data + fields[FILESIZE]), length);
        if (header[5] == '2') {
            checkSum();
        }
    }

    private void readHeader() throws ArchiveException {
        int have = (int) Math.min(HEADER, length - entry);
        memory.read(start.plus(entry), header, 0, have);
        if (have >= 2 && (header[0] & 0xff) == 0x1f && (header[1] & 0xff) == 0x8b) {
            throw new ArchiveException(entry, "compressed with gzip, which must be undone when the image is made,");
        }
        int magic = Math.min(have, 5);
        for (int i = 0; i < magic; i++) {
            if (header[i] != "07070".charAt(i)) {
                throw new ArchiveException(entry, "no entry of a cpio archive (format newc)");
            }
        }
        if (have >= 6 && header[5] != '1' && header[5] != '2') {
            throw new ArchiveException(entry, "cpio entry of another format than newc");
        }
        if (have < HEADER) {
            throw new ArchiveException(entry, "cut off in the header of an entry");
        }
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = number(6 + 8 * i);
        }
    }

    private long number(int at) throws ArchiveException {
        long value = 0;
        for (int i = at; i < at + 8; i++) {
            int digit = Character.digit((char) (header[i] & 0x7f), 16);
            if (digit < 0 || header[i] < 0) {
                throw new ArchiveException(entry + i, "no hexadecimal digit");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void checkInside(long from, long bytes, String what) throws ArchiveException {
        if (from > length || bytes > length - from) {
            throw new ArchiveException(entry, "cut off in the " + what + ", " + bytes + " bytes, of the entry");
        }
    }

    private void checkSum() throws ArchiveException {
        long sum = 0;
        byte[] chunk = new byte[(int) Math.min(4096, size())];
        for (long done = 0; done < size(); done += chunk.length) {
            int step = (int) Math.min(chunk.length, size() - done);
            memory.read(content().plus(done), chunk, 0, step);
            for (int i = 0; i < step; i++) {
                sum += chunk[i] & 0xff;
            }
        }
        if ((sum & 0xffff_ffffL) != fields[CHECK]) {
            throw new ArchiveException(data, "wrong checksum of " + name);
        }
    }

    private void skipZeros() {
        byte[] chunk = new byte[512];
        while (next < length) {
            int have = (int) Math.min(chunk.length, length - next);
            memory.read(start.plus(next), chunk, 0, have);
            for (int i = 0; i < have; i++) {
                if (chunk[i] != 0) {
                    next += i;
                    return;
                }
            }
            next += have;
        }
    }

    private static long align(long offset) {
        return offset + 3 & -4;
    }

    /** Where the entry begins in the archive. */
    long offset() {
        return entry;
    }

    /** How many archives came to their end before this entry. */
    int archive() {
        return archives;
    }

    String name() {
        return name;
    }

    /** Where the content begins. */
    PhysAddr content() {
        return start.plus(data);
    }

    /** Bytes of content. */
    long size() {
        return fields[FILESIZE];
    }

    int mode() {
        return (int) fields[MODE];
    }

    int owner() {
        return (int) fields[UID];
    }

    int group() {
        return (int) fields[GID];
    }

    long links() {
        return fields[NLINK];
    }

    /** In seconds since 1970. */
    long modified() {
        return fields[MTIME];
    }

    int deviceMajor() {
        return (int) fields[RDEVMAJOR];
    }

    int deviceMinor() {
        return (int) fields[RDEVMINOR];
    }

    /** Entries with several links and the same identity in one archive are names of one file. */
    String identity() {
        return fields[DEVMAJOR] + ":" + fields[DEVMINOR] + ":" + fields[INO];
    }
}
