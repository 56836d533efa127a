package awesome.conformance.errors;

/** Exceptions with own messages, causes, texts and stack traces; exceptions thrown while one is printed. */
public final class OwnThrowables {
    private OwnThrowables() {}

    private static class Counting extends RuntimeException {
        private int calls;
        private final int fills;
        private static int allFills;

        Counting(String message) {
            super(message);
            fills = allFills;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + " #" + ++calls;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            allFills++;
            return this;
        }
    }

    private static final class Localized extends Exception {
        Localized(Throwable cause) {
            super(cause);
        }

        @Override
        public String getLocalizedMessage() {
            return "localized " + getMessage();
        }
    }

    private static final class Looping extends RuntimeException {
        @Override
        public synchronized Throwable getCause() {
            return this;
        }
    }

    private static final class Changed extends RuntimeException {
        Changed() {
            super("changed");
            setStackTrace(new StackTraceElement[] {
                new StackTraceElement("a.B", "method", "File.java", 12),
                new StackTraceElement("a.B", "nativeMethod", null, -2),
                new StackTraceElement("a.B", "unknown", null, -1),
                new StackTraceElement("app", "module", "1.0", "a.C", "<init>", "C.java", -1),
                new StackTraceElement(null, "java.base", "17", "java.lang.X", "y", "X.java", 3)
            });
        }
    }

    private static final class BadText extends RuntimeException {
        @Override
        public String toString() {
            throw new IllegalStateException("in toString");
        }
    }

    private static final class Preallocated extends RuntimeException {
        static final Preallocated INSTANCE = new Preallocated();

        private Preallocated() {
            super("preallocated", null, false, false);
        }
    }

    private static int throwOne(int how) throws Exception {
        switch (how) {
            case 0: throw new Counting("counted");
            case 1: throw new Localized(new Counting("inner"));
            case 2: throw new Looping();
            case 3: throw new Changed();
            case 4: throw Preallocated.INSTANCE;
            case 5: throw (RuntimeException) new IllegalStateException().initCause(new Changed());
            case 6: throw new Exception((String) null, null);
            case 7: throw new Error(new Exception(new RuntimeException("deep")));
            default: throw new BadText();
        }
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 9; how++) {
            try {
                throwOne(how);
            } catch (BadText e) {
                try {
                    System.out.println(e);
                } catch (IllegalStateException inner) {
                    System.out.println("caught " + inner.getMessage());
                }
            } catch (Throwable e) {
                System.out.println(e + " | " + e.getMessage() + " | " + e.getLocalizedMessage() + " | " + (e.getCause() == e));
                e.printStackTrace(System.out);
            }
        }
        System.out.println(Counting.allFills + " " + new Counting("x").fills);
        Exception emptied = new Exception("emptied");
        emptied.setStackTrace(new StackTraceElement[0]);
        emptied.printStackTrace(System.out);
        emptied.fillInStackTrace();
        System.out.println(emptied.getStackTrace()[0].getMethodName());
        try {
            emptied.setStackTrace(new StackTraceElement[] {null});
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
