package awesome.runtime.exception;

import awesome.magic.raw.Address;
import awesome.runtime.RawText;

/**
 * The messages of NullPointerExceptions that compiled code throws, from a table that the compiler makes. All numbers are
 * little-endian; {@code uleb} is an unsigned LEB128 number of DWARF.
 *
 * <pre>
 * +0   u32  offset of the starts from the start of the table
 * +4   u32  offset of the parts
 * +8        messages: a uleb for each part, counting from 1, then a zero byte
 *           starts: u32 for each 16th part, where it starts among the parts
 *           parts: UTF-8 strings, which end with a zero byte
 * </pre>
 */
public final class NullMessages {
    private static final int STEP = 16;

    private NullMessages() {}

    /** The message at this offset in the table of the running image. */
    public static String text(int offset) {
        return text(ImageSymbols.nullMessagesStart(), offset);
    }

    /** The message at an offset in a table. */
    static String text(Address table, int offset) {
        StringBuilder text = new StringBuilder();
        int at = offset;
        while (table.readByte(at) != 0) {
            int number = 0;
            int shift = 0;
            int next;
            do {
                next = table.readByte(at++);
                number |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            text.append(RawText.read(part(table, number - 1)));
        }
        return text.toString();
    }

    private static Address part(Address table, int number) {
        Address at = table.plus(table.readInt(4)).plus(table.readInt(table.readInt() + number / STEP * 4L));
        for (int i = number % STEP; i > 0; i--) {
            while (at.readByte() != 0) {
                at = at.plus(1);
            }
            at = at.plus(1);
        }
        return at;
    }
}
