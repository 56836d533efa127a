package awesome.conformance.strings;

/** Substrings, and the messages of indexes out of bounds. */
public final class Substring {
    private Substring() {}

    private static void cut(String text, int from, int to) {
        try {
            System.out.println("[" + text.substring(from, to) + "]");
        } catch (StringIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        for (String text : new String[] {"hello", "h\u20acllo", ""}) {
            cut(text, 0, text.length());
            cut(text, 1, 4);
            cut(text, 2, 2);
            cut(text, -1, 2);
            cut(text, 3, 2);
            cut(text, 0, 6);
            try {
                System.out.println(text.substring(7));
            } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
            try {
                System.out.println(text.charAt(5));
            } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
            try {
                System.out.println(text.charAt(-1));
            } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
            System.out.println(text.subSequence(0, text.length() / 2));
        }
    }
}
