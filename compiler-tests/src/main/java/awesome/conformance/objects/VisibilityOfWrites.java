package awesome.conformance.objects;

/** Volatile and final fields, and objects that are published while they are made. */
public final class VisibilityOfWrites {
    private static CapturedSelf registered;

    private VisibilityOfWrites() {}

    private static final class CapturedSelf {
        volatile int state;
        final int number;
        final int[] data = {1, 2, 3};

        CapturedSelf(int number) {
            registered = this;
            state = seen();
            this.number = number;
            state += seen();
        }

        private static int seen() {
            return registered.number * 100 + registered.data.length;
        }
    }

    public static void main(String[] arguments) {
        CapturedSelf made = new CapturedSelf(arguments.length);
        System.out.println(made.state + " " + (registered == made) + " " + made.number);
        for (int i = 0; i < 100; i++) {
            made.state += i % 3;
        }
        System.out.println(made.state);
    }
}
