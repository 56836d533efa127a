package awesome.conformance.strings;

/** String.format with the usual conversions of numbers, text and characters. */
public final class Format {
    private Format() {}

    public static void main(String[] arguments) {
        System.out.println(String.format("%d|%5d|%-5d|%05d|%,d|%+d|%(d|%x|%X|%o", 42, 42, 42, 42, 1234567, 42, -42, 255,
                255, 8));
        System.out.println(String.format("%s|%10s|%-10s|%.2s|%S|%c|%b|%%|%n", "text", "right", "left", "cut", "upper",
                'c', true).trim());
        System.out.println(String.format("%f|%.2f|%10.3f|%e|%g|%.0f|%,.2f", 3.14159, 2.005, -1.5, 12345.678, 0.0001,
                2.5, 1e7));
        System.out.println(String.format("%2$s %1$s %<s", "first", "second")
                + String.format("%08.3f|%s|%s", -3.5, null, 1e10));
        System.out.println("%d items".formatted(3) + String.format("%x %h %b", -1L, "hash", null));
        try {
            System.out.println(String.format("%d", "text"));
        } catch (java.util.IllegalFormatException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(String.format("%s %s", "one"));
        } catch (java.util.IllegalFormatException e) {
            System.out.println(e.getMessage());
        }
        System.out.printf("%s %d%n", "printf", 7);
    }
}
