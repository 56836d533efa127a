package awesome.conformance.objects;

/** What Class tells: names, kinds, relations. */
public final class ClassObjects {
    private ClassObjects() {}

    private enum Kind { A, B { } }

    private record Point(int x) {}

    private static final class Inner {
        private final class Deeper {}
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) {
        Object local = new Object() { };
        Class<?>[] all = {String.class, int.class, int[].class, String[][].class, Kind.class, Kind.B.getClass(),
            Point.class, Inner.class, Inner.Deeper.class, local.getClass(), Runnable.class, void.class, Integer.class,
            Override.class};
        for (Class<?> each : all) {
            System.out.println(each.getName() + " | " + each.getSimpleName() + " | " + each.getTypeName() + " | " + each
                    + " | " + each.isInterface() + each.isArray() + each.isPrimitive() + each.isEnum() + each.isRecord()
                    + " | " + each.getPackageName());
        }
        System.out.println(Number.class.isAssignableFrom(Integer.class) + " "
                + Integer.class.isAssignableFrom(Number.class) + " " + Object[].class.isAssignableFrom(String[].class)
                + " " + CharSequence.class.isInstance("x") + " " + int[].class.isInstance(new long[0]) + " "
                + Integer.class.getSuperclass() + " " + int.class.getSuperclass() + " "
                + String[].class.getComponentType() + " " + Kind.B.getDeclaringClass() + " "
                + Comparable.class.cast("cast"));
        try {
            Integer.class.cast("text");
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Kind.class.getEnumConstants().length + " " + String.class.getEnumConstants());
    }
}
