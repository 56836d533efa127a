package awesome.kernel.ramfs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;

/**
 * What extended headers of a tar archive say in place of the fields of the next entry, or of all that follow (pax(1),
 * "pax Extended Header").
 */
final class PaxRecords {
    static final String PATH = "path";
    static final String LINK = "linkpath";
    static final String LENGTH = "size";
    static final String OWNER = "uid";
    static final String GROUP = "gid";
    static final String MODIFIED = "mtime";
    /** What GNU tar says of files with holes begins so. */
    static final String SPARSE = "GNU.sparse.";

    /** What is attached to a file has a key of this and the name, as GNU tar and libarchive have it. */
    private static final String ATTRIBUTE = "SCHILY.xattr.";

    private static final long SECOND = 1_000_000_000L;

    private final HashMap<String, String> values = new HashMap<>();

    void clear() {
        values.clear();
    }

    /** Adds the records of a header: {@code LENGTH KEY=VALUE\n} each, the length being that of all of it. */
    void add(byte[] content, long offset) throws ArchiveException {
        int start = 0;
        while (start < content.length) {
            int at = start;
            int length = 0;
            while (at < content.length && content[at] >= '0' && content[at] <= '9' && length < content.length) {
                length = 10 * length + content[at] - '0';
                at++;
            }
            int end = start + length;
            if (at == start || length <= at - start || end > content.length || content[at] != ' '
                    || content[end - 1] != '\n') {
                throw new ArchiveException(offset + start, "damaged record of an extended header");
            }
            String record = new String(content, at + 1, end - at - 2, StandardCharsets.ISO_8859_1);
            int equals = record.indexOf('=');
            if (equals < 0) {
                throw new ArchiveException(offset + start, "record of an extended header without =");
            }
            values.put(record.substring(0, equals), record.substring(equals + 1));
            start = end;
        }
    }

    /** The value of a key; {@code otherwise} if nothing is said. */
    String text(String key, String otherwise) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    boolean has(String key) {
        return !text(key, "").isEmpty();
    }

    /** The names of what is attached to the file (xattr(7)). */
    ArrayList<String> attributes() {
        ArrayList<String> names = new ArrayList<>();
        for (String key : values.keySet()) {
            if (key.startsWith(ATTRIBUTE)) {
                names.add(key.substring(ATTRIBUTE.length()));
            }
        }
        return names;
    }

    /** What is attached by that name, which is one of {@link #attributes}. */
    byte[] attribute(String name) {
        return values.get(ATTRIBUTE + name).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether a file with holes is told of, of which the archive has only the rest. */
    boolean tellsOfHoles() {
        for (String key : values.keySet()) {
            if (key.startsWith(SPARSE)) {
                return true;
            }
        }
        return false;
    }

    /** A value that is a whole number. */
    long number(String key, long offset) throws ArchiveException {
        try {
            return Long.parseLong(values.get(key));
        } catch (NumberFormatException e) {
            throw new ArchiveException(offset, key + " that is no number, " + values.get(key) + ",");
        }
    }

    /** A value in seconds, perhaps with a fraction, as nanoseconds. */
    long nanos(String key, long offset) throws ArchiveException {
        String value = values.get(key);
        int point = value.indexOf('.');
        String whole = point < 0 ? value : value.substring(0, point);
        String digits = point < 0 ? "" : value.substring(point + 1);
        digits = (digits.length() > 9 ? digits.substring(0, 9) : digits + "000000000".substring(digits.length()));
        try {
            long fraction = Long.parseLong(digits);
            long seconds = Math.multiplyExact(whole.isEmpty() || whole.equals("-") ? 0 : Long.parseLong(whole), SECOND);
            if (fraction >= 0) {
                return value.startsWith("-") ? seconds - fraction : seconds + fraction;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // told below
        }
        throw new ArchiveException(offset, key + " that is no time, " + value + ",");
    }
}
