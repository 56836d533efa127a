package awesome.kernel.syscall;

import awesome.abi.linux.ClockId;
import awesome.abi.linux.Errno;
import awesome.abi.linux.FutexOperation;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.futex.AnyFutex;
import awesome.kernel.futex.FutexKey;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Waiting on several words at once (futex_waitv(2)). */
final class FutexVectorCalls {
    private static final int MOST = 128;
    /** Of {@code struct futex_waitv}: the value, the address, flags and a reserved word. */
    private static final int BYTES = 24;
    /** Flag: the word has 32 bits. */
    private static final int FUTEX_32 = 2;

    private FutexVectorCalls() {}

    static long waitv(Process process, UserContext call) {
        int count = (int) call.argument(1);
        if ((int) call.argument(2) != 0 || count <= 0 || count > MOST || call.argument(0) == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long deadline = deadline(process, UserAddr.of(call.argument(3)), (int) call.argument(4));
        FutexKey[] keys = new FutexKey[count];
        int[] expected = new int[count];
        long[] words = new long[count];
        UserMemory memory = process.memory();
        for (int i = 0; i < count; i++) {
            memory.read(UserAddr.of(call.argument(0) + (long) i * BYTES), 3);
            long flags = memory.read(2);
            if ((flags & ~FutexOperation.PRIVATE) != FUTEX_32) {
                throw new ErrnoException(Errno.EINVAL);
            }
            expected[i] = (int) memory.read(0);
            words[i] = memory.read(1);
        }
        for (int i = 0; i < count; i++) {
            keys[i] = key(process, UserAddr.of(words[i]));
        }
        return await(process, keys, words, expected, deadline);
    }

    private static FutexKey key(Process process, UserAddr word) {
        if (!word.isAligned(4)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        process.memory().loadInt(word);
        return process.services().futexes().key(process.memory(), word);
    }

    private static long await(Process process, FutexKey[] keys, long[] words, int[] expected, long deadline) {
        AnyFutex any = new AnyFutex(process.services().futexes(), process.task().notice(), keys.length);
        boolean done = false;
        try {
            for (int i = 0; i < keys.length; i++) {
                if (process.memory().loadInt(UserAddr.of(words[i])) != expected[i]) {
                    throw new ErrnoException(Errno.EAGAIN);
                }
                any.add(i, keys[i]);
            }
            // A wait with a time limit is on a clock, so it can be made again.
            boolean woken = process.waiter().await(any, deadline);
            done = true;
            int index = any.remove();
            if (!woken && index < 0) {
                throw new ErrnoException(Errno.ETIMEDOUT);
            }
            return index;
        } finally {
            if (!done) {
                any.remove();
            }
        }
    }

    private static long deadline(Process process, UserAddr at, int clock) {
        if (at.isZero()) {
            return Waiter.FOREVER;
        }
        if (clock != ClockId.CLOCK_REALTIME && clock != ClockId.CLOCK_MONOTONIC) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return FutexCalls.absolute(process, at, clock == ClockId.CLOCK_REALTIME);
    }
}
