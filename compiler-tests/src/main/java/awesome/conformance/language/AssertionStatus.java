package awesome.conformance.language;

import java.util.ArrayList;
import java.util.List;

/** Assert statements of classes of all kinds, wherever they are on; the JDK's own stay off. */
public final class AssertionStatus {
    private AssertionStatus() {}

    private static final List<String> MADE = new ArrayList<>();

    private interface Checked {
        default int positive(int value) {
            assert value > 0 : "not positive: " + value;
            return value;
        }
    }

    private record Range(int low, int high) implements Checked {
        Range {
            assert low <= high;
        }
    }

    private enum Kind {
        ONE;

        int number() {
            assert ordinal() == 1 : new IllegalStateException("ordinal " + ordinal());
            return ordinal();
        }
    }

    private static final class Early {
        static final int VALUE;

        static {
            assert MADE.add("early");
            VALUE = MADE.size();
        }
    }

    private static void show(String name, Runnable action) {
        try {
            action.run();
            System.out.println(name + " passed");
        } catch (AssertionError e) {
            System.out.println(name + ": " + e + ", cause " + e.getCause() + ", at line " + e.getStackTrace()[0].getLineNumber());
        }
    }

    public static void main(String[] arguments) {
        System.out.println(AssertionStatus.class.desiredAssertionStatus() + " " + Kind.class.desiredAssertionStatus() + " "
                + String.class.desiredAssertionStatus());
        System.out.println(Early.VALUE + " " + MADE);
        show("range", () -> new Range(2, 1));
        show("interface", () -> new Range(1, 2).positive(-1));
        show("enum", Kind.ONE::number);
        show("lambda", () -> {
            assert arguments.length > 99 : arguments.length > 99;
        });
        assert false : 'c';
        System.out.println("end");
    }
}
