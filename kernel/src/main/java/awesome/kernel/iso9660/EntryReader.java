package awesome.kernel.iso9660;

import awesome.abi.linux.FileMode;
import awesome.kernel.cache.Problems;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.DeviceNumber;
import java.nio.charset.StandardCharsets;

/**
 * Reads what directory records say of files: of Unix's files in the fields of Rock Ridge, each with two letters, its length
 * and a version, which follow the name and may go on elsewhere.
 */
final class EntryReader {
    /** Without Rock Ridge, everybody may read everything. */
    private static final int PERMISSIONS = 0555;
    private static final int MOST_NAME = 255;
    /** How often the fields of one file may go on elsewhere. */
    private static final int MOST_AREAS = 64;

    /** Bytes of a field before what it holds, and of those that hold numbers, each of which comes twice. */
    private static final int FIELD_HEADER = 4;
    private static final int NUMBER = 8;

    private final IsoFileSystem system;
    private final Problems problems;
    private final boolean hasRockRidge;
    /** Bytes that something else has before the fields. */
    private final int skipped;
    private final boolean isJoliet;

    /** The file that is read, and what was found of its name and of the path that it holds so far. */
    private Entry entry;
    private StringBuilder name;
    private StringBuilder path;
    private boolean pathGoesOn;
    private long child;
    private long moreBlock;
    private int moreAt;
    private int moreLength;

    EntryReader(IsoFileSystem system, Problems problems, boolean hasRockRidge, int skipped, boolean isJoliet) {
        this.system = system;
        this.problems = problems;
        this.hasRockRidge = hasRockRidge;
        this.skipped = skipped;
        this.isJoliet = isJoliet;
    }

    /**
     * Reads all but the content.
     *
     * @param number the place of the record on the disc
     * @return null if it has no name that programs could use, which people are told
     */
    Entry read(DirectoryRecord record, long number) {
        Entry read = attributes(record, number);
        if (child != 0) {
            // Only its name is where it belongs; what it is, it says itself.
            String shown = read.name;
            read = system.self(child);
            read.name = shown;
            read.isMoved = false;
        }
        if (read.name == null || read.name.isEmpty() || read.name.length() > MOST_NAME || read.name.indexOf('/') >= 0
                || read.name.indexOf('\0') >= 0 || read.name.equals(".") || read.name.equals("..")) {
            problems.say("the record at byte " + number + " has a name that cannot be");
            return null;
        }
        return read;
    }

    /** The same of a directory's record of itself, which has no name. */
    Entry attributes(DirectoryRecord record, long number) {
        entry = new Entry();
        entry.mode = (record.isDirectory() ? FileMode.S_IFDIR : FileMode.S_IFREG) | PERMISSIONS;
        entry.modified = record.time();
        entry.accessed = entry.modified;
        entry.changed = entry.modified;
        entry.block = record.block();
        entry.number = record.isDirectory() ? entry.block << IsoFileSystem.BLOCK_BITS : number;
        name = null;
        path = null;
        pathGoesOn = false;
        child = 0;
        if (hasRockRidge) {
            readFields(record, number);
        }
        if (record.isDirectory() != entry.isDirectory() && child == 0) {
            throw problems.damaged("the record at byte " + number + " is one of a directory and of another file");
        }
        entry.name = name != null ? name.toString() : plainName(record);
        entry.target = path == null ? null : path.toString();
        return entry;
    }

    private void readFields(DirectoryRecord record, long number) {
        moreLength = 0;
        int start = record.systemUse() + (record.isDots() ? 0 : skipped);
        readFields(record.bytes, start, record.end());
        for (int areas = 0; moreLength > 0; areas++) {
            if (areas == MOST_AREAS || moreAt + moreLength > IsoFileSystem.BLOCK) {
                throw problems.damaged("the record at byte " + number + " goes on where it cannot");
            }
            int length = moreLength;
            moreLength = 0;
            readFields(system.block(moreBlock), moreAt, moreAt + length);
        }
    }

    private void readFields(byte[] bytes, int start, int end) {
        int at = start;
        while (at + FIELD_HEADER <= end) {
            int length = bytes[at + 2] & 0xff;
            if (length < FIELD_HEADER || at + length > end || is(bytes, at, "ST")) {
                return;
            }
            readField(bytes, at, length);
            at += length;
        }
    }

    static boolean is(byte[] bytes, int at, String letters) {
        return bytes[at] == letters.charAt(0) && bytes[at + 1] == letters.charAt(1);
    }

    /** The number so many places behind the header of a field. */
    static long number(byte[] bytes, int at, int place) {
        return LittleEndian.getInt(bytes, at + FIELD_HEADER + place * NUMBER) & 0xffff_ffffL;
    }

    /** Whether a field has so many numbers. */
    private static boolean hasNumbers(int length, int count) {
        return length >= FIELD_HEADER + count * NUMBER;
    }

