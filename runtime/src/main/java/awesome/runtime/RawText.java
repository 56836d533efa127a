package awesome.runtime;

import awesome.magic.raw.Address;

/** Text in raw memory, as C programs and tables have it. */
public final class RawText {
    private static final char REPLACEMENT = '\ufffd';

    private RawText() {}

    /** The string that the UTF-8 bytes from {@code start} up to a zero byte make. */
    public static String read(Address start) {
        int bytes = 0;
        while (start.readByte(bytes) != 0) {
            bytes++;
        }
        char[] chars = new char[bytes];
        int count = 0;
        int at = 0;
        while (at < bytes) {
            int lead = start.plus(at).readUnsignedByte();
            int length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
            int point = lead < 0x80 ? lead : codePoint(start.plus(at), lead, length);
            if (point < 0) {
                chars[count++] = REPLACEMENT;
                at++;
                continue;
            }
            if (point >= 0x10000) {
                chars[count++] = Character.highSurrogate(point);
                chars[count++] = Character.lowSurrogate(point);
            } else {
                chars[count++] = (char) point;
            }
            at += length;
        }
        return new String(chars, 0, count);
    }

    /** A sequence of 2 to 4 bytes (RFC 3629, 3); -1 if it is not well-formed. A zero byte ends it in time. */
    private static int codePoint(Address start, int lead, int length) {
        if (lead < 0xc2 || lead > 0xf4) {
            return -1;
        }
        int point = lead & 0xff >> (length + 1);
        for (int i = 1; i < length; i++) {
            int next = start.plus(i).readUnsignedByte();
            if ((next & 0xc0) != 0x80) {
                return -1;
            }
            point = point << 6 | next & 0x3f;
        }
        boolean tooLong = point < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        return tooLong || point > 0x10ffff || point >= 0xd800 && point < 0xe000 ? -1 : point;
    }
}
