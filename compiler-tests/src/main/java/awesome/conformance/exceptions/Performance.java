package awesome.conformance.exceptions;

/** A hundred thousand exceptions, thrown through several frames. */
public final class Performance {
    private static int thrown;

    private Performance() {}

    private static void deep(int n, int value) {
        if (n == 0) {
            thrown++;
            throw value % 3 == 0 ? new IllegalStateException() : new IllegalArgumentException("v" + value);
        }
        try {
            deep(n - 1, value);
        } finally {
            thrown += 10;
        }
    }

    public static void main(String[] arguments) {
        int states = 0;
        for (int i = 0; i < 30_000; i++) {
            try {
                deep(i % 7, i);
            } catch (IllegalStateException e) {
                states++;
            } catch (IllegalArgumentException e) {
                states += e.getMessage().length() * 1000;
            }
        }
        System.out.println(states + " " + thrown);
    }
}
