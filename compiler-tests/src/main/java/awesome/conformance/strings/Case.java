package awesome.conformance.strings;

/** Upper and lower case, beyond ASCII too. */
public final class Case {
    private Case() {}

    public static void main(String[] arguments) {
        for (String text : new String[] {"Hello World", "stra\u00dfe", "\u00c4\u00d6\u00dc",
                "\u0395\u03bb\u03bb\u03ac\u03c2", "123", "\u0130", "\ufb03", "\ud801\udc00"}) {
            System.out.println(text.toUpperCase(java.util.Locale.ROOT) + " " + text.toLowerCase(java.util.Locale.ROOT)
                    + " " + text.toUpperCase(java.util.Locale.ROOT).length());
        }
        for (char c : "aZ\u00e9\u00df0_\u0416".toCharArray()) {
            System.out.println(Character.toUpperCase(c) + " " + Character.toLowerCase(c) + " " + Character.isLetter(c)
                    + " " + Character.isDigit(c) + " " + Character.isUpperCase(c) + " " + Character.isWhitespace(c)
                    + " " + Character.isLetterOrDigit(c) + " " + Character.getNumericValue(c) + " "
                    + Character.digit(c, 16) + " " + Character.isJavaIdentifierStart(c) + " " + Character.getType(c));
        }
    }
}
