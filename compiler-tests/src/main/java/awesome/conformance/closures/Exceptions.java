package awesome.conformance.closures;

import java.io.IOException;

/** Exceptions through lambdas, anonymous classes and method references, checked ones too. */
public final class Exceptions {
    private Exceptions() {}

    private interface Risky<T, X extends Exception> {
        T run() throws X;

        static <T, X extends Exception> T retry(int times, Risky<T, X> action) throws X {
            for (int i = 1; ; i++) {
                try {
                    return action.run();
                } catch (Exception e) {
                    System.out.print("attempt " + i + ": " + e.getMessage() + "; ");
                    if (i == times) {
                        throw e;
                    }
                }
            }
        }
    }

    private static int left = 2;

    private static String flaky() throws IOException {
        if (left-- > 0) {
            throw new IOException("left " + left);
        }
        return "done";
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(Risky.retry(5, Exceptions::flaky));
        left = 9;
        try {
            System.out.println(Risky.retry(2, Exceptions::flaky));
        } catch (IOException e) {
            System.out.println("gave up: " + e.getMessage());
        }
        try {
            Risky.<Void, IllegalStateException>retry(1, () -> {
                throw new IllegalStateException("unchecked");
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Risky.retry(1, new Risky<Integer, RuntimeException>() {
            private int calls;

            @Override
            public Integer run() {
                return ++calls;
            }
        }));
        Runnable nested = () -> {
            try {
                Runnable inner = () -> {
                    throw new ArithmeticException("inner");
                };
                inner.run();
            } finally {
                System.out.print("finally ");
            }
        };
        try {
            nested.run();
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}
