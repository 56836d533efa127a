package awesome.conformance.control;

/** A switch on strings, two of which have the same hash code. */
public final class StringSwitch {
    private StringSwitch() {}

    private static int number(String text) {
        return switch (text) {
            case "Aa" -> 1;
            case "BB" -> 2;
            case "" -> 3;
            case "Stra\u00dfe", "\u8def" -> 4;
            default -> -text.length();
        };
    }

    public static void main(String[] arguments) {
        for (String text : new String[] {"Aa", "BB", "A" + arguments[0].charAt(0), "", "Stra\u00dfe", "\u8def", "C#",
                "AaBB"}) {
            System.out.println(number(text));
        }
        String built = new StringBuilder("B").append('B').toString();
        System.out.println(number(built));
        try {
            System.out.println(number(arguments.length > 100 ? "" : null));
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
