package awesome.conformance.switches;

/** Strings with the same hash code in one switch, and strings equal to a case that are other objects. */
public final class Collisions {
    private Collisions() {}

    private static int number(String text) {
        switch (text) {
            case "Aa":
                return 1;
            case "BB":
                return 2;
            case "AaAa":
                return 3;
            case "BBBB":
                return 4;
            case "AaBB":
                return 5;
            case "":
                return 6;
            case "\0":
                return 7;
            case "polygenelubricants":
                return 8;
            default:
                return 0;
        }
    }

    @SuppressWarnings("fallthrough")
    private static String fall(String text) {
        StringBuilder out = new StringBuilder();
        switch (text) {
            default:
                out.append("default ");
            case "BB":
                out.append("BB ");
            case "Aa":
                out.append("Aa ");
                break;
            case "C#":
                out.append("C# ");
        }
        return out.toString();
    }

    private static String arrow(String text) {
        return switch (text) {
            case "Aa", "BB" -> "two";
            case "C#" -> "sharp " + "C#".hashCode() + " " + "Bb".hashCode();
            default -> {
                if (text.isEmpty()) {
                    yield "empty";
                }
                yield text + "?";
            }
        };
    }

    public static void main(String[] arguments) {
        String[] all = {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "\0", "\0\0", "C#", "Bb", "polygenelubricants", "aA"};
        for (String each : all) {
            String copy = new StringBuilder(each).toString();
            System.out.println(each.hashCode() + " " + number(each) + " " + number(copy) + " " + fall(copy) + " " + arrow(copy));
        }
        try {
            System.out.println(number(null));
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
