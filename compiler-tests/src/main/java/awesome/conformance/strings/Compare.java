package awesome.conformance.strings;

/** Order, equality and hash codes of strings, of Latin-1 and others. */
public final class Compare {
    private Compare() {}

    public static void main(String[] arguments) {
        String[] all = {"", "a", "A", "abc", "abd", "ab", "\u00e4", "\u00c4", "\u20ac", "a\u20ac", "\uffff",
            "\ud83d\ude00", "STRASSE", "stra\u00dfe", "I", "\u0131", "i"};
        for (String a : all) {
            StringBuilder line = new StringBuilder();
            for (String b : all) {
                line.append(Integer.signum(a.compareTo(b))).append(a.equals(b) ? "=" : "").append(a.equalsIgnoreCase(b)
                        ? "~" : "")
                        .append(Integer.signum(a.compareToIgnoreCase(b))).append(' ');
            }
            System.out.println(line + " " + a.hashCode() + " " + a.compareTo("b"));
        }
        String built = new StringBuilder().append("a").append("bc").toString();
        System.out.println(built.equals("abc") + " " + "abc".contentEquals(new StringBuilder("abc")) + " "
                + "abcdef".regionMatches(2, "xcdx", 1, 2) + " " + "abcdef".regionMatches(true, 2, "XCDX", 1, 2) + " "
                + built.equals(null) + " " + ("ab" + "c" == "abc"));
    }
}
