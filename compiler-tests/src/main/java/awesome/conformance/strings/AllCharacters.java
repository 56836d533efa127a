package awesome.conformance.strings;

/** The properties of every character, folded into one number for each. */
public final class AllCharacters {
    private AllCharacters() {}

    public static void main(String[] arguments) {
        long[] digests = new long[16];
        for (int c = 0; c <= 0x2ffff; c++) {
            int[] values = {Character.getType(c), Character.toUpperCase(c), Character.toLowerCase(c),
                Character.toTitleCase(c), Character.isLetter(c) ? 1 : 0, Character.isDigit(c) ? 1 : 0,
                Character.isWhitespace(c) ? 1 : 0, Character.isSpaceChar(c) ? 1 : 0, Character.isUpperCase(c)
                ? 1 : 0, Character.isLowerCase(c) ? 1 : 0, Character.getNumericValue(c),
                Character.digit(c, 36), Character.isJavaIdentifierPart(c) ? 1 : 0,
                Character.isISOControl(c) ? 1 : 0, Character.isMirrored(c) ? 1 : 0,
                Character.isIdeographic(c) ? 1 : 0};
            for (int i = 0; i < values.length; i++) {
                digests[i] = digests[i] * 31 + values[i];
            }
        }
        for (long each : digests) {
            System.out.println(each);
        }
        long text = 0;
        for (int c = 0; c < 0x10000; c++) {
            String one = "x" + (char) c + "y";
            text = text * 31 + one.toUpperCase(java.util.Locale.ROOT).hashCode();
            text = text * 31 + one.toLowerCase(java.util.Locale.ROOT).hashCode();
            text = text * 31 + ((char) c + "b" + (char) c).strip().length() + ((char) c + "b").trim().length();
        }
        System.out.println(text);
    }
}
