package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Calls that wait for several files: poll(2), select(2) and their variants. */
final class WaitCalls {
    private static final long MILLISECOND = 1_000_000;

    private WaitCalls() {}

    static long poll(Process process, UserContext call) {
        return poll(process, call.argument(0), call.argument(1), deadline(process, (int) call.argument(2)));
    }

    /** The deadline of a wait for so many milliseconds; negative for ever. */
    static long deadline(Process process, int timeout) {
        return timeout < 0 ? Waiter.FOREVER : now(process) + timeout * MILLISECOND;
    }

    static long ppoll(Process process, UserContext call) {
        long deadline = TimeCalls.deadline(process, UserAddr.of(call.argument(2)));
        setMask(process, UserAddr.of(call.argument(3)), call.argument(4));
        long ready = poll(process, call.argument(0), call.argument(1), deadline);
        process.signals().restoreMask();
        return ready;
    }

    private static long poll(Process process, long address, long count, long deadline) {
        if ((count & 0xffff_ffffL) > process.files().limit()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        PollSet set = new PollSet(process.files(), process.memory().copyIn(UserAddr.of(address),
                (int) count * PollSet.ENTRY));
        Waits.await(process, set, deadline);
        process.memory().copyOut(UserAddr.of(address), set.bytes());
        return set.ready();
    }

    static long select(Process process, UserContext call) {
        UserAddr timeAt = UserAddr.of(call.argument(4));
        long deadline = timeAt.isZero() ? Waiter.FOREVER
                : Timespec.after(now(process), Timespec.readMicros(process.memory(), timeAt));
        try {
            return select(process, call, deadline);
        } finally {
            if (!timeAt.isZero()) {
                writeLeft(process, timeAt, deadline, true);
            }
        }
    }

    static long pselect6(Process process, UserContext call) {
        UserMemory memory = process.memory();
        UserAddr timeAt = UserAddr.of(call.argument(4));
        UserAddr maskAt = UserAddr.of(call.argument(5));
        long deadline = TimeCalls.deadline(process, timeAt);
        if (!maskAt.isZero()) {
            memory.read(maskAt, 2);
            setMask(process, UserAddr.of(memory.read(0)), memory.read(1));
        }
        try {
            long ready = select(process, call, deadline);
            process.signals().restoreMask();
            return ready;
        } finally {
            if (!timeAt.isZero()) {
                writeLeft(process, timeAt, deadline, false);
            }
        }
    }

    private static long select(Process process, UserContext call, long deadline) {
        int count = (int) call.argument(0);
        if (count < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        // Above what could be open there is nothing to look at, but sets have at least their usual size.
        int most = Math.max(process.files().end(), SelectSets.USUAL_SIZE);
        SelectSets sets = new SelectSets(process.files(), Math.min(count, most));
        for (int kind = 0; kind < SelectSets.KINDS; kind++) {
            UserAddr at = UserAddr.of(call.argument(1 + kind));
            if (!at.isZero()) {
                process.memory().copyIn(at, sets.wanted(kind), 0, sets.bytes());
            }
        }
        sets.check();
        Waits.await(process, sets, deadline);
        for (int kind = 0; kind < SelectSets.KINDS; kind++) {
            UserAddr at = UserAddr.of(call.argument(1 + kind));
            if (!at.isZero()) {
                process.memory().copyOut(at, sets.found(kind), 0, sets.bytes());
            }
        }
        return sets.ready();
    }

    /** Tells the program how much of its timeout is left; Linux does, and does not mind if it cannot. */
    private static void writeLeft(Process process, UserAddr at, long deadline, boolean micros) {
        long left = Math.max(0, deadline - now(process));
        try {
            if (micros) {
                Timespec.writeMicros(process.memory(), at, left);
            } else {
                Timespec.write(process.memory(), at, left);
            }
        } catch (ErrnoException readOnly) {
            return;
        }
    }

    private static long now(Process process) {
        return process.machine().clock().monotonicNanos();
    }

    /** Sets a mask of signals for the time of the call, if {@code at} is not null. */
    static void setMask(Process process, UserAddr at, long size) {
        if (at.isZero()) {
            return;
        }
        SignalCalls.requireSetSize(size);
        byte[] set = process.memory().copyIn(at, SignalLayout.SIGSET_SIZE);
        process.task().setTemporaryMask(LittleEndian.getLong(set, 0));
    }
}
