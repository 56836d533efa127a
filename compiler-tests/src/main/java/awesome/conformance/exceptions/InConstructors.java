package awesome.conformance.exceptions;

/** Exceptions out of constructors, initialisers and nested initialisation. */
public final class InConstructors {
    private static int made;

    private InConstructors() {}

    private static class Part {
        Part(boolean fails) {
            made++;
            if (fails) {
                throw new IllegalStateException("part " + made);
            }
        }
    }

    private static final class Whole extends Part {
        private final Part first = new Part(false);
        private final Part second;

        Whole(boolean early, boolean late) {
            super(early);
            try {
                second = new Part(late);
            } finally {
                System.out.print("finally " + (first != null) + " ");
            }
        }
    }

    private static final class Outer {
        static final Object VALUE = Inner.VALUE;
    }

    private static final class Inner {
        static final Object VALUE = new Part(true);
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 4; how++) {
            try {
                System.out.println(new Whole((how & 1) != 0, (how & 2) != 0).second != null);
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
        for (int i = 0; i < 3; i++) {
            try {
                System.out.println(i == 2 ? Inner.VALUE : Outer.VALUE);
            } catch (ExceptionInInitializerError e) {
                System.out.println(e.getCause());
            } catch (NoClassDefFoundError e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
