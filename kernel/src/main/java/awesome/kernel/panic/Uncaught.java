package awesome.kernel.panic;

import awesome.magic.MayAllocate;

/** An exception that nobody caught, with its own stack trace. */
final class Uncaught implements Fault {
    private static final int MAX_CAUSES = 8;
    /** The ends of a deep stack tell most; the middle of an endless recursion is left out. */
    private static final int SHOWN_INNER = 40;
    private static final int SHOWN_OUTER = 20;

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
            frames(each.getStackTrace(), out);
            each = each.getCause();
        }
    }

    private static void frames(StackTraceElement[] elements, PanicWriter out) {
        int hidden = elements.length - SHOWN_INNER - SHOWN_OUTER;
        for (int i = 0; i < elements.length; i++) {
            if (hidden > 1 && i == SHOWN_INNER) {
                out.text("    ... ").decimal(hidden).text(" calls ...").newLine();
                i += hidden;
            }
            out.text("    at ").text(elements[i].toString()).newLine();
        }
    }
}
