package awesome.conformance.inheritance;

/** Interfaces with the same method, classes that inherit it twice, and calls through each of them. */
public final class AbstractErrors {
    private AbstractErrors() {}

    private interface A {
        int value();

        default int plus() {
            return value() + 1;
        }
    }

    private interface B {
        int value();

        default int minus() {
            return value() - 1;
        }
    }

    private abstract static class Half implements A {
        public int value() {
            return 20;
        }
    }

    private static class Whole extends Half implements B {
        int calls;

        @Override
        public int plus() {
            calls++;
            return super.plus() * 2;
        }
    }

    private static class Late extends Whole {
        @Override
        public int value() {
            return super.value() + calls;
        }

        @Override
        public int minus() {
            return -super.minus();
        }
    }

    public static void main(String[] arguments) {
        for (Whole each : new Whole[] {new Whole(), new Late()}) {
            A a = each;
            B b = each;
            Half half = each;
            System.out.println(a.value() + " " + b.value() + " " + half.value() + " " + a.plus() + " " + half.plus() + " " + b.minus() + " "
                    + each.minus() + " " + each.calls);
        }
        A lambda = () -> 5;
        System.out.println(lambda.plus());
    }
}
