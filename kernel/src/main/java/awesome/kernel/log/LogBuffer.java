package awesome.kernel.log;

import awesome.kernel.machine.Clock;
import awesome.kernel.wait.Bell;
import java.util.ArrayDeque;

/**
 * A log that keeps the latest messages, for those who ask later ({@code /dev/kmsg}, syslog(2)), and passes them on.
 * A message of several lines becomes several. Threads may use it at once.
 */
public final class LogBuffer implements Log {
    /** A line. */
    public static final class Entry {
        private final long number;
        private final long micros;
        private final String text;

        Entry(long number, long micros, String text) {
            this.number = number;
            this.micros = micros;
            this.text = text;
        }

        /** Counts from 0. */
        public long number() {
            return number;
        }

        /** When it was written, in microseconds of the monotonic clock. */
        public long micros() {
            return micros;
        }

        public String text() {
            return text;
        }
    }

    private static final int LIMIT = 1024;

    private volatile Log next;
    private final Clock clock;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private volatile long written;
    private final Bell changed = new Bell();

    /** A log whose messages go on to {@code next}. */
    public LogBuffer(Log next, Clock clock) {
        this.next = next;
        this.clock = clock;
    }

    /** Has messages go to {@code other} too, what is kept first. Before several threads use this. */
    public synchronized void also(Log other) {
        Log before = next;
        for (Entry each : entries) {
            other.line(each.text());
        }
        next = message -> {
            before.line(message);
            other.line(message);
        };
    }

    @Override
    public void line(String message) {
        keepLines(message);
        changed.ring();
        next.line(message);
    }

    private synchronized void keepLines(String message) {
        int start = 0;
        while (start <= message.length()) {
            int newLine = message.indexOf('\n', start);
            int end = newLine < 0 ? message.length() : newLine;
            keep(message.substring(start, end));
            start = end + 1;
        }
    }

    private void keep(String text) {
        if (entries.size() == LIMIT) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(written, clock.monotonicNanos() / 1000, text));
        written++;
    }

    /** Rings when there is another line. */
    public Bell changed() {
        return changed;
    }

    /** The number that the next line will get. */
    public long end() {
        return written;
    }

    /** The number of the oldest line that is kept; {@link #end} if none is. */
    public synchronized long start() {
        return written - entries.size();
    }

    /** The first line whose number is not below {@code number}, or null. */
    public synchronized Entry from(long number) {
        for (Entry entry : entries) {
            if (entry.number() >= number) {
                return entry;
            }
        }
        return null;
    }
}
