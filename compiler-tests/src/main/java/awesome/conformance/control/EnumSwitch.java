package awesome.conformance.control;

/** A switch on an enum, as a statement and as an expression. */
public final class EnumSwitch {
    private EnumSwitch() {}

    private enum Season { SPRING, SUMMER, AUTUMN, WINTER }

    private static String describe(Season season) {
        switch (season) {
            case SUMMER:
                return "hot";
            case WINTER:
                return "cold";
            default:
                return "mild";
        }
    }

    private static int days(Season season) {
        return switch (season) {
            case SPRING -> 92;
            case SUMMER -> 94;
            case AUTUMN -> 89;
            case WINTER -> 90;
        };
    }

    public static void main(String[] arguments) {
        int sum = 0;
        for (Season season : Season.values()) {
            System.out.println(season + " " + describe(season) + " " + days(season));
            sum += days(season);
        }
        System.out.println(sum);
        try {
            describe(null);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
