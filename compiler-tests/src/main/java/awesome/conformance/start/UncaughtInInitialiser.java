package awesome.conformance.start;

/** The initialiser of a class throws, and nobody catches it. */
public final class UncaughtInInitialiser {
    private UncaughtInInitialiser() {}

    private static final class Broken {
        static final int VALUE = Integer.parseInt("no number");
    }

    public static void main(String[] arguments) {
        System.out.println("before");
        System.out.println(Broken.VALUE);
    }
}
