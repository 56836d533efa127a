package awesome.conformance.strings;

/** Equal constants are one object, built strings are not. */
public final class Interning {
    private static final String PREFIX = "con";
    private static final String CONSTANT = PREFIX + "stant";

    private Interning() {}

    public static void main(String[] arguments) {
        String literal = "constant";
        System.out.println((literal == CONSTANT) + " " + (literal == "con" + "stant"));
        String built = new StringBuilder(PREFIX).append("stant").toString();
        System.out.println((built == literal) + " " + built.equals(literal) + " "
                + (String.valueOf(literal) == literal));
        String copy = new String(literal);
        System.out.println((copy == literal) + " " + (copy.toString() == copy) + " " + (literal.substring(0) == literal)
                + " " + (literal.trim() == literal));
    }
}
