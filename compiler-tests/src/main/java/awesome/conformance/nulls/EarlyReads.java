package awesome.conformance.nulls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Is a field null for whoever reads it before the constructor has stored it, though it never is afterwards? */
public final class EarlyReads {
    private static final List<Object> SEEN = new ArrayList<>();

    private EarlyReads() {}

    private abstract static class Base {
        final String before = describe();

        abstract String describe();
    }

    /** The superclass calls a method that reads a field of this class. */
    private static final class ByOverriding extends Base {
        final String name;

        ByOverriding(String name) {
            this.name = name;
        }

        @Override
        String describe() {
            return name == null ? "nothing yet" : "with " + name.length();
        }
    }

    /** The same, with a call on the field. */
    private static final class ByCalling extends Base {
        private final StringBuilder text = new StringBuilder("text");

        @Override
        String describe() {
            try {
                return "length " + text.length();
            } catch (NullPointerException e) {
                return "no text: " + e.getMessage();
            }
        }
    }

    /** Gives itself away, to what reads it at once. */
    private static final class ByCallback {
        private final String first;
        private final String second;

        ByCallback(Supplier<String> source) {
            first = "first";
            SEEN.add(this);
            second = source.get();
        }

        static String look() {
            ByCallback seen = (ByCallback) SEEN.get(SEEN.size() - 1);
            return seen.first.length() + " and " + (seen.second == null ? "none" : seen.second.length());
        }
    }

    /** Reads its own field first, by a method that a lambda calls. */
    private static final class ByLambda {
        private final String state;

        ByLambda() {
            Supplier<String> reader = () -> read();
            String early = reader.get();
            state = early + ", then stored";
        }

        private String read() {
            return String.valueOf(state);
        }
    }

    /** The store is left out on one way. */
    private static final class ByException {
        private String value;

        ByException(String number) {
            try {
                value = "value " + Integer.parseInt(number);
            } catch (NumberFormatException e) {
                SEEN.add(e.getMessage());
            }
        }
    }

    /** One constructor leaves it to another, which leaves it out. */
    private static final class ByOther {
        private Object part;

        ByOther(Object part) {
            this.part = part;
        }

        ByOther(boolean full) {
            this(full ? "whole" : null);
        }
    }

    /** An inner class reads the outer object while that is made. */
    private static final class Outer {
        private final Inner inner = new Inner();
        private final String late = "late";

        private final class Inner {
            private final boolean early = late() == null;

            private String late() {
                return Outer.this.after;
            }
        }

        private final String after = String.valueOf(inner.early);
    }

    public static void main(String[] args) {
        ByOverriding overriding = new ByOverriding("name");
        System.out.println(overriding.before + "; " + overriding.describe());
        ByCalling calling = new ByCalling();
        System.out.println(calling.before + "; " + calling.describe());
        ByCallback callback = new ByCallback(ByCallback::look);
        System.out.println(callback.second + "; " + ByCallback.look());
        System.out.println(new ByLambda().state);
        for (String number : new String[] {"12", "x"}) {
            ByException object = new ByException(number);
            try {
                System.out.println(object.value.length());
            } catch (NullPointerException e) {
                System.out.println(e.getMessage() + " after " + SEEN.get(SEEN.size() - 1));
            }
        }
        for (ByOther each : new ByOther[] {new ByOther(true), new ByOther(false), new ByOther(SEEN)}) {
            System.out.println(each.part == null ? "no part" : each.part.getClass().getSimpleName());
        }
        Outer outer = new Outer();
        System.out.println(outer.after + " " + outer.late);
    }
}
