package awesome.conformance.exceptions;

/** A method with many try blocks inside each other and after each other. */
public final class ManyHandlers {
    private ManyHandlers() {}

    private static int work(int n) {
        int result = 0;
        try {
            result += step(n, 0);
            try {
                result += step(n, 1);
                try {
                    result += step(n, 2);
                    for (int i = 3; i < 6; i++) {
                        try {
                            result += step(n, i);
                        } catch (IllegalStateException e) {
                            result += 1000;
                        } finally {
                            result += 7;
                        }
                    }
                } catch (ArithmeticException e) {
                    result += 2000 + step(n, 6);
                }
            } catch (ArrayIndexOutOfBoundsException | ClassCastException e) {
                result += 3000 + step(n, 7);
            } finally {
                result += step(n, 8);
            }
        } catch (RuntimeException e) {
            result = -result - 1;
        }
        try {
            result += step(n, 9);
        } catch (Throwable e) {
            result ^= 0x55;
        }
        return result;
    }

    private static int step(int n, int at) {
        if (n % 11 == at) {
            switch (n % 4) {
                case 0 -> throw new IllegalStateException();
                case 1 -> throw new ArithmeticException();
                case 2 -> throw new ArrayIndexOutOfBoundsException();
                default -> throw new ClassCastException();
            }
        }
        if (n % 13 == at) {
            throw new UnsupportedOperationException();
        }
        return at * 10 + 1;
    }

    public static void main(String[] arguments) {
        for (int n = 0; n < 143; n++) {
            System.out.print(work(n) + " ");
        }
        System.out.println();
    }
}
