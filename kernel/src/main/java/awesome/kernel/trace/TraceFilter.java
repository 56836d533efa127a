package awesome.kernel.trace;

import awesome.kernel.process.Task;
import java.util.ArrayList;

/**
 * Whose calls are told of: {@code all} or nothing, or names of programs and numbers of processes, divided by commas. A name is that
 * of the thread, as {@code ps} shows it. {@code unknown} stands for calls of all that the kernel does not have.
 */
public final class TraceFilter {
    private final ArrayList<String> words = new ArrayList<>();
    private final boolean all;

    private TraceFilter(String text) {
        int at = 0;
        while (at >= 0) {
            int end = text.indexOf(',', at);
            words.add(text.substring(at, end < 0 ? text.length() : end));
            at = end < 0 ? -1 : end + 1;
        }
        all = text.isEmpty() || words.contains("all");
    }

    /** The filter that a text says; null for {@code null}: nobody's calls. */
    public static TraceFilter of(String text) {
        return text == null ? null : new TraceFilter(text);
    }

    /** Whether each number is told of once that no call has. */
    public boolean takesUnknown() {
        return words.contains("unknown");
    }

    /** Whether the calls of a thread are told of. */
    public boolean takes(Task task) {
        return all || words.contains(task.name()) || words.contains(Integer.toString(task.process().id()));
    }
}
