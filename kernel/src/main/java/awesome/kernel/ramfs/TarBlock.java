package awesome.kernel.ramfs;

import awesome.kernel.machine.DeviceStream;
import java.nio.charset.StandardCharsets;

/**
 * The header block of an entry of a tar archive: the fields of POSIX's ustar (pax(1), "ustar Interchange Format"), with
 * numbers as GNU tar writes large ones (GNU tar manual, "Extensions to the format").
 */
final class TarBlock {
    /** All of a tar archive is in blocks of so many bytes. */
    static final int SIZE = 512;

    private static final int NAME = 0;
    private static final int NAME_SIZE = 100;
    private static final int MODE = 100;
    private static final int OWNER = 108;
    private static final int GROUP = 116;
    private static final int LENGTH = 124;
    private static final int MODIFIED = 136;
    private static final int CHECKSUM = 148;
    private static final int KIND = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final int MAJOR = 329;
    private static final int MINOR = 337;
    private static final int PREFIX = 345;
    private static final int PREFIX_SIZE = 155;
    private static final int SHORT = 8;
    private static final int LONG = 12;

    private static final int NEGATIVE = 0xff;
    private static final int BINARY = 0x80;

    private final byte[] bytes = new byte[SIZE];
    private long offset;

    /** Reads the next block, which begins at {@code at}; false if it is all zeros, which ends an archive. */
    boolean read(DeviceStream stream, long at) throws ArchiveException {
        offset = at;
        stream.read(bytes, 0, SIZE);
        int sum = 0;
        int negative = 0;
        for (byte each : bytes) {
            sum += each & 0xff;
            negative += each >>> 31;
        }
        if (sum == 0) {
            return false;
        }
        long wanted = isNumber(CHECKSUM, SHORT) ? number(CHECKSUM, SHORT) : -1;
        for (int i = CHECKSUM; i < CHECKSUM + SHORT; i++) {
            sum += ' ' - bytes[i];
        }
        // Some programs of old added signed bytes.
        if (wanted < 0 || wanted != sum && wanted != sum - 256 * negative) {
            throw new ArchiveException(offset, "no header of an entry, or a damaged one: its checksum is wrong,");
        }
        return true;
    }

    /** What the entry is: a letter or digit, or 0 as in old archives. */
    int kind() {
        return bytes[KIND];
    }

    /** The path. */
    String name() {
        String name = text(NAME, NAME_SIZE);
        // GNU tar has other things where POSIX has a prefix, and says so by a blank.
        boolean hasPrefix = bytes[MAGIC] == 'u' && bytes[MAGIC + 5] == 0 && bytes[PREFIX] != 0;
        return hasPrefix ? text(PREFIX, PREFIX_SIZE) + "/" + name : name;
    }

    /** The path of the file that a link is one to. */
    String link() {
        return text(LINK, NAME_SIZE);
    }

    int mode() throws ArchiveException {
        return (int) number(MODE, SHORT);
    }

    int owner() throws ArchiveException {
        return (int) number(OWNER, SHORT);
    }

    int group() throws ArchiveException {
        return (int) number(GROUP, SHORT);
    }

    /** Bytes of content. */
    long length() throws ArchiveException {
        return number(LENGTH, LONG);
    }

    /** In seconds since 1970. */
    long modified() throws ArchiveException {
        return number(MODIFIED, LONG);
    }

    int major() throws ArchiveException {
        return (int) number(MAJOR, SHORT);
    }

    int minor() throws ArchiveException {
        return (int) number(MINOR, SHORT);
    }

    private String text(int start, int most) {
        int end = start;
        while (end < start + most && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private boolean isNumber(int start, int size) {
        for (int i = start; i < start + size; i++) {
            if (bytes[i] != 0 && bytes[i] != ' ' && (bytes[i] < '0' || bytes[i] > '7')) {
                return false;
            }
        }
        return true;
    }

    /** Octal digits, perhaps between blanks and zero bytes; or, with the highest bit set, bytes, the highest first. */
    private long number(int start, int size) throws ArchiveException {
        int first = bytes[start] & 0xff;
        if (first == BINARY || first == NEGATIVE) {
            return binary(start, size, first == NEGATIVE ? -1 : 0);
        }
        if (!isNumber(start, size)) {
            throw new ArchiveException(offset + start, "no octal number");
        }
        long value = 0;
        boolean begun = false;
        for (int i = start; i < start + size; i++) {
            boolean digit = bytes[i] != 0 && bytes[i] != ' ';
            if (begun && !digit) {
                break;
            }
            begun |= digit;
            value = digit ? value << 3 | bytes[i] - '0' : value;
        }
        return value;
    }

    private long binary(int start, int size, long sign) throws ArchiveException {
        long value = sign;
        for (int i = start + 1; i < start + size; i++) {
            if (value >> 54 != sign) {
                throw new ArchiveException(offset + start, "number that is too large");
            }
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }
}
