package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.signal.AlternateStack;
import awesome.kernel.signal.SignalAction;
import awesome.kernel.signal.SignalDelivery;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Calls about signals (signal(7)). */
final class SignalCalls {
    private SignalCalls() {}

    static long sigaction(Process process, UserContext call) {
        int signal = (int) call.argument(0);
        UserAddr newAt = UserAddr.of(call.argument(1));
        UserAddr oldAt = UserAddr.of(call.argument(2));
        requireSetSize(call.argument(3));
        boolean fixed = signal == Signal.SIGKILL || signal == Signal.SIGSTOP;
        if (!SignalState.isSignal(signal) || fixed && !newAt.isZero()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SignalAction old = process.signals().action(signal);
        SignalAction wanted = old;
        if (!newAt.isZero()) {
            byte[] bytes = process.memory().copyIn(newAt, SignalLayout.SIGACTION_SIZE);
            wanted = new SignalAction(LittleEndian.getLong(bytes, SignalLayout.SA_HANDLER),
                    LittleEndian.getLong(bytes, SignalLayout.SA_FLAGS),
                    LittleEndian.getLong(bytes, SignalLayout.SA_RESTORER),
                    LittleEndian.getLong(bytes, SignalLayout.SA_MASK));
        }
        if (!oldAt.isZero()) {
            byte[] bytes = new byte[SignalLayout.SIGACTION_SIZE];
            LittleEndian.putLong(bytes, SignalLayout.SA_HANDLER, old.handler());
            LittleEndian.putLong(bytes, SignalLayout.SA_FLAGS, old.flags());
            LittleEndian.putLong(bytes, SignalLayout.SA_RESTORER, old.restorer());
            LittleEndian.putLong(bytes, SignalLayout.SA_MASK, old.mask());
            process.memory().copyOut(oldAt, bytes);
        }
        if (!newAt.isZero()) {
            process.setAction(signal, wanted);
        }
        return 0;
    }

    static long sigprocmask(Process process, UserContext call) {
        SignalState signals = process.signals();
        UserAddr newAt = UserAddr.of(call.argument(1));
        UserAddr oldAt = UserAddr.of(call.argument(2));
        requireSetSize(call.argument(3));
        long old = signals.blocked();
        long mask = old;
        if (!newAt.isZero()) {
            long set = process.memory().readLong(newAt);
            switch ((int) call.argument(0)) {
                case Signal.SIG_BLOCK:
                    mask = old | set;
                    break;
                case Signal.SIG_UNBLOCK:
                    mask = old & ~set;
                    break;
                case Signal.SIG_SETMASK:
                    mask = set;
                    break;
                default:
                    throw new ErrnoException(Errno.EINVAL);
            }
        }
        if (!oldAt.isZero()) {
            process.memory().writeLong(oldAt, old);
        }
        process.task().setBlocked(mask);
        return 0;
    }

    static long sigreturn(Process process, UserContext call) {
        SignalState signals = process.signals();
        long before = signals.blocked();
        try {
            SignalDelivery.leaveHandler(signals, call, process.memory());
            process.task().redirectBlocked(before);
        } catch (ErrnoException noFrame) {
            signals.force(SignalInfo.ofKernel(Signal.SIGSEGV));
        }
        // What the interrupted code had where results are is what it finds there again.
        return call.systemCallNumber();
    }

    static long sigpending(Process process, UserContext call) {
        if (call.argument(1) < 0 || call.argument(1) > SignalLayout.SIGSET_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] set = new byte[SignalLayout.SIGSET_SIZE];
        LittleEndian.putLong(set, 0, process.signals().waiting() & process.signals().blocked());
        process.memory().copyOut(UserAddr.of(call.argument(0)), set, 0, (int) call.argument(1));
        return 0;
    }

    static long sigsuspend(Process process, UserContext call) {
        requireSetSize(call.argument(1));
        process.task().setTemporaryMask(process.memory().readLong(UserAddr.of(call.argument(0))));
        Waits.await(process, Waits.NEVER, Waiter.FOREVER);
        return 0;
    }

    static long pause(Process process, UserContext call) {
        Waits.await(process, Waits.NEVER, Waiter.FOREVER);
        return 0;
    }

    static long sigtimedwait(Process process, UserContext call) {
        UserMemory memory = process.memory();
        SignalState signals = process.signals();
        requireSetSize(call.argument(3));
        long set = memory.readLong(UserAddr.of(call.argument(0)));
        UserAddr infoAt = UserAddr.of(call.argument(1));
        UserAddr timeAt = UserAddr.of(call.argument(2));
        long deadline = timeAt.isZero() ? Waiter.FOREVER
                : Timespec.after(process.machine().clock().monotonicNanos(), Timespec.read(memory, timeAt));
        signals.setAwaited(set);
        try {
            if (!Waits.await(process, () -> (signals.waiting() & set) != 0, deadline)) {
                throw new ErrnoException(Errno.EAGAIN);
            }
        } finally {
            signals.setAwaited(0);
        }
        SignalInfo taken = signals.take(set);
        if (!infoAt.isZero()) {
            byte[] info = new byte[SignalLayout.SIGINFO_SIZE];
            taken.write(info, 0);
            memory.copyOut(infoAt, info);
        }
        return taken.number();
    }

    static long sigaltstack(Process process, UserContext call) {
        SignalState signals = process.signals();
        UserAddr newAt = UserAddr.of(call.argument(0));
        UserAddr oldAt = UserAddr.of(call.argument(1));
        AlternateStack old = signals.stack();
        AlternateStack wanted = old;
        if (!newAt.isZero()) {
            byte[] bytes = process.memory().copyIn(newAt, SignalLayout.STACK_SIZE);
            if (old.contains(call.stackPointer().bits())) {
                throw new ErrnoException(Errno.EPERM);
            }
            wanted = wanted(bytes);
        }
        if (!oldAt.isZero()) {
            byte[] bytes = new byte[SignalLayout.STACK_SIZE];
            old.write(bytes, 0, call.stackPointer().bits());
            process.memory().copyOut(oldAt, bytes);
        }
        signals.setStack(wanted);
        return 0;
    }

    private static AlternateStack wanted(byte[] bytes) {
        int flags = LittleEndian.getInt(bytes, SignalLayout.SS_FLAGS);
        long size = LittleEndian.getLong(bytes, SignalLayout.SS_SIZE);
        if (flags == Signal.SS_DISABLE) {
            return AlternateStack.NONE;
        }
        if (flags != 0 && flags != Signal.SS_ONSTACK) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (size < Signal.MINSIGSTKSZ) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return new AlternateStack(LittleEndian.getLong(bytes, SignalLayout.SS_SP), size);
    }

    static long kill(Process process, UserContext call) {
        int target = (int) call.argument(0);
        int signal = (int) call.argument(1);
        if (target > 0) {
            return send(process, thread(process, target).process(), signal);
        }
        if (target == Integer.MIN_VALUE) {
            throw new ErrnoException(Errno.ESRCH);
        }
        int group = target == 0 ? process.kin().group() : -target;
        return killAll(process, target == -1, group, signal);
    }

    /** Sends to all of a group, or to all but the first and the caller; well if it could be sent to one. */
    private static long killAll(Process process, boolean everybody, int group, int signal) {
        int errno = Errno.ESRCH;
        boolean sent = false;
        for (Process each : process.services().processes().all()) {
            boolean isMeant = everybody ? each.id() != Process.FIRST && each != process : each.kin().group() == group;
            if (isMeant) {
                try {
                    send(process, each, signal);
                    sent = true;
                } catch (ErrnoException e) {
                    errno = e.errno();
                }
            }
        }
        if (!sent) {
            throw new ErrnoException(errno);
        }
        return 0;
    }

    static long tkill(Process process, UserContext call) {
        return send(process, thread(process, (int) call.argument(0)), (int) call.argument(1));
    }

    static long tgkill(Process process, UserContext call) {
        Task target = thread(process, (int) call.argument(1));
        requireSame(target, (int) call.argument(0));
        return send(process, target, (int) call.argument(2));
    }

    static long sigqueueinfo(Process process, UserContext call) {
        Process target = thread(process, (int) call.argument(0)).process();
        return queue(process, target, null, (int) call.argument(1), UserAddr.of(call.argument(2)));
    }

    static long tgsigqueueinfo(Process process, UserContext call) {
        Task target = thread(process, (int) call.argument(1));
        requireSame(target, (int) call.argument(0));
        return queue(process, target.process(), target, (int) call.argument(2), UserAddr.of(call.argument(3)));
    }

    /** Sends what the structure at {@code at} says, to one thread if that is not null. */
    static long queue(Process process, Process to, Task thread, int signal, UserAddr at) {
        byte[] info = process.memory().copyIn(at, SignalLayout.SIGINFO_SIZE);
        int code = LittleEndian.getInt(info, SignalLayout.SI_CODE);
        // Nobody pretends to others to be the kernel, or kill(2).
        if (to != process && (code >= 0 || code == Signal.SI_TKILL)) {
            throw new ErrnoException(Errno.EPERM);
        }
        requireAllowed(process, to, signal);
        if (signal == 0) {
            return 0;
        }
        return post(to, thread, new SignalInfo(signal, code, LittleEndian.getLong(info, SignalLayout.SI_PID),
                LittleEndian.getLong(info, SignalLayout.SI_VALUE)));
    }

    /** Sends as kill(2) does. */
    static long send(Process process, Process target, int signal) {
        requireAllowed(process, target, signal);
        return signal == 0 ? 0 : post(target, null, info(process, signal, Signal.SI_USER));
    }

    private static long send(Process process, Task target, int signal) {
        requireAllowed(process, target.process(), signal);
        return signal == 0 ? 0 : post(target.process(), target, info(process, signal, Signal.SI_TKILL));
    }

    private static SignalInfo info(Process process, int signal, int code) {
        return SignalInfo.sent(signal, code, process.id(), process.credentials().user(Credentials.REAL));
    }

    private static void requireAllowed(Process process, Process target, int signal) {
        if (signal != 0) {
            requireSignal(signal);
        }
        boolean continues = signal == Signal.SIGCONT && process.kin().session() == target.kin().session();
        if (process != target && !continues && !process.credentials().maySignal(target.credentials())) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    private static long post(Process target, Task thread, SignalInfo info) {
        if (!target.signal(info, thread)) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return 0;
    }

    private static Task thread(Process process, int id) {
        if (id <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return ThreadCalls.find(process, id);
    }

    private static void requireSame(Task thread, int process) {
        if (process <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (thread.process().id() != process) {
            throw new ErrnoException(Errno.ESRCH);
        }
    }

    private static void requireSignal(int signal) {
        if (!SignalState.isSignal(signal)) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** EINVAL if a set of signals has another size than those of this kernel. */
    static void requireSetSize(long size) {
        if (size != SignalLayout.SIGSET_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
