package awesome.conformance.switches;

/** Switches on boxed numbers and characters, on results of calls, and on null. */
public final class BoxedSelectors {
    private BoxedSelectors() {}

    private static String of(Integer n) {
        return switch (n) {
            case 1 -> "one";
            case 1000 -> "thousand";
            default -> "other";
        };
    }

    private static String of(Character c) {
        switch (c) {
            case 'a':
                return "a";
            case '\u20ac':
                return "euro";
            default:
                return "other";
        }
    }

    private static String of(Byte b) {
        return switch (b) {
            case -1 -> "minus one";
            case 127 -> "largest";
            default -> "other";
        };
    }

    public static void main(String[] arguments) {
        System.out.println(of(1) + " " + of(1000) + " " + of(Integer.valueOf("1000")) + " " + of(7));
        System.out.println(of('a') + " " + of('\u20ac') + " " + of('b') + " " + of((byte) -1) + " " + of((byte) 127));
        try {
            System.out.println(of((Integer) null));
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(of((Character) null));
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
