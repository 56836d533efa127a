package awesome.conformance.objects;

/** Static fields of nested classes are one per class, also when inherited. */
public final class StaticState {
    private static int counter = 10;

    private StaticState() {}

    private static class Parent {
        static int counter = 1;

        static int next() {
            return counter++;
        }
    }

    private static final class Child extends Parent {
        static String label = "child" + counter;
    }

    private static final class Other {
        static long counter = Parent.counter + StaticState.counter;
        static final int[] TABLE = {1, 2, 3};
        static final String CONSTANT = "constant";
    }

    public static void main(String[] arguments) {
        Child.counter = 5;
        System.out.println(Parent.counter + " " + Child.next() + " " + Parent.next() + " " + Child.label + " "
                + Other.counter);
        Other.TABLE[1] += 40;
        counter += Other.TABLE[1];
        System.out.println(counter + " " + Other.CONSTANT + " " + StaticState.counter + " " + Child.counter);
    }
}
