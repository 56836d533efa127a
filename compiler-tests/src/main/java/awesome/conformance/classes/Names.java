package awesome.conformance.classes;

import java.util.function.Supplier;

/** Names of top-level, nested, inner, local and anonymous classes, arrays, primitives and enums with bodies. */
public final class Names {
    private Names() {}

    static class Nested {
        class Inner {}

        static class Deeper {}
    }

    static class With$Dollar {
        class $ {}
    }

    interface Shape {}

    @interface Mark {}

    record Pair(int a, int b) {}

    enum Level {
        LOW,
        HIGH {
            @Override
            public String toString() {
                return "up";
            }
        }
    }

    private static void show(Class<?> type) {
        System.out.println(type.getName() + " | " + type.getSimpleName() + " | " + type.getTypeName() + " | " + type.getPackageName()
                + " | " + type + " " + type.isMemberClass() + type.isLocalClass() + type.isAnonymousClass());
    }

    private static Object local() {
        class Local {
            final Object within = new Object() {};
        }
        show(new Local().within.getClass());
        return new Local();
    }

    public static void main(String[] arguments) {
        show(Names.class);
        show(Nested.class);
        show(Nested.Inner.class);
        show(Nested.Deeper.class);
        show(With$Dollar.class);
        show(With$Dollar.$.class);
        show(Shape.class);
        show(Mark.class);
        show(Pair.class);
        show(Level.class);
        show(Level.HIGH.getClass());
        show(local().getClass());
        show(new Shape() {}.getClass());
        show(int.class);
        show(void.class);
        show(double[].class);
        show(boolean[][].class);
        show(Names[].class);
        show(Nested.Inner[][].class);
        show(new Shape[0][0][0].getClass());
        show(new Shape() {}.getClass().getSuperclass());
        show(Integer.class);
        show(Thread.State.class);
        Supplier<Class<?>> supplier = () -> new Object() {}.getClass();
        show(supplier.get());
        class Local {}
        show(Local.class);
        show(Local[].class);
    }
}
