package awesome.conformance.traces;

/** Every frame of a recursion shows, also through bridges, interfaces and super. */
public final class Recursion {
    private Recursion() {}

    private interface Visitor<T> {
        void visit(T value);
    }

    private static class Counting implements Visitor<Integer> {
        @Override
        public void visit(Integer value) {
            if (value == 0) {
                throw new UnsupportedOperationException("zero");
            }
            next(value - 1);
        }

        void next(int value) {
            Visitor<Integer> visitor = this;
            visitor.visit(value);
        }
    }

    private static final class Traced extends Counting {
        @Override
        public void visit(Integer value) {
            super.visit(value);
        }
    }

    public static void main(String[] arguments) {
        try {
            new Traced().visit(2);
        } catch (UnsupportedOperationException e) {
            e.printStackTrace(System.out);
        }
    }
}
