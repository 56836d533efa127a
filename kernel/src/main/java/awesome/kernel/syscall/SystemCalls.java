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
import awesome.kernel.process.Tracee;
import awesome.kernel.process.UserLoop;
import awesome.kernel.trace.CallText;
import awesome.kernel.trace.TraceFilter;
import awesome.kernel.wait.Waiter;
import awesome.magic.AlwaysInline;
import awesome.magic.Cold;

/**
 * Answers system calls: looks the row up by number, has its handler do the work, and makes a result of whatever comes
 * of it. An error in the kernel's own code ends the process that ran into it, not the machine.
 * What is not supported is counted.
 */
public final class SystemCalls implements UserLoop.Calls {
    private final Log log;
    private final TraceFilter filter;
    private final UnsupportedCalls unsupported = new UnsupportedCalls();
    private final boolean[] told = new boolean[SystemCallNumber.LIMIT];

    /** Tells {@code log} of the calls that {@code filter} takes; null for none. */
    public SystemCalls(Log log, TraceFilter filter) {
        this.log = log;
        this.filter = filter;
    }

    /** What was asked for in vain. */
    public UnsupportedCalls unsupported() {
        return unsupported;
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

    @Override
    @Cold("hardly anything is traced")
    public void callTraced(Task task) {
        CurrentProcess current = task.process().services().current();
        current.enter(task);
        try {
            Tracee tracee = task.tracee();
            if (tracee == null || tracee.enterCall()) {
                callAlone(task);
            }
            // It may be traced by now, or no longer.
            tracee = task.tracee();
            if (tracee != null) {
                tracee.leaveCall();
            }
        } finally {
            current.leave();
        }
    }

    @AlwaysInline
    private void callAlone(Task task) {
        UserContext context = task.context();
        if (filter != null && filter.takes(task, context.systemCallNumber())) {
            traced(task, context);
            return;
        }
        SystemCall call = SystemCallTable.row(context.systemCallNumber());
        finish(task, answer(task.process(), context, call));
    }

    /** The result, negative for an error; minus {@link Waiter#RESTART} if there is none yet. */
    @AlwaysInline
    private long answer(Process process, UserContext context, SystemCall call) {
        if (call == null) {
            return refuse(process, context, null, Errno.ENOSYS);
        }
        try {
            return call.handler().call(process, context);
        } catch (ErrnoException e) {
            return refuse(process, context, call, e.errno());
        } catch (OutOfMemoryError e) {
            return -Errno.ENOMEM;
        } catch (RuntimeException | Error e) {
            KernelError.end(process, call.name(), e);
            return -Errno.EFAULT;
        }
    }

    @Cold("calls mostly succeed")
    private long refuse(Process process, UserContext context, SystemCall call, int errno) {
        if (errno == CurrentProcess.ABANDONED) {
            return -Waiter.RESTART;
        }
        try {
            unsupported.refused(process, context, call, errno);
            if (call == null && filter != null && filter.takesUnknown()) {
                tellUnknown(process.task(), context.systemCallNumber());
            }
        } catch (OutOfMemoryError e) {
            // Then nobody hears of it.
        }
        return -errno;
    }

    private static void finish(Task task, long result) {
        if (result == -Waiter.RESTART) {
            task.interruptCall();
        } else {
            // After execve(2) these are the registers of the new program.
            task.context().setResult(result);
        }
    }

    @Cold("nobody traces")
    private void traced(Task task, UserContext context) {
        SystemCall call = SystemCallTable.row(context.systemCallNumber());
        String name = task.toString();
        CallText text = Signatures.text(context, task.process().memory());
        long result = answer(task.process(), context, call);
        log.line(name + " " + (task.isEnding() ? text.soFar() + ") = ?" : text.end(result)));
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
}
