package awesome.kernel.console;

import awesome.magic.NoAlloc;

/** UTF-8 (RFC 3629) a byte at a time; what is not well formed becomes U+FFFD. */
@NoAlloc("also the last words of a kernel without memory go through here")
final class Utf8Decoder {
    private static final int REPLACEMENT = 0xfffd;

    private int value;
    private int missing;
    private int least;

    /** The character that {@code octet} completes; -1 if more bytes have to come. */
    int accept(int octet) {
        if ((octet & 0xc0) == 0x80) {
            return missing == 0 ? REPLACEMENT : follow(octet);
        }
        // A sequence that breaks off here has shown nothing yet; the new character takes its place.
        missing = 0;
        if (octet < 0x80) {
            return octet;
        }
        if (octet < 0xe0) {
            return start(octet & 0x1f, 1, 0x80);
        }
        if (octet < 0xf0) {
            return start(octet & 0x0f, 2, 0x800);
        }
        return octet < 0xf5 ? start(octet & 0x07, 3, 0x10000) : REPLACEMENT;
    }

    private int start(int bits, int more, int smallest) {
        value = bits;
        missing = more;
        least = smallest;
        return -1;
    }

    private int follow(int octet) {
        value = value << 6 | octet & 0x3f;
        if (--missing > 0) {
            return -1;
        }
        boolean surrogate = value >= 0xd800 && value < 0xe000;
        return value < least || value > 0x10ffff || surrogate ? REPLACEMENT : value;
    }
}
