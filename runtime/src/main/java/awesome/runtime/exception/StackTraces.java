package awesome.runtime.exception;

import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import java.nio.charset.StandardCharsets;

/** Turns backtraces into what {@code Throwable.getStackTrace} returns. */
public final class StackTraces {
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
                String symbol = text(table.name(frame));
                if (count == 0 && TraceNames.isHidden(symbol, exception)) {
                    continue;
                }
                if (count == elements.length) {
                    elements = copy(elements, count * 2 + 8);
                }
                elements[count++] = TraceNames.element(symbol, text(table.file(frame)), table.line(frame));
            }
        }
        return copy(elements, count);
    }

    private static StackTraceElement[] copy(StackTraceElement[] elements, int length) {
        StackTraceElement[] copy = new StackTraceElement[length];
        for (int i = 0; i < length && i < elements.length; i++) {
            copy[i] = elements[i];
        }
        return copy;
    }

    private static String text(Address zeroTerminated) {
        int length = 0;
        while (zeroTerminated.readByte(length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        zeroTerminated.copyTo(Objects.addressOf(bytes).plus(Hubs.ARRAY_BASE), length);
        Objects.keepAlive(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
