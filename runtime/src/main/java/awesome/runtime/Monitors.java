package awesome.runtime;

import awesome.magic.EntryPoint;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/**
 * The monitor of every object, for one thread of Java code: how often it is entered is all there is to know. Where
 * there are more, {@link awesome.runtime.thread.JavaThreads} has the monitors.
 *
 * <p>Bits 0 to 7 of the mark word count entries; an object entered more often than they can tell has the
 * rest counted in a table.
 */
public final class Monitors {
    private static final int COUNT_MASK = 0xff;

    private static final MonitorCounts DEEP = new MonitorCounts();

    private Monitors() {}

    private static Address markWord(Object object) {
        return Objects.addressOf(object).plus(Hubs.MARK_WORD);
    }

    /** Enters the monitor of {@code object}, not null. */
    @EntryPoint(value = "rt_monitor_enter", target = "kernel")
    public static void enter(Object object) {
        Address mark = markWord(object);
        int bits = mark.readInt();
        if ((bits & COUNT_MASK) == COUNT_MASK) {
            DEEP.increment(object);
        } else {
            mark.writeInt(bits + 1);
        }
    }

    /** Leaves the monitor of {@code object}, not null; throws if it was not entered. */
    @EntryPoint(value = "rt_monitor_exit", target = "kernel")
    public static void exit(Object object) {
        Address mark = markWord(object);
        int bits = mark.readInt();
        if ((bits & COUNT_MASK) == 0) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        if ((bits & COUNT_MASK) != COUNT_MASK || !DEEP.decrement(object)) {
            mark.writeInt(bits - 1);
        }
    }

    /** Throws unless this thread has entered the monitor of {@code object}, not null. */
    public static void checkHeld(Object object) {
        if (!holds(object)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }

    /** Whether this thread has entered the monitor of {@code object}, not null. */
    public static boolean holds(Object object) {
        return (markWord(object).readInt() & COUNT_MASK) != 0;
    }
}
