package awesome.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An entry of an archive, read in the simplest way. */
record CpioEntry(String name, int inode, int mode, int major, int minor, int start, byte[] contents) {
    private static final int HEADER = 110;

    static List<CpioEntry> readAll(byte[] archive) {
        List<CpioEntry> entries = new ArrayList<>();
        int at = 0;
        while (true) {
            String header = new String(archive, at, HEADER, StandardCharsets.US_ASCII);
            if (!header.startsWith("070701")) {
                throw new AssertionError("no header at " + at + ": " + header);
            }
            int size = field(header, 6);
            int nameBytes = field(header, 11);
            String name = new String(archive, at + HEADER, nameBytes, StandardCharsets.UTF_8);
            name = name.substring(0, name.indexOf(0));
            int start = align(at + HEADER + nameBytes);
            byte[] contents = Arrays.copyOfRange(archive, start, start + size);
            at = align(start + size);
            if (name.equals("TRAILER!!!")) {
                if (at != archive.length) {
                    throw new AssertionError("something follows the trailer");
                }
                return entries;
            }
            entries.add(new CpioEntry(name, field(header, 0), field(header, 1), field(header, 9), field(header, 10),
                    start, contents));
        }
    }

    private static int field(String header, int index) {
        return Integer.parseUnsignedInt(header.substring(6 + 8 * index, 14 + 8 * index), 16);
    }

    private static int align(int offset) {
        return (offset + 3) / 4 * 4;
    }

    @Override
    public String toString() {
        String end = major != 0 ? " " + major + ":" + minor : contents.length > 0 ? " " + contents.length : "";
        return name + " " + Integer.toOctalString(mode) + end;
    }
}
