package awesome.conformance.objects;

/** Private members of nested classes are used directly, without overriding each other. */
public final class Nestmates {
    private Nestmates() {}

    private static class Parent {
        private int value = 1;

        private String who() {
            return "parent" + value;
        }

        static String ask(Parent p) {
            return p.who();
        }
    }

    private static final class Child extends Parent {
        private int value = 2;

        private String who() {
            return "child" + value;
        }
    }

    private final class Inner {
        private int hidden = 5;

        private int sum(Inner other) {
            return hidden + other.hidden + secret;
        }
    }

    private int secret = 100;

    private interface WithPrivate {
        private int base() {
            return 40;
        }

        default int total() {
            return base() + 2;
        }
    }

    public static void main(String[] arguments) {
        Child child = new Child();
        System.out.println(Parent.ask(child) + " " + child.who() + " " + ((Parent) child).who() + " "
                + ((Parent) child).value++ + child.value + ((Parent) child).value);
        Nestmates outer = new Nestmates();
        Inner a = outer.new Inner();
        a.hidden *= 3;
        outer.secret--;
        System.out.println(a.sum(outer.new Inner()) + " " + new WithPrivate() { }.total());
    }
}
