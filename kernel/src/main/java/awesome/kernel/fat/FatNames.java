package awesome.kernel.fat;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Names of files: those of programs, whose bytes are UTF-8, those of the disk in 16-bit characters, and the short ones that
 * each file has too: 8 large letters, and 3 more behind a dot that is not written.
 */
final class FatNames {
    /** Characters of a long name at most, and of a short one. */
    static final int MOST = 255;
    static final int SHORT = 11;
    private static final int BASE = 8;

    /** Flags of an entry that a part of the short name is shown in small letters. */
    private static final int SMALL_BASE = 8;
    private static final int SMALL_EXTENSION = 16;
    /** What stands for the first byte if that would say that the entry is free. */
    private static final int FREE_MARK = 0xe5;
    private static final int STANDS_FOR_FREE_MARK = 5;

    private static final String FORBIDDEN = "\"*/:<>?\\|";
    private static final String ALSO_IN_SHORT = "$%'-_@~`!(){}^#&";
    /** The upper half of code page 437, in which short names mostly are. */
    private static final String CODE_PAGE = "\u00c7\u00fc\u00e9\u00e2\u00e4\u00e0\u00e5\u00e7\u00ea\u00eb\u00e8\u00ef\u00ee\u00ec\u00c4\u00c5"
            + "\u00c9\u00e6\u00c6\u00f4\u00f6\u00f2\u00fb\u00f9\u00ff\u00d6\u00dc\u00a2\u00a3\u00a5\u20a7\u0192"
            + "\u00e1\u00ed\u00f3\u00fa\u00f1\u00d1\u00aa\u00ba\u00bf\u2310\u00ac\u00bd\u00bc\u00a1\u00ab\u00bb"
            + "\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255d\u255c\u255b\u2510"
            + "\u2514\u2534\u252c\u251c\u2500\u253c\u255e\u255f\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u2567"
            + "\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256b\u256a\u2518\u250c\u2588\u2584\u258c\u2590\u2580"
            + "\u03b1\u00df\u0393\u03c0\u03a3\u03c3\u00b5\u03c4\u03a6\u0398\u03a9\u03b4\u221e\u03c6\u03b5\u2229"
            + "\u2261\u00b1\u2265\u2264\u2320\u2321\u00f7\u2248\u00b0\u2219\u00b7\u221a\u207f\u00b2\u25a0\u00a0";

    private FatNames() {}

    /** A name as programs write it, a character for each byte, in the characters of the disk. */
    static String toDisk(String name) {
        return new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The opposite. */
    static String toPrograms(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The name that a new file gets: without dots and blanks at its end. EINVAL, ENAMETOOLONG if it cannot be. */
    static String checked(String name) {
        int length = name.length();
        while (length > 0 && (name.charAt(length - 1) == '.' || name.charAt(length - 1) == ' ')) {
            length--;
        }
        String kept = name.substring(0, length);
        if (kept.length() > MOST) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        boolean isGood = !kept.isEmpty();
        for (int i = 0; i < kept.length(); i++) {
            char letter = kept.charAt(i);
            isGood &= letter >= ' ' && FORBIDDEN.indexOf(letter) < 0 && letter != '\ufffd';
        }
        if (!isGood) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return kept;
    }

    /** Whether two names are of the same file: large and small letters are alike, and dots at the end are nothing. */
    static boolean isSame(String name, String other) {
        return withoutDots(name).equalsIgnoreCase(withoutDots(other));
    }

    private static String withoutDots(String name) {
        int length = name.length();
        while (length > 1 && name.charAt(length - 1) == '.') {
            length--;
        }
        return name.substring(0, length);
    }

    /** A short name as it is shown. */
    static String shown(byte[] slot, int flags) {
        StringBuilder text = new StringBuilder();
        append(text, slot, 0, BASE, (flags & SMALL_BASE) != 0);
        int dot = text.length();
        append(text, slot, BASE, SHORT, (flags & SMALL_EXTENSION) != 0);
        if (text.length() > dot) {
            text.insert(dot, '.');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, byte[] slot, int start, int end, boolean small) {
        int last = end;
        while (last > start && slot[last - 1] == ' ') {
            last--;
        }
        for (int i = start; i < last; i++) {
            int code = i == 0 && slot[0] == STANDS_FOR_FREE_MARK ? FREE_MARK : slot[i] & 0xff;
            char letter = code < 0x80 ? (char) code : CODE_PAGE.charAt(code - 0x80);
            text.append(small ? Character.toLowerCase(letter) : letter);
        }
    }

    /** What the long name's slots have of the short one they belong to. */
    static int checksum(byte[] slot) {
        int sum = 0;
        for (int i = 0; i < SHORT; i++) {
            sum = ((sum & 1) << 7) + (sum >>> 1) + (slot[i] & 0xff) & 0xff;
        }
        return sum;
    }

    private static boolean isShortLetter(char letter) {
        return letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9' || ALSO_IN_SHORT.indexOf(letter) >= 0;
    }

    /** The short name, 11 characters, for a name that is one; else null. */
    static String exactShort(String name) {
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        if (base.isEmpty() || base.length() > BASE || extension.length() > SHORT - BASE || dot >= 0 && extension.isEmpty()) {
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            if (i != dot && !isShortLetter(name.charAt(i))) {
                return null;
            }
        }
        return padded(base, BASE) + padded(extension, SHORT - BASE);
    }

    /** A short name that no other file of the directory has; ENOSPC if all that could be are taken. */
    static String alias(String name, Set<String> taken) {
        int start = 0;
        while (start < name.length() - 1 && name.charAt(start) == '.') {
            start++;
        }
        int dot = name.lastIndexOf('.');
        String base = large(dot > start ? name.substring(start, dot) : name.substring(start));
        String extension = large(dot > start ? name.substring(dot + 1) : "");
        String end = padded(extension.substring(0, Math.min(SHORT - BASE, extension.length())), SHORT - BASE);
        String plain = padded(base.substring(0, Math.min(BASE, base.length())), BASE) + end;
        boolean isWhole = !base.isEmpty() && exactShort(name.toUpperCase()) != null;
        if (isWhole && !taken.contains(plain)) {
            return plain;
        }
        for (int number = 1; number < 1_000_000; number++) {
            String tail = "~" + number;
            String kept = base.substring(0, Math.min(BASE - tail.length(), base.length()));
            String made = padded(kept + tail, BASE) + end;
            if (!taken.contains(made)) {
                return made;
            }
        }
        throw new ErrnoException(Errno.ENOSPC);
    }

    private static String large(String text) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            char upper = letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
            if (letter != ' ' && letter != '.') {
                made.append(isShortLetter(upper) ? upper : '_');
            }
        }
        return made.toString();
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(length - text.length());
    }
}
