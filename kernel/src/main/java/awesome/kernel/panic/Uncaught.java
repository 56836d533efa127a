package awesome.kernel.panic;

import awesome.magic.MayAllocate;

/** An exception that nobody caught, with its own stack trace. */
final class Uncaught implements Fault {
    private static final int MAX_CAUSES = 8;

    private final Throwable thrown;
    private final Fault here;

    Uncaught(Throwable thrown, Fault here) {
        this.thrown = thrown;
        this.here = here;
    }

    @Override
    @MayAllocate("the exception was made on a heap that works")
    public void describe(PanicWriter out) {
        out.text("uncaught ").text(thrown.toString());
    }

    @Override
    public void registers(PanicWriter out) {
        here.registers(out);
    }

    @Override
    @MayAllocate("the exception was made on a heap that works")
    public void trace(PanicWriter out) {
        Throwable each = thrown;
        for (int i = 0; each != null && i < MAX_CAUSES; i++) {
            if (i > 0) {
                out.text("Caused by: ").text(each.toString()).newLine();
            }
            for (StackTraceElement element : each.getStackTrace()) {
                out.text("    at ").text(element.toString()).newLine();
            }
            each = each.getCause();
        }
    }
}
