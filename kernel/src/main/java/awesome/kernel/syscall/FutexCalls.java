package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FutexOperation;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.futex.FutexKey;
import awesome.kernel.futex.FutexWaiter;
import awesome.kernel.futex.Futexes;
import awesome.kernel.futex.PriorityLocks;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** futex(2). */
final class FutexCalls {
    private FutexCalls() {}

    static long futex(Process process, UserContext call) {
        int operation = (int) call.argument(1);
        int command = operation & FutexOperation.COMMAND;
        if ((operation & FutexOperation.CLOCK_REALTIME) != 0 && command != FutexOperation.WAIT_BITSET
                && command != FutexOperation.LOCK_PI2) {
            throw new ErrnoException(Errno.ENOSYS);
        }
        switch (command) {
            case FutexOperation.WAIT:
                return await(process, call, Futexes.ANY,
                        TimeCalls.deadline(process, UserAddr.of(call.argument(3))));
            case FutexOperation.WAIT_BITSET:
                return await(process, call, (int) call.argument(5), absolute(process,
                        UserAddr.of(call.argument(3)), (operation & FutexOperation.CLOCK_REALTIME) != 0));
            case FutexOperation.WAKE:
                return wake(process, call, Futexes.ANY);
            case FutexOperation.WAKE_BITSET:
                return wake(process, call, (int) call.argument(5));
            case FutexOperation.REQUEUE:
            case FutexOperation.CMP_REQUEUE:
                return requeue(process, call, command == FutexOperation.CMP_REQUEUE);
            case FutexOperation.WAKE_OP:
                return wakeOp(process, call);
            case FutexOperation.LOCK_PI:
                return lock(process, call, absolute(process, UserAddr.of(call.argument(3)), true));
            case FutexOperation.LOCK_PI2:
                return lock(process, call, absolute(process, UserAddr.of(call.argument(3)),
                        (operation & FutexOperation.CLOCK_REALTIME) != 0));
            case FutexOperation.TRYLOCK_PI:
                return tryLock(process, call);
            case FutexOperation.UNLOCK_PI:
                locks(process).release(UserAddr.of(call.argument(0)), key(process, call, 0));
                return 0;
            default:
                throw new ErrnoException(Errno.ENOSYS);
        }
    }

    /** Waits until somebody wakes this thread, if the word is as it thinks. */
    private static long await(Process process, UserContext call, int bits, long deadline) {
        requireBits(bits);
        FutexKey key = key(process, call, 0);
        if (process.memory().loadInt(UserAddr.of(call.argument(0))) != (int) call.argument(2)) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        Futexes futexes = process.services().futexes();
        FutexWaiter waiter = new FutexWaiter(process.task().notice(), bits);
        futexes.add(waiter, key);
        try {
            // A wait with a time limit is not made again, it would be a longer one.
            boolean woken = deadline == Waiter.FOREVER ? process.waiter().await(waiter, deadline)
                    : Waits.await(process, waiter, deadline);
            if (!woken) {
                throw new ErrnoException(Errno.ETIMEDOUT);
            }
            return 0;
        } finally {
            futexes.remove(waiter);
        }
    }

    private static long wake(Process process, UserContext call, int bits) {
        requireBits(bits);
        return process.services().futexes().wake(key(process, call, 0), (int) call.argument(2), bits);
    }

    private static long requeue(Process process, UserContext call, boolean compares) {
        int wakes = (int) call.argument(2);
        int moves = (int) call.argument(3);
        if (wakes < 0 || moves < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        FutexKey from = key(process, call, 0);
        FutexKey to = key(process, call, 4);
        if (compares && process.memory().loadInt(UserAddr.of(call.argument(0))) != (int) call.argument(5)) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        Futexes futexes = process.services().futexes();
        int woken = wakes == 0 ? 0 : futexes.wake(from, wakes, Futexes.ANY);
        return woken + futexes.move(from, to, moves);
    }

    /** Changes the second word, wakes who waits on the first, and on the second if that was as the caller says. */
    private static long wakeOp(Process process, UserContext call) {
        FutexKey first = key(process, call, 0);
        FutexKey second = key(process, call, 4);
        int encoded = (int) call.argument(5);
        if (!FutexOperation.isKnown(encoded)) {
            throw new ErrnoException(Errno.ENOSYS);
        }
        UserMemory memory = process.memory();
        UserAddr word = UserAddr.of(call.argument(4));
        int old = memory.loadInt(word);
        while (!memory.compareAndSetInt(word, old, FutexOperation.changed(encoded, old))) {
            old = memory.loadInt(word);
        }
        Futexes futexes = process.services().futexes();
        int woken = futexes.wake(first, (int) call.argument(2), Futexes.ANY);
        return FutexOperation.compares(encoded, old)
                ? woken + futexes.wake(second, (int) call.argument(3), Futexes.ANY) : woken;
    }

    private static PriorityLocks locks(Process process) {
        return new PriorityLocks(process.services().futexes(), process.memory(), process.task().id());
    }

    private static long tryLock(Process process, UserContext call) {
        key(process, call, 0);
        if (locks(process).take(UserAddr.of(call.argument(0))) != process.task().id()) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return 0;
    }

    /** Takes a lock, or waits until it is handed to this thread; signals wait meanwhile, but for SIGKILL. */
    private static long lock(Process process, UserContext call, long deadline) {
        FutexKey key = key(process, call, 0);
        UserAddr word = UserAddr.of(call.argument(0));
        Futexes futexes = process.services().futexes();
        Task task = process.task();
        PriorityLocks locks = locks(process);
        while (true) {
            int owner = locks.take(word);
            if (owner == task.id()) {
                return 0;
            }
            Task other = process.services().processes().task(owner);
            if (other == null || other.isGone()) {
                throw new ErrnoException(Errno.ESRCH);
            }
            FutexWaiter waiter = new FutexWaiter(task.notice(), Futexes.ANY, task.id());
            if (locks.await(word, key, waiter)) {
                try {
                    if (!process.services().current().awaitKillable(waiter, deadline)) {
                        throw new ErrnoException(Errno.ETIMEDOUT);
                    }
                    return 0;
                } finally {
                    futexes.remove(waiter);
                }
            }
        }
    }

    /** The word that an argument names. One that is private to the process need not be there. */
    private static FutexKey key(Process process, UserContext call, int argument) {
        UserAddr word = UserAddr.of(call.argument(argument));
        if (!word.isAligned(4)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        UserMemory.requireRange(word, 4);
        if ((call.argument(1) & FutexOperation.PRIVATE) != 0) {
            return new FutexKey(process.space(), word.bits());
        }
        process.memory().loadInt(word);
        return process.services().futexes().key(process.memory(), word);
    }

    /** A time on the real or the monotonic clock as a deadline on the latter. */
    static long absolute(Process process, UserAddr at, boolean realtime) {
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

    private static void requireBits(int bits) {
        if (bits == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
