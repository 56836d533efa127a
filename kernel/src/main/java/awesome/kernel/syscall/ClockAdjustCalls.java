package awesome.kernel.syscall;

import awesome.abi.linux.ClockId;
import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** How the clock is kept right (adjtimex(2)): it is not, as nobody tells it the time, and nobody can change that. */
final class ClockAdjustCalls {
    /** Of {@code struct timex}. */
    private static final int BYTES = 208;
    private static final int MODES = 0;
    private static final int MAX_ERROR = 24;
    private static final int ESTIMATED_ERROR = 32;
    private static final int STATUS = 40;
    private static final int CONSTANT = 48;
    private static final int PRECISION = 56;
    private static final int TOLERANCE = 64;
    private static final int SECONDS = 72;
    private static final int MICROSECONDS = 80;
    private static final int TICK = 88;

    /** Mode: only what is left of a slow change is asked for. */
    private static final int ADJ_OFFSET_SS_READ = 0xa001;
    /** State, also the result: the clock is not synchronized. */
    private static final int TIME_ERROR = 5;
    private static final int STA_UNSYNC = 0x40;
    /** In microseconds, as Linux has it before anybody tells the time. */
    private static final long WORST_ERROR = 16_000_000;
    private static final long USUAL_CONSTANT = 2;
    private static final long MOST_FREQUENCY = 32_768_000;
    private static final long MICROSECONDS_PER_TICK = 10_000;

    private ClockAdjustCalls() {}

    static long adjtimex(Process process, UserContext call) {
        UserAddr at = UserAddr.of(call.argument(0));
        return adjust(process, at, process.memory().copyIn(at, BYTES));
    }

    static long clockAdjtime(Process process, UserContext call) {
        int id = (int) call.argument(0);
        UserAddr at = UserAddr.of(call.argument(1));
        byte[] given = process.memory().copyIn(at, BYTES);
        if (id != ClockId.CLOCK_REALTIME) {
            TimeCalls.now(process, id);
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        return adjust(process, at, given);
    }

    private static long adjust(Process process, UserAddr at, byte[] timex) {
        int modes = LittleEndian.getInt(timex, MODES);
        if (modes != 0 && modes != ADJ_OFFSET_SS_READ) {
            throw new ErrnoException(Errno.EPERM);
        }
        for (int i = MODES + 4; i < BYTES; i++) {
            timex[i] = 0;
        }
        long now = process.machine().clock().realtimeNanos();
        LittleEndian.putLong(timex, MAX_ERROR, WORST_ERROR);
        LittleEndian.putLong(timex, ESTIMATED_ERROR, WORST_ERROR);
        LittleEndian.putInt(timex, STATUS, STA_UNSYNC);
        LittleEndian.putLong(timex, CONSTANT, USUAL_CONSTANT);
        LittleEndian.putLong(timex, PRECISION, 1);
        LittleEndian.putLong(timex, TOLERANCE, MOST_FREQUENCY);
        LittleEndian.putLong(timex, SECONDS, Math.floorDiv(now, Timespec.SECOND));
        LittleEndian.putLong(timex, MICROSECONDS, Math.floorMod(now, Timespec.SECOND) / Timespec.MICROSECOND);
        LittleEndian.putLong(timex, TICK, MICROSECONDS_PER_TICK);
        process.memory().copyOut(at, timex);
        return TIME_ERROR;
    }
}
