package awesome.conformance.exceptions;

/** A finally block that returns, throws, breaks or changes what is returned. */
public final class FinallyReturns {
    private FinallyReturns() {}

    @SuppressWarnings("finally")
    private static int overrides() {
        try {
            return 1;
        } finally {
            return 2;
        }
    }

    @SuppressWarnings("finally")
    private static int swallows() {
        try {
            throw new IllegalStateException("lost");
        } finally {
            return 3;
        }
    }

    private static int keeps() {
        int value = 4;
        try {
            return value;
        } finally {
            value = 5;
        }
    }

    private static StringBuilder shared() {
        StringBuilder out = new StringBuilder("a");
        try {
            return out.append("b");
        } finally {
            out.append("c");
        }
    }

    @SuppressWarnings("finally")
    private static String replaces() {
        try {
            try {
                throw new IllegalStateException("first");
            } finally {
                throw new IllegalArgumentException("second");
            }
        } catch (RuntimeException e) {
            return e.getMessage() + " " + e.getSuppressed().length;
        }
    }

    @SuppressWarnings("finally")
    private static int breaks() {
        int rounds = 0;
        while (true) {
            try {
                rounds++;
                throw new IllegalStateException();
            } finally {
                if (rounds < 5) {
                    continue;
                }
                break;
            }
        }
        return rounds;
    }

    private static String nested(int depth) {
        try {
            if (depth == 0) {
                throw new IllegalStateException("bottom");
            }
            return nested(depth - 1) + depth;
        } catch (IllegalStateException e) {
            if (depth < 2) {
                throw e;
            }
            return "caught at " + depth + ":";
        } finally {
            System.out.print(depth + " ");
        }
    }

    public static void main(String[] arguments) {
        System.out.println(overrides() + " " + swallows() + " " + keeps() + " " + shared() + " " + replaces() + " "
                + breaks());
        System.out.println(nested(4));
    }
}
