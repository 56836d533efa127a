package awesome.conformance.objects;

/** Overriding with a narrower result, seen through every type. */
public final class CovariantReturns {
    private CovariantReturns() {}

    private static class Animal {
        Animal self() {
            return this;
        }

        Object sound() {
            return "...";
        }

        Number legs() {
            return 4;
        }
    }

    private static class Bird extends Animal implements java.util.function.Supplier<Bird> {
        @Override
        Bird self() {
            return this;
        }

        @Override
        String sound() {
            return "tweet";
        }

        @Override
        Integer legs() {
            return 2;
        }

        @Override
        public Bird get() {
            return new Parrot();
        }
    }

    private static final class Parrot extends Bird {
        @Override
        Parrot self() {
            return (Parrot) super.self();
        }

        @Override
        String sound() {
            return super.sound().toUpperCase(java.util.Locale.ROOT);
        }
    }

    public static void main(String[] arguments) {
        Animal[] all = {new Animal(), new Bird(), new Parrot()};
        for (Animal each : all) {
            System.out.println(each.self().sound() + " " + each.legs().intValue() + " "
                    + each.self().getClass().getSimpleName());
        }
        java.util.function.Supplier<? extends Animal> supplier = new Bird();
        System.out.println(supplier.get().sound() + " " + new Parrot().self().get().self().legs());
    }
}
