package awesome.conformance.objects;

/** Default, static and private methods of interfaces, and diamonds. */
public final class Interfaces {
    private Interfaces() {}

    private interface Named {
        int VERSION = 3;

        String name();

        default String greet() {
            return prefix() + name() + suffix("!");
        }

        private String suffix(String s) {
            return s + VERSION;
        }

        static String prefixOf(Named named) {
            return named.prefix();
        }

        default String prefix() {
            return "hello ";
        }
    }

    private interface Loud extends Named {
        @Override
        default String greet() {
            return Named.super.greet().toUpperCase(java.util.Locale.ROOT);
        }
    }

    private interface Polite extends Named {
        @Override
        default String prefix() {
            return "good day ";
        }
    }

    private static class Person implements Loud, Polite {
        @Override
        public String name() {
            return "person";
        }
    }

    private abstract static class Nameless implements Named {
        String twice() {
            return name() + name();
        }
    }

    private static final class Cat extends Nameless implements Polite {
        @Override
        public String name() {
            return "cat";
        }

        @Override
        public String greet() {
            return "meow, " + Polite.super.greet();
        }
    }

    public static void main(String[] arguments) {
        Named[] all = {new Person(), new Cat(), () -> "lambda"};
        for (Named each : all) {
            System.out.println(each.greet() + " " + Named.prefixOf(each) + " " + (each instanceof Loud)
                    + (each instanceof Polite));
        }
        System.out.println(new Cat().twice());
    }
}
