package awesome.conformance.texts;

import java.util.concurrent.Callable;

/** Formatter: exceptions for what is wrong with a format. */
public final class FormatErrors {
    private FormatErrors() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        show(() -> String.format("%d", "x"));
        show(() -> String.format("%d", 1.5));
        show(() -> String.format("%f", 1));
        show(() -> String.format("%c", "ab"));
        show(() -> String.format("%c", 0x110000));
        show(() -> String.format("%s %s", "one"));
        show(() -> String.format("%2$s", "one"));
        show(() -> String.format("%q", 1));
        show(() -> String.format("%", 1));
        show(() -> String.format("%-d", 1));
        show(() -> String.format("%05s", "x"));
        show(() -> String.format("%.2d", 1));
        show(() -> String.format("%#d", 1));
        show(() -> String.format("%-05d", 1));
        show(() -> String.format("%+ d", 1));
        show(() -> String.format("%++d", 1));
        show(() -> String.format("%,x", 1));
        show(() -> String.format("%<s", 1));
        show(() -> String.format("%.2%", 1));
        show(() -> String.format("%999999999999d", 1));
        show(() -> String.format("%n%5n", 1));
        show(() -> String.format(null, 1));
        show(() -> String.format("%d %s %b", null, null, null));
        show(() -> String.format("no conversions", 1, 2));
        show(() -> String.format("%s", (Object[]) null));
    }
}
