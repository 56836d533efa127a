package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Ptrace;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.ForcedMemory;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.process.Tracee;
import awesome.kernel.process.Tracees;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.magic.UserAddr;

/** Tracing other threads (ptrace(2)). What concerns their registers is in {@link PtraceRegisters}. */
final class PtraceCalls {
    private PtraceCalls() {}

    static long ptrace(Process process, UserContext call) {
        int request = (int) call.argument(0);
        int id = (int) call.argument(1);
        long address = call.argument(2);
        long data = call.argument(3);
        switch (request) {
            case Ptrace.PTRACE_TRACEME:
                Tracees.begin(process);
                return 0;
            case Ptrace.PTRACE_ATTACH:
                process.tracees().attach(target(process, id), false, 0);
                return 0;
            case Ptrace.PTRACE_SEIZE:
                if (address != 0) {
                    throw new ErrnoException(Errno.EIO);
                }
                process.tracees().attach(target(process, id), true, options(data, Errno.EIO));
                return 0;
            default:
                return request(process, request, tracee(process, id), address, data);
        }
    }

    private static Task target(Process process, int id) {
        Task found = id <= 0 ? null : process.services().processes().task(id);
        if (found == null) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return found;
    }

    private static Task tracee(Process process, int id) {
        Task found = target(process, id);
        if (found.tracee() == null || found.tracee().tracer() != process) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return found;
    }

    private static int options(long data, int errno) {
        if ((data & ~(long) Ptrace.OPTIONS) != 0) {
            throw new ErrnoException(errno);
        }
        return (int) data;
    }

    private static long request(Process process, int request, Task task, long address, long data) {
        Tracee tracee = task.tracee();
        if (request == Ptrace.PTRACE_KILL) {
            task.process().signal(SignalInfo.sent(Signal.SIGKILL, Signal.SI_USER, process.id(), 0));
            return 0;
        }
        if (request == Ptrace.PTRACE_INTERRUPT) {
            requireSeized(tracee);
            tracee.interrupt();
            return 0;
        }
        if (!tracee.isStopped() || task.isGone()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        switch (request) {
            case Ptrace.PTRACE_CONT:
                return resume(tracee, Tracee.Mode.FREE, data);
            case Ptrace.PTRACE_SYSCALL:
                return resume(tracee, Tracee.Mode.CALLS, data);
            case Ptrace.PTRACE_SINGLESTEP:
                return resume(tracee, Tracee.Mode.STEP, data);
            case Ptrace.PTRACE_SYSEMU:
                return resume(tracee, Tracee.Mode.EMULATE, data);
            case Ptrace.PTRACE_DETACH:
                process.tracees().detach(task, signal(data));
                return 0;
            case Ptrace.PTRACE_LISTEN:
                if (!tracee.isSeized() || !tracee.isInGroupStop()) {
                    throw new ErrnoException(Errno.EIO);
                }
                tracee.listen();
                return 0;
            case Ptrace.PTRACE_SETOPTIONS:
                tracee.setOptions(options(data, Errno.EINVAL));
                return 0;
            case Ptrace.PTRACE_GETEVENTMSG:
                process.memory().writeLong(UserAddr.of(data), tracee.message());
                return 0;
            case Ptrace.PTRACE_PEEKTEXT:
            case Ptrace.PTRACE_PEEKDATA:
                process.memory().writeLong(UserAddr.of(data), peek(task.process(), address));
                return 0;
            case Ptrace.PTRACE_POKETEXT:
            case Ptrace.PTRACE_POKEDATA:
                poke(task.process(), address, data);
                return 0;
            case Ptrace.PTRACE_GETSIGINFO:
            case Ptrace.PTRACE_SETSIGINFO:
                return signalInfo(process, tracee, request, UserAddr.of(data));
            case Ptrace.PTRACE_PEEKSIGINFO:
                return peekSignals(process, task.signals(), UserAddr.of(address), UserAddr.of(data));
            case Ptrace.PTRACE_GETSIGMASK:
            case Ptrace.PTRACE_SETSIGMASK:
                return mask(process, task, request, address, UserAddr.of(data));
            default:
                return PtraceRegisters.request(process, request, task, address, data);
        }
    }

    private static void requireSeized(Tracee tracee) {
        if (!tracee.isSeized()) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    private static long resume(Tracee tracee, Tracee.Mode mode, long data) {
        tracee.resume(mode, signal(data));
        return 0;
    }

    private static int signal(long data) {
        if (data < 0 || data > SignalState.LAST) {
            throw new ErrnoException(Errno.EIO);
        }
        return (int) data;
    }

    private static ForcedMemory memory(Process target) {
        return new ForcedMemory(target.space(), target.machine().memory());
    }

    private static long peek(Process target, long address) {
        byte[] word = new byte[Long.BYTES];
        if (memory(target).read(UserAddr.of(address), word, 0, word.length) < word.length) {
            throw new ErrnoException(Errno.EIO);
        }
        return LittleEndian.getLong(word, 0);
    }

    private static void poke(Process target, long address, long value) {
        byte[] word = new byte[Long.BYTES];
        LittleEndian.putLong(word, 0, value);
        if (memory(target).write(UserAddr.of(address), word, 0, word.length) < word.length) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    private static long signalInfo(Process process, Tracee tracee, int request, UserAddr at) {
        SignalInfo now = tracee.info();
        if (now == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (request == Ptrace.PTRACE_GETSIGINFO) {
            process.memory().copyOut(at, bytes(now));
            return 0;
        }
        byte[] wanted = process.memory().copyIn(at, SignalLayout.SIGINFO_SIZE);
        tracee.setInfo(new SignalInfo(LittleEndian.getInt(wanted, SignalLayout.SI_SIGNO),
                LittleEndian.getInt(wanted, SignalLayout.SI_CODE), LittleEndian.getLong(wanted, SignalLayout.SI_PID),
                LittleEndian.getLong(wanted, SignalLayout.SI_VALUE)));
        return 0;
    }

    private static byte[] bytes(SignalInfo info) {
        byte[] bytes = new byte[SignalLayout.SIGINFO_SIZE];
        info.write(bytes, 0);
        return bytes;
    }

    private static long peekSignals(Process process, SignalState signals, UserAddr argumentsAt, UserAddr to) {
        byte[] arguments = process.memory().copyIn(argumentsAt, Ptrace.PEEK_SIZE);
        int flags = LittleEndian.getInt(arguments, Ptrace.PEEK_FLAGS);
        int count = LittleEndian.getInt(arguments, Ptrace.PEEK_COUNT);
        Arguments.requireOnly(flags, Ptrace.PTRACE_PEEKSIGINFO_SHARED);
        if (count < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long first = LittleEndian.getLong(arguments, Ptrace.PEEK_OFFSET);
        for (int i = 0; i < count; i++) {
            SignalInfo info = first + i < 0 || first + i > Integer.MAX_VALUE ? null
                    : signals.waiting((int) first + i, flags != 0);
            if (info == null) {
                return i;
            }
            process.memory().copyOut(to.plus((long) i * SignalLayout.SIGINFO_SIZE), bytes(info));
        }
        return count;
    }

    private static long mask(Process process, Task task, int request, long size, UserAddr at) {
        SignalCalls.requireSetSize(size);
        if (request == Ptrace.PTRACE_GETSIGMASK) {
            process.memory().writeLong(at, task.signals().maskAfterHandler());
        } else {
            task.setBlocked(process.memory().readLong(at));
        }
        return 0;
    }
}
