package awesome.kernel.trace;

import awesome.abi.linux.SystemCallName;
import awesome.kernel.process.Task;
import java.util.ArrayList;

/**
 * Whose calls are told of: {@code all} or nothing, or names of programs and numbers of processes, divided by commas. A name
 * is that of the thread, as {@code ps} shows it. {@code unknown} stands for calls of all that the kernel does not have.
 * Behind a colon there may be the names of the calls that are told of, instead of all: {@code sh,7:openat,close}.
 */
public final class TraceFilter {
    private final ArrayList<String> whose;
    private final ArrayList<String> calls;
    private final boolean all;

    private TraceFilter(String text) {
        int colon = text.indexOf(':');
        whose = words(colon < 0 ? text : text.substring(0, colon));
        calls = words(colon < 0 ? "" : text.substring(colon + 1));
        all = whose.isEmpty() || whose.contains("all");
    }

    private static ArrayList<String> words(String text) {
        ArrayList<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            words.add(text.substring(at, end));
            at = end + 1;
        }
        return words;
    }

    /** The filter that a text says; null for {@code null}: nobody's calls. */
    public static TraceFilter of(String text) {
        return text == null ? null : new TraceFilter(text);
    }

    /** Whether each number is told of once that no call has. */
    public boolean takesUnknown() {
        return whose.contains("unknown");
    }

    /** Whether a call of a thread is told of. */
    public boolean takes(Task task, long number) {
        return (all || whose.contains(task.name()) || whose.contains(Integer.toString(task.process().id())))
                && (calls.isEmpty() || calls.contains(SystemCallName.of(number)));
    }
}
