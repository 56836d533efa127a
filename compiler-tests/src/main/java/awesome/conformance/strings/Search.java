package awesome.conformance.strings;

/** Finding characters and strings from both ends, at the edges and beyond. */
public final class Search {
    private Search() {}

    public static void main(String[] arguments) {
        String text = "abracadabra \u00e4\u20ac\ud83d\ude00 abra";
        String[] needles = {"abra", "", "b", "x", "\u00e4", "\ud83d\ude00", "abra ", text, text + "!"};
        for (String needle : needles) {
            System.out.println(text.indexOf(needle) + " " + text.lastIndexOf(needle) + " " + text.indexOf(needle, 1)
                    + " " + text.lastIndexOf(needle, 5) + " " + text.indexOf(needle, 100) + " "
                    + text.indexOf(needle, -5) + " " + text.contains(needle) + " " + text.startsWith(needle) + " "
                    + text.endsWith(needle) + " " + text.startsWith(needle, 7));
        }
        for (int c : new int[] {'a', 'z', 0xe4, 0x20ac, 0x1f600, 0xd83d, -1}) {
            System.out.println(text.indexOf(c) + " " + text.lastIndexOf(c) + " " + text.indexOf(c, 3) + " "
                    + text.lastIndexOf(c, 3));
        }
        System.out.println("".indexOf("") + " " + "".isEmpty() + " " + " \t ".isBlank() + " " + "abc".indexOf('c', 3));
    }
}
