package awesome.conformance.objects;

/** Casts and instanceof on classes and interfaces, and the messages of wrong casts. */
public final class Casts {
    private Casts() {}

    private interface Animal {}

    private static class Dog implements Animal {}

    private static final class Puppy extends Dog {}

    private static class Stone {}

    private static void cast(Object value, int to) {
        try {
            Object result = switch (to) {
                case 0 -> (Animal) value;
                case 1 -> (Dog) value;
                case 2 -> (Puppy) value;
                case 3 -> (Stone) value;
                case 4 -> (String) value;
                default -> (Runnable) value;
            };
            System.out.println(result == value);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        Object[] values = {new Dog(), new Puppy(), new Stone(), "text", 1, null, (Runnable) () -> {}};
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            System.out.println((value instanceof Animal) + " " + (value instanceof Dog) + " " + (value instanceof Puppy)
                    + " " + (value instanceof Stone) + " " + (value instanceof Runnable) + " "
                    + (value instanceof Number));
            for (int to = 0; to < 6 && i < 6; to++) {
                cast(value, to);
            }
        }
    }
}
