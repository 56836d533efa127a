package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** futex(2) and membarrier(2) where there is one thread: nobody waits, and who waits waits for a signal or a time. */
final class FutexCalls {
    private static final int COMMANDS = 0x7f;
    private static final int REALTIME = 0x100;
    private static final int WAIT = 0;
    private static final int WAKE = 1;
    private static final int REQUEUE = 3;
    private static final int CMP_REQUEUE = 4;
    private static final int WAIT_BITSET = 9;
    private static final int WAKE_BITSET = 10;

    private static final int MEMBARRIER_QUERY = 0;
    /** Global, and private expedited with its registration. */
    private static final int MEMBARRIER_ALL = 0x19;

    private FutexCalls() {}

    static long futex(Process process, UserContext call) {
        UserAddr word = UserAddr.of(call.argument(0));
        int operation = (int) call.argument(1);
        if (!word.isAligned(4)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int value = process.memory().readInt(word);
        switch (operation & COMMANDS) {
            case WAIT:
                requireEqual(value, (int) call.argument(2));
                return sleep(process, TimeCalls.deadline(process, UserAddr.of(call.argument(3))));
            case WAIT_BITSET:
                requireBits(call.argument(5));
                requireEqual(value, (int) call.argument(2));
                return sleep(process, absolute(process, UserAddr.of(call.argument(3)), (operation & REALTIME) != 0));
            case WAKE_BITSET:
                requireBits(call.argument(5));
                return 0;
            case WAKE:
            case REQUEUE:
                return 0;
            case CMP_REQUEUE:
                requireEqual(value, (int) call.argument(5));
                return 0;
            default:
                throw new ErrnoException(Errno.ENOSYS);
        }
    }

    private static long sleep(Process process, long deadline) {
        process.waiter().await(Waits.NEVER, deadline);
        throw new ErrnoException(Errno.ETIMEDOUT);
    }

    private static long absolute(Process process, UserAddr at, boolean realtime) {
        if (at.isZero()) {
            return Waiter.FOREVER;
        }
        long time = Timespec.read(process.memory(), at);
        if (!realtime) {
            return time;
        }
        long left = time - process.machine().clock().realtimeNanos();
        return Timespec.after(process.machine().clock().monotonicNanos(), Math.max(0, left));
    }

    private static void requireEqual(int value, int expected) {
        if (value != expected) {
            throw new ErrnoException(Errno.EAGAIN);
        }
    }

    private static void requireBits(long bits) {
        if ((int) bits == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    static long membarrier(Process process, UserContext call) {
        int command = (int) call.argument(0);
        if (call.argument(1) != 0 || command != MEMBARRIER_QUERY && (command & ~MEMBARRIER_ALL) != 0
                || Integer.bitCount(command) > 1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return command == MEMBARRIER_QUERY ? MEMBARRIER_ALL : 0;
    }
}
