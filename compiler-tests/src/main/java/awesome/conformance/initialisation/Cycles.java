package awesome.conformance.initialisation;

/** Classes whose initialisers need one another see default values, and each runs once. */
public final class Cycles {
    private Cycles() {}

    private static class A {
        static final int BEFORE = get("A.BEFORE", 1);
        static final int FROM_B = B.FROM_A + 10;
        static final int AFTER = get("A.AFTER", 2);
    }

    private static class B {
        static final int EARLY = get("B.EARLY", A.BEFORE);
        static final int FROM_A = A.AFTER + 100;
    }

    private static class Self {
        static final Self INSTANCE = new Self();
        static int counter = 5;
        static int kept;
        final int seen;

        Self() {
            counter++;
            kept++;
            seen = counter;
        }
    }

    private static class Parent {
        static final Child CHILD = new Child();
        static String name = "parent";
    }

    private static class Child extends Parent {
        static String label = "child of " + name;
        final String text = name + "/" + label;
    }

    private interface Chain {
        int VALUE = get("Chain", Link.VALUE + 1);
    }

    private interface Link extends Chain {
        int VALUE = get("Link", 7);
    }

    private static int get(String name, int value) {
        System.out.println("  " + name + " = " + value);
        return value;
    }

    public static void main(String[] arguments) {
        System.out.println(A.FROM_B + " " + B.FROM_A + " " + B.EARLY);
        System.out.println(Self.INSTANCE.seen + " " + Self.counter + " " + Self.kept);
        System.out.println(Child.label + " | " + Parent.CHILD.text + " | " + new Child().text);
        System.out.println(Chain.VALUE + " " + Link.VALUE);
    }
}
