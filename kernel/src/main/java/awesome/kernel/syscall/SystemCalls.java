package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SystemCallName;
import awesome.abi.linux.SystemCallNumber;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.KernelError;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.process.UserLoop;
import awesome.kernel.wait.Waiter;

/**
 * Answers system calls: looks the row up by number, has its handler do the work, and makes a result of whatever comes
 * of it. An error in the kernel's own code ends the process that ran into it, not the machine.
 */
public final class SystemCalls implements UserLoop.Calls {
    /** What of the calls people are told in the log. */
    public enum Trace {
        /** Nothing. */
        NONE,
        /** Each number once that the kernel has no call for. */
        UNKNOWN,
        /** Every call with arguments and result. */
        ALL
    }

    private static final int ARGUMENTS = 6;

    private final Log log;
    private final Trace trace;
    private final boolean[] told = new boolean[SystemCallNumber.LIMIT];

    /** Tells {@code log} what {@code trace} says. */
    public SystemCalls(Log log, Trace trace) {
        this.log = log;
        this.trace = trace;
    }

    @Override
    public void call(Task task) {
        CurrentProcess current = task.process().services().current();
        current.enter(task);
        try {
            callAlone(task);
        } finally {
            current.leave();
        }
    }

    private void callAlone(Task task) {
        UserContext context = task.context();
        if (trace != Trace.NONE) {
            traced(task, context);
            return;
        }
        SystemCall call = SystemCallTable.row(context.systemCallNumber());
        finish(task, answer(task.process(), context, call));
    }

    /** The result, negative for an error; minus {@link Waiter#RESTART} if there is none yet. */
    private long answer(Process process, UserContext context, SystemCall call) {
        if (call == null) {
            return -Errno.ENOSYS;
        }
        try {
            return call.handler().call(process, context);
        } catch (ErrnoException e) {
            return -e.errno();
        } catch (OutOfMemoryError e) {
            return -Errno.ENOMEM;
        } catch (RuntimeException | Error e) {
            KernelError.end(process, call.name(), e);
            return -Errno.EFAULT;
        }
    }

    private static void finish(Task task, long result) {
        if (result == -Waiter.RESTART) {
            task.interruptCall();
        } else {
            // After execve(2) these are the registers of the new program.
            task.context().setResult(result);
        }
    }

    private void traced(Task task, UserContext context) {
        long number = context.systemCallNumber();
        SystemCall call = SystemCallTable.row(number);
        if (call == null) {
            tellUnknown(task, number);
        }
        String text = trace == Trace.ALL ? text(context, number, call) : "";
        long result = answer(task.process(), context, call);
        if (trace == Trace.ALL) {
            log.line(task + " " + text + " = " + text(result));
        }
        finish(task, result);
    }

    private void tellUnknown(Task task, long number) {
        boolean numbered = number >= 0 && number < told.length;
        if (numbered && told[(int) number]) {
            return;
        }
        if (numbered) {
            told[(int) number] = true;
        }
        log.line(task + ": the kernel has no system call " + number + " ("
                + SystemCallName.of(number) + "): ENOSYS");
    }

    private static String text(long result) {
        if (result < -Errno.LAST || result >= 0) {
            return "0x" + Long.toHexString(result);
        }
        return result == -Waiter.RESTART ? "? interrupted" : result + " " + Errno.name((int) -result);
    }

    private static String text(UserContext context, long number, SystemCall call) {
        StringBuilder text = new StringBuilder(SystemCallName.of(number)).append('(');
        int arguments = call == null ? ARGUMENTS : call.arguments();
        for (int i = 0; i < arguments; i++) {
            text.append(i == 0 ? "0x" : ", 0x").append(Long.toHexString(context.argument(i)));
        }
        return text.append(')').toString();
    }
}
