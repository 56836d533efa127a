package awesome.conformance.errors;

/** Resources that are null, fail to open, to be used and to close, alone and together. */
public final class Resources {
    private Resources() {}

    private static final class Resource implements AutoCloseable {
        private final String name;
        private final String closing;

        private Resource(String name, String opening, String closing) {
            this.name = name;
            this.closing = closing;
            System.out.print("+" + name + " ");
            if (opening != null) {
                throw new IllegalStateException(opening);
            }
        }

        @Override
        public void close() {
            System.out.print("-" + name + " ");
            if (closing != null) {
                throw new IllegalArgumentException(closing);
            }
        }
    }

    private static String text(String name, int mask, int bit) {
        return (mask & bit) == 0 ? null : name;
    }

    @SuppressWarnings("try")
    private static String use(int mask) {
        Resource outer = new Resource("outer", null, text("close outer", mask, 1));
        try (outer;
                Resource none = (mask & 2) == 0 ? null : new Resource("some", null, text("close some", mask, 4));
                Resource last = new Resource("last", text("open last", mask, 8), text("close last", mask, 16))) {
            if ((mask & 32) != 0) {
                throw new UnsupportedOperationException("body");
            }
            return "returned " + (none == null) + last.name;
        } finally {
            System.out.print("finally ");
        }
    }

    private static void show(Throwable e, String indent) {
        System.out.println(indent + e);
        for (Throwable each : e.getSuppressed()) {
            show(each, indent + "  ");
        }
    }

    public static void main(String[] arguments) {
        for (int mask = 0; mask < 64; mask++) {
            try {
                System.out.println(use(mask));
            } catch (RuntimeException e) {
                System.out.println();
                show(e, mask + ": ");
            }
        }
        Throwable self = new RuntimeException("self");
        try {
            self.addSuppressed(self);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + " " + (e.getCause() == self));
        }
        try {
            self.addSuppressed(null);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            self.initCause(self);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        self.initCause(null);
        try {
            self.initCause(new Error());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + e.getCause());
        }
        Throwable quiet = new Exception("quiet", null, false, false) {};
        quiet.addSuppressed(self);
        System.out.println(quiet.getSuppressed().length + " " + quiet.getStackTrace().length);
    }
}
