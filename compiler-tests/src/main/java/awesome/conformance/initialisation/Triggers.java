package awesome.conformance.initialisation;

/** What initialises a class, and what does not. */
public final class Triggers {
    private Triggers() {}

    private static int note(String text) {
        System.out.println("  init " + text);
        return text.length();
    }

    private static class Constant {
        static final int NUMBER = 5;
        static final String TEXT = "constant";
        static final Integer BOXED = note("Constant");
    }

    private static class Parent {
        static int value = note("Parent");

        static void method() {}
    }

    private static class Child extends Parent {
        static int own = note("Child");
    }

    private static class Element {
        static {
            note("Element");
        }
    }

    private static class Named {
        static {
            note("Named");
        }
    }

    private static class Tested {
        static {
            note("Tested");
        }
    }

    private interface Plain {
        int FIELD = note("Plain");

        void call();
    }

    private interface WithDefault {
        int FIELD = note("WithDefault");

        default void call() {}
    }

    private static class Implementor implements Plain, WithDefault {
        static {
            note("Implementor");
        }

        @Override
        public void call() {}
    }

    private static class Made {
        static {
            note("Made");
        }

        final int field = note("Made instance");
    }

    private static class Stored {
        static int field;

        static {
            note("Stored");
        }
    }

    private static class Called {
        static {
            note("Called");
        }

        static int method(int argument) {
            return argument;
        }
    }

    public static void main(String[] arguments) {
        System.out.println("constants " + Constant.NUMBER + Constant.TEXT);
        System.out.println("boxed");
        System.out.println(Constant.BOXED);
        System.out.println("field of the parent through the child");
        System.out.println(Child.value);
        Child.method();
        System.out.println("own field of the child");
        System.out.println(Child.own);
        System.out.println("arrays");
        Element[] elements = new Element[3];
        Element[][] more = {{null}};
        System.out.println(elements.length + more.length);
        System.out.println("class literal " + Named.class.getSimpleName());
        Object object = "text";
        System.out.println("type tests " + (object instanceof Tested) + " " + (Tested) null);
        System.out.println("instance with interfaces");
        new Implementor().call();
        System.out.println("field of an interface");
        System.out.println(Plain.FIELD);
        System.out.println("new");
        System.out.println(new Made().field + new Made().field);
        System.out.println("store");
        Stored.field = 5;
        System.out.println("call, arguments first");
        System.out.println(Called.method(note("argument")));
        Runnable later = Late::run;
        System.out.println("reference made");
        later.run();
    }

    private static class Late {
        static {
            note("Late");
        }

        static void run() {
            System.out.println("ran");
        }
    }
}
