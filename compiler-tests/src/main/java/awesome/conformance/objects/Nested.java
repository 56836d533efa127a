package awesome.conformance.objects;

/** Inner, local and anonymous classes reach what surrounds them. */
public final class Nested {
    private final String name;
    private int count;

    private class Inner {
        private final int id = ++count;

        class Deeper {
            String path() {
                return name + "/" + id + "/" + NestedHolder.prefix + count;
            }
        }
    }

    private static final class NestedHolder {
        private static String prefix = "#";
    }

    private interface Greeter {
        String greet(String whom);
    }

    private Nested(String name) {
        this.name = name;
    }

    private Greeter greeter(int times, String... more) {
        class Local implements Greeter {
            private int calls;

            @Override
            public String greet(String whom) {
                calls++;
                return name + times + whom + more.length + calls + count;
            }
        }
        return new Local();
    }

    public static void main(String[] arguments) {
        Nested outer = new Nested("outer");
        Inner first = outer.new Inner();
        Nested.Inner.Deeper deeper = first.new Deeper();
        outer.new Inner();
        System.out.println(deeper.path());
        NestedHolder.prefix = "!";
        System.out.println(deeper.path());
        Greeter greeter = outer.greeter(3, "x", "y");
        greeter.greet("?");
        outer.count = 50;
        System.out.println(greeter.greet("you"));
        int base = arguments.length;
        Object anonymous = new Object() {
            private int state = base;

            @Override
            public String toString() {
                return "anonymous " + ++state + " " + outer.name;
            }
        };
        System.out.println(anonymous + " " + anonymous);
        System.out.println(first.getClass().getName() + " " + anonymous.getClass().getName() + " "
                + greeter.getClass().getName());
    }
}
