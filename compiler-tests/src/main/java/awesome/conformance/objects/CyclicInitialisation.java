package awesome.conformance.objects;

/** Two classes whose initialisers use each other see values in between. */
public final class CyclicInitialisation {
    private CyclicInitialisation() {}

    private static final class Left {
        static int value = 1;
        static int fromRight = Right.value + 10;
        static int last = 3;
    }

    private static final class Right {
        static int value = Left.value + Left.last + 100;
    }

    private enum Level {
        LOW, HIGH;

        private static final java.util.Map<String, Level> BY_NAME = new java.util.HashMap<>();

        static {
            for (Level each : values()) {
                BY_NAME.put(each.name().toLowerCase(java.util.Locale.ROOT), each);
            }
        }
    }

    public static void main(String[] arguments) {
        System.out.println(Left.fromRight + " " + Right.value + " " + Left.last);
        System.out.println(Level.BY_NAME.get("high") + " " + Level.BY_NAME.get("none"));
    }
}
