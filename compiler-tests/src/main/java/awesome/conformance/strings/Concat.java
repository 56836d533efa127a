package awesome.conformance.strings;

/** Concatenation of values of every type, with constants between and in compound assignment. */
public final class Concat {
    private Concat() {}

    private static String text(Object value) {
        return "<" + value + ">";
    }

    public static void main(String[] arguments) {
        boolean z = true;
        byte b = -1;
        char c = '\u00e9';
        short s = 300;
        int i = -2147483648;
        long l = Long.MIN_VALUE;
        float f = 1.5f;
        double d = -0.0;
        Object none = null;
        String nothing = null;
        System.out.println(z + "," + b + "," + c + "," + s + "," + i + "," + l + "," + f + "," + d + "," + none
                + nothing);
        System.out.println("" + c + i + 'x' + 1 + 2 + (1 + 2) + c + (char) (c + 1) + (c + 1));
        System.out.println(1 + 2 + "3" + 4 + 5);
        String grown = "a";
        grown += 1;
        grown += 'b';
        grown += 2.0;
        grown += null;
        grown += new StringBuilder("sb");
        System.out.println(grown + text(grown.length()) + text(null) + text('\\') + "\1\2 tags");
        char[] chars = {'x', 'y'};
        System.out.println(String.valueOf(chars) + String.valueOf(chars, 1, 1) + String.copyValueOf(chars));
    }
}
