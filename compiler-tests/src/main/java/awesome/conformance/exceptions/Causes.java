package awesome.conformance.exceptions;

/** Causes: constructors, initCause, chains and what toString says. */
public final class Causes {
    private Causes() {}

    private static class Mine extends Exception {
        private final int code;

        Mine(String message, int code, Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + " (" + code + ")";
        }
    }

    private static final class Quiet extends RuntimeException {
        Quiet() {
            super("quiet", null, false, false);
        }

        @Override
        public String toString() {
            return "Quiet!";
        }
    }

    public static void main(String[] arguments) {
        Throwable root = new java.io.IOException("disk");
        Throwable middle = new RuntimeException(root);
        Throwable top = new Mine("top", 7, middle);
        for (Throwable each = top; each != null; each = each.getCause()) {
            System.out.println(each + " | " + each.getMessage() + " | " + each.getLocalizedMessage());
        }
        Exception late = new Exception();
        System.out.println(late.getMessage() + " " + late + " " + late.getCause());
        late.initCause(root);
        System.out.println(late.getCause());
        try {
            late.initCause(top);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            new Exception().initCause(null).initCause(root);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Exception self = new Exception("self");
        try {
            self.initCause(self);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Quiet quiet = new Quiet();
        quiet.addSuppressed(root);
        System.out.println(quiet + " " + quiet.getSuppressed().length + " " + quiet.getStackTrace().length);
        System.out.println(new Error((String) null) + " " + new AssertionError(5) + " "
                + new Exception((Throwable) null));
    }
}
