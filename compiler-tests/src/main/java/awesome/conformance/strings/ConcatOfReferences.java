package awesome.conformance.strings;

import java.util.List;

/** Concatenation of one and two references, empty ones among them, and of characters beyond Latin-1 in any place. */
public final class ConcatOfReferences {
    private static final StringBuilder CALLS = new StringBuilder();

    private ConcatOfReferences() {}

    private record Named(String name) {
        @Override
        public String toString() {
            CALLS.append(name).append(';');
            return name;
        }
    }

    private static final class Failing {
        @Override
        public String toString() {
            CALLS.append("failing;");
            throw new IllegalStateException("no text");
        }
    }

    private static Named named(String name) {
        CALLS.append("make ").append(name).append(';');
        return new Named(name);
    }

    private static void show(String text) {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            codes.append(' ').append((int) text.charAt(i));
        }
        System.out.println(text.length() + ":" + codes + " hash " + text.hashCode());
    }

    public static void main(String[] arguments) {
        String empty = arguments.length == 0 ? "" : "x";
        String word = "word";
        System.out.println((word + empty == word) + " " + (empty + word).equals(word) + " " + ("" + word == word));
        System.out.println(named("a") + "" + named("b"));
        System.out.println("" + named("only"));
        System.out.println(named("left") + "right" + CALLS);
        Object[] parts = {null, List.of(1, 2), 'c', 1.5f};
        System.out.println(parts[0] + "" + parts[1] + parts[2] + parts[3]);
        System.out.println(empty + parts[0]);
        System.out.println(parts[1] + empty);
        char euro = '\u20ac';
        char umlaut = '\u00fc';
        show("a" + euro);
        show(euro + "a" + umlaut);
        show(umlaut + "" + euro + 12345 + true + -7L + "\u0416");
        show(word + "\u0416" + false + Long.MIN_VALUE + Integer.MIN_VALUE + umlaut);
        show("\u00ff" + umlaut + (byte) -128 + (short) 32767);
        show("\u0100" + 0 + word + empty + 'z' + Double.NaN + Float.NEGATIVE_INFINITY);
        try {
            System.out.println(named("before") + "x" + new Failing() + named("after") + 1);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + CALLS);
        }
    }
}
