package awesome.conformance.strings;

/** Methods that make new strings: replace, trim, strip, repeat, join, chars. */
public final class Rewrite {
    private Rewrite() {}

    public static void main(String[] arguments) {
        String text = " \t a-b-c \u2003 ";
        System.out.println("[" + text.trim() + "][" + text.strip() + "][" + text.stripLeading() + "]["
                + text.stripTrailing() + "]");
        System.out.println("banana".replace('a', 'o') + " " + "banana".replace("an", "") + " "
                + "banana".replace("", "-") + " " + "aaa".replace("aa", "b") + " " + "abc".replace("x", "y") + " "
                + "\u20acb".replace('\u20ac', 'e'));
        System.out.println("ab".repeat(3) + "\u20ac".repeat(2) + "x".repeat(0) + "|" + "ab".concat("cd"));
        System.out.println(String.join("/", "a", "b", "c") + " " + String.join(", ", java.util.List.of("x", "y")));
        char[] chars = "hello".toCharArray();
        chars[0] = 'J';
        "12345".getChars(1, 3, chars, 3);
        System.out.println(new String(chars) + " " + new String(chars, 1, 3) + " " + "hello".length());
        try {
            System.out.println("x".repeat(-1));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i) * i;
        }
        System.out.println(sum);
    }
}
