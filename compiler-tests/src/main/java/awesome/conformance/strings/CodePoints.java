package awesome.conformance.strings;

/** Characters outside the basic plane are two chars and one code point. */
public final class CodePoints {
    private CodePoints() {}

    public static void main(String[] arguments) {
        String text = "a\u20ac\ud83d\ude00z\ud800";
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            System.out.println(Integer.toHexString(point) + " " + Character.isSupplementaryCodePoint(point) + " "
                    + Character.isLetter(point) + " " + Character.charCount(point) + " "
                    + Character.isSurrogate(text.charAt(i)));
        }
        System.out.println(text.codePointCount(0, text.length()) + " " + text.offsetByCodePoints(0, 3) + " "
                + Integer.toHexString(text.codePointBefore(4)));
        StringBuilder built = new StringBuilder().appendCodePoint(0x1f680).appendCodePoint('x').appendCodePoint(0xe9);
        System.out.println(built + " " + built.length() + " " + Character.toChars(0x1f680).length + " "
                + Character.toString(0x20ac) + " " + new String(new int[] {0x41, 0x1f600}, 0, 2));
        System.out.println(Integer.toHexString(Character.toCodePoint('\ud83d', '\ude00')));
    }
}
