package awesome.conformance.objects;

/** Static members through null references, and hidden static fields. */
public final class StaticCalls {
    private static int count;

    private StaticCalls() {}

    private static StaticCalls next() {
        count++;
        return null;
    }

    @SuppressWarnings("static")
    public static void main(String[] arguments) {
        next().count += 10;
        System.out.println(next().count);
        StaticCalls none = null;
        none.greet();
        System.out.println(count);
    }

    private static void greet() {
        System.out.println("hello");
    }
}
