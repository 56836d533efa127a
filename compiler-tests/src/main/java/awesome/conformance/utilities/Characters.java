package awesome.conformance.utilities;

import java.util.Arrays;

/** Character: classes, cases, numbers, blocks and surrogates, over all of Unicode. */
public final class Characters {
    private Characters() {}

    public static void main(String[] arguments) throws Exception {
        int[] counts = new int[31];
        long digest = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            counts[Character.getType(c)]++;
            int flags = (Character.isLetter(c) ? 1 : 0) | (Character.isDigit(c) ? 2 : 0) | (Character.isWhitespace(c)
                    ? 4 : 0)
                    | (Character.isUpperCase(c) ? 8 : 0) | (Character.isLowerCase(c) ? 16
                    : 0) | (Character.isSpaceChar(c) ? 32 : 0)
                    | (Character.isJavaIdentifierPart(c) ? 64 : 0) | (Character.isMirrored(c) ? 128
                    : 0) | (Character.isAlphabetic(c) ? 256 : 0)
                    | (Character.isIdeographic(c) ? 512 : 0) | (Character.isTitleCase(c) ? 1024
                    : 0) | (Character.isDefined(c) ? 2048 : 0);
            digest = digest * 31 + flags;
            digest = digest * 31 + Character.toUpperCase(c);
            digest = digest * 31 + Character.toLowerCase(c);
            digest = digest * 31 + Character.toTitleCase(c);
            digest = digest * 31 + Character.getNumericValue(c);
            digest = digest * 31 + Character.getDirectionality(c);
            digest = digest * 31 + Character.digit(c, 36);
        }
        System.out.println(Arrays.toString(counts) + " " + Long.toHexString(digest));
        System.out.println(Character.UnicodeBlock.of('\u20ac') + " " + Character.UnicodeBlock.of(0x1f600) + " "
                + Character.UnicodeScript.of('\u03b1') + " "
                + Character.isSurrogatePair('\ud83d', '\ude00') + " " + Character.toCodePoint('\ud83d', '\ude00')
                + " " + Character.charCount(0x10000) + " "
                + Arrays.toString(Character.toChars(0x1f600)) + " " + Character.highSurrogate(0x1f600) + " "
                + Character.forDigit(11, 16) + " "
                + Character.reverseBytes('\u1234') + " " + Character.toString(0x1f600) + " "
                + Character.compare('a', 'b') + " " + Character.isISOControl(127)
                + " " + Character.UnicodeBlock.forName("Greek") + " " + Character.UnicodeScript.forName("latn"));
    }
}
