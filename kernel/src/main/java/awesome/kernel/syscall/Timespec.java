package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;

/** {@code struct timespec} and {@code struct timeval} in user memory: seconds, then nano- or microseconds. */
final class Timespec {
    static final long SECOND = 1_000_000_000L;
    static final long MICROSECOND = 1000;

    private Timespec() {}

    /** A span of nanoseconds; EINVAL if the structure makes none, very long ones are cut to 292 years. */
    static long read(UserMemory memory, UserAddr at) {
        return span(memory, at, 1);
    }

    /** The same from a {@code timeval}. */
    static long readMicros(UserMemory memory, UserAddr at) {
        return span(memory, at, MICROSECOND);
    }

    private static long span(UserMemory memory, UserAddr at, long unit) {
        memory.read(at, 2);
        return span(memory.read(0), memory.read(1), unit);
    }

    /** The span of a {@code timeval} that was read. */
    static long ofMicros(long seconds, long fraction) {
        return span(seconds, fraction, MICROSECOND);
    }

    private static long span(long seconds, long fraction, long unit) {
        if (seconds < 0 || fraction < 0 || fraction >= SECOND / unit) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return seconds >= Long.MAX_VALUE / SECOND ? Long.MAX_VALUE : seconds * SECOND + fraction * unit;
    }

    static void write(UserMemory memory, UserAddr at, long nanos) {
        memory.writeLongs(at, Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    static void writeMicros(UserMemory memory, UserAddr at, long nanos) {
        memory.writeLongs(at, Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND) / MICROSECOND);
    }

    /** {@code now + span}, or the greatest number. */
    static long after(long now, long span) {
        return span > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + span;
    }
}
