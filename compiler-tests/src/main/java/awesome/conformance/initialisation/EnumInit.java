package awesome.conformance.initialisation;

import java.util.HashMap;
import java.util.Map;

/** Constants of an enum are made before its other statics; its constructors cannot see those. */
public final class EnumInit {
    private EnumInit() {}

    private enum Code {
        ONE(1), TWO(2) {
            {
                System.out.println("  body of TWO");
            }

            @Override
            String text() {
                return "zwei";
            }
        },
        THREE(Helper.next());

        private static final Map<Integer, Code> BY_NUMBER = new HashMap<>();
        private static int made;
        private static int initialised = 5;

        static {
            System.out.println("  static block, made " + made + ", initialised " + initialised);
            for (Code each : values()) {
                BY_NUMBER.put(each.number, each);
            }
        }

        private final int number;

        Code(int number) {
            this.number = number;
            System.out.println("  constructor " + name() + " " + ordinal());
            Helper.count();
        }

        String text() {
            return name().toLowerCase();
        }
    }

    private static final class Helper {
        private static int calls = 10;

        static int next() {
            return ++calls;
        }

        static void count() {
            Code.made++;
            Code.initialised++;
        }
    }

    private enum Lazy {
        FIRST, SECOND;

        static {
            System.out.println("  Lazy");
        }
    }

    private static String name(Lazy lazy) {
        return switch (lazy) {
            case FIRST -> "first";
            case SECOND -> "second";
        };
    }

    public static void main(String[] arguments) {
        System.out.println("first use");
        System.out.println(Code.BY_NUMBER.get(2).text() + " " + Code.BY_NUMBER.get(11) + " " + Code.made + " " + Code.initialised);
        System.out.println("before the switch");
        System.out.println(name(Lazy.SECOND));
    }
}