    private void readField(byte[] bytes, int at, int length) {
        if (is(bytes, at, "CE") && hasNumbers(length, 3)) {
            moreBlock = number(bytes, at, 0);
            moreAt = (int) Math.min(number(bytes, at, 1), IsoFileSystem.BLOCK);
            moreLength = (int) Math.min(number(bytes, at, 2), IsoFileSystem.BLOCK);
        } else if (is(bytes, at, "PX") && hasNumbers(length, 4)) {
            entry.mode = (int) number(bytes, at, 0) & 0xffff;
            entry.links = (int) number(bytes, at, 1);
            entry.owner = (int) number(bytes, at, 2);
            entry.group = (int) number(bytes, at, 3);
        } else if (is(bytes, at, "PN") && hasNumbers(length, 2)) {
            entry.device = device(number(bytes, at, 0), number(bytes, at, 1));
        } else if (is(bytes, at, "NM") && length > FIELD_HEADER) {
            readName(bytes, at, length);
        } else if (is(bytes, at, "SL") && length > FIELD_HEADER) {
            readPath(bytes, at + FIELD_HEADER + 1, at + length);
        } else if (is(bytes, at, "TF") && length > FIELD_HEADER) {
            readTimes(bytes, at, at + length);
        } else if (is(bytes, at, "CL") && hasNumbers(length, 1)) {
            child = number(bytes, at, 0);
        } else if (is(bytes, at, "RE")) {
            entry.isMoved = true;
        }
    }

    /** Both halves of a number of 64 bits, or, where the upper one is zero, 8 bits of each of the two parts in the lower one. */
    private static long device(long high, long low) {
        boolean isOld = high == 0 && low > 0xff;
        return isOld ? DeviceNumber.of((int) (low >>> 8), (int) low & 0xff) : DeviceNumber.of((int) high, (int) low);
    }

    private void readName(byte[] bytes, int at, int length) {
        final int ofDots = 2 | 4;
        if ((bytes[at + FIELD_HEADER] & ofDots) == 0) {
            name = name == null ? new StringBuilder() : name;
            if (name.length() <= MOST_NAME) {
                append(name, bytes, at + FIELD_HEADER + 1, at + length);
            }
        }
    }

    /** Parts of a path, each with flags and its length. */
    private void readPath(byte[] bytes, int start, int end) {
        path = path == null ? new StringBuilder() : path;
        int at = start;
        while (at + 2 <= end && path.length() <= IsoFileSystem.MOST_PATH) {
            int flags = bytes[at];
            int next = at + 2 + (bytes[at + 1] & 0xff);
            if (next > end) {
                return;
            }
            if (!pathGoesOn && path.length() > 0 && path.charAt(path.length() - 1) != '/') {
                path.append('/');
            }
            switch (flags & ~1) {
                case 2 -> path.append('.');
                case 4 -> path.append("..");
                case 8 -> path.append('/');
                default -> append(path, bytes, at + 2, next);
            }
            pathGoesOn = (flags & 1) != 0;
            at = next;
        }
    }

    /** Those that are there in their order: of creation, change of the content, access, change of anything. */
    private void readTimes(byte[] bytes, int at, int end) {
        int flags = bytes[at + FIELD_HEADER];
        boolean hasDigits = (flags & 0x80) != 0;
        int size = hasDigits ? IsoTime.DIGITS_SIZE : IsoTime.SIZE;
        int from = at + FIELD_HEADER + 1;
        for (int kind = 0; kind < 4 && from + size <= end; kind++) {
            if ((flags & 1 << kind) == 0) {
                continue;
            }
            long time = hasDigits ? IsoTime.ofDigits(bytes, from) : IsoTime.ofRecord(bytes, from);
            switch (kind) {
                case 1 -> entry.modified = time;
                case 2 -> entry.accessed = time;
                case 3 -> entry.changed = time;
                default -> {
                    // When it was made, stat(2) does not tell.
                }
            }
            from += size;
        }
    }

    private static void append(StringBuilder text, byte[] bytes, int start, int end) {
        text.append(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    /** The name without version, and in small letters if there are only large ones. */
    private String plainName(DirectoryRecord record) {
        int length = record.nameLength();
        if (isJoliet) {
            String unicode = new String(record.bytes, record.nameAt(), length & ~1, StandardCharsets.UTF_16BE);
            return new String(withoutVersion(unicode).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }
        StringBuilder small = new StringBuilder();
        for (int i = 0; i < length; i++) {
            char letter = (char) (record.bytes[record.nameAt() + i] & 0xff);
            small.append(letter >= 'A' && letter <= 'Z' ? (char) (letter - 'A' + 'a') : letter);
        }
        String shown = withoutVersion(small.toString());
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }

    private static String withoutVersion(String name) {
        int version = name.lastIndexOf(';');
        return version > 0 ? name.substring(0, version) : name;
    }
}
