package awesome.conformance.arithmetic;

/** Text that is no number gives the messages of the library. */
public final class ParseErrors {
    private ParseErrors() {}

    private static void parse(String text) {
        try {
            System.out.println(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(Long.parseLong(text, 16));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        for (String text : new String[] {"", "-", "+5", "12a", "2147483648", "-2147483648", " 1",
                "99999999999999999999", "\u0664"}) {
            parse(text);
        }
        parse(null);
        try {
            Byte.parseByte("128");
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}
