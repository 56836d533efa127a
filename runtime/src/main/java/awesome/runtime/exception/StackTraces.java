package awesome.runtime.exception;

import awesome.runtime.RawText;

/** Turns backtraces into what {@code Throwable.getStackTrace} returns. */
public final class StackTraces {
    /** How deep traces go, as in HotSpot (-XX:MaxJavaStackTraceDepth). */
    static final int MAX_DEPTH = 1024;

    private static final StackTraceElement[] EMPTY = new StackTraceElement[0];

    private StackTraces() {}

    /**
     * The elements of a backtrace, innermost first.
     *
     * @param backtrace from {@link Backtraces}; null gives none
     * @param exception the class of the exception, whose constructors do not show at the top
     */
    public static StackTraceElement[] resolve(int[] backtrace, Class<?> exception) {
        LineTable table = new LineTable();
        if (backtrace == null || !ImageLines.open(table)) {
            return EMPTY;
        }
        StackTraceElement[] elements = new StackTraceElement[backtrace.length];
        int count = 0;
        for (int i = 0; i < backtrace.length; i++) {
            int inlined = table.lookup(ImageLines.linkedAddress(backtrace[i]));
            for (int frame = 0; frame < inlined; frame++) {
                String owner = RawText.read(table.type(frame));
                String method = RawText.read(table.method(frame));
                if (TraceNames.isAlwaysHidden(owner, method)
                        || count == 0 && TraceNames.isHidden(owner, method, exception)) {
                    continue;
                }
                if (count == elements.length) {
                    elements = copy(elements, count * 2 + 8);
                }
                elements[count++] = TraceNames.element(owner, method, RawText.read(table.file(frame)), table.line(frame));
            }
        }
        count = Math.min(count, MAX_DEPTH);
        while (count > 0 && TraceNames.isStart(elements[count - 1].getClassName())) {
            count--;
        }
        return copy(elements, count);
    }

    /** The elements of the backtrace of another thread, which stands in the program or in the runtime. */
    public static StackTraceElement[] resolveOther(int[] backtrace) {
        StackTraceElement[] all = resolve(backtrace, StackTraces.class);
        int inner = 0;
        while (inner < all.length && TraceNames.isRuntime(all[inner].getClassName())) {
            inner++;
        }
        StackTraceElement[] program = new StackTraceElement[all.length - inner];
        for (int i = 0; i < program.length; i++) {
            program[i] = all[inner + i];
        }
        return program;
    }

    private static StackTraceElement[] copy(StackTraceElement[] elements, int length) {
        StackTraceElement[] copy = new StackTraceElement[length];
        for (int i = 0; i < length && i < elements.length; i++) {
            copy[i] = elements[i];
        }
        return copy;
    }
}
