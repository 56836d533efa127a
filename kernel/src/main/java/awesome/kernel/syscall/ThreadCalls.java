package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Rseq;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.futex.RobustList;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Ending;
import awesome.kernel.process.Process;
import awesome.kernel.process.RestartableSequence;
import awesome.kernel.process.Task;
import awesome.magic.UserAddr;

/** What a thread is and how it ends (gettid(2), set_tid_address(2), get_robust_list(2), rseq(2),
 * exit(2)). */
final class ThreadCalls {
    private ThreadCalls() {}

    static long gettid(Process process, UserContext call) {
        return process.task().id();
    }

    static long exit(Process process, UserContext call) {
        process.task().end(Ending.exited((int) call.argument(0)));
        return 0;
    }

    static long exitGroup(Process process, UserContext call) {
        process.end(Ending.exited((int) call.argument(0)));
        return 0;
    }

    static long setTidAddress(Process process, UserContext call) {
        process.task().exit().setClearedAt(call.argument(0));
        return process.task().id();
    }

    static long setRobustList(Process process, UserContext call) {
        if (call.argument(1) != RobustList.HEAD_BYTES) {
            throw new ErrnoException(Errno.EINVAL);
        }
        process.task().exit().setRobustList(call.argument(0));
        return 0;
    }

    static long getRobustList(Process process, UserContext call) {
        Task meant = find(process, (int) call.argument(0));
        if (!process.credentials().maySignal(meant.credentials())) {
            throw new ErrnoException(Errno.EPERM);
        }
        process.memory().writeLong(UserAddr.of(call.argument(2)), RobustList.HEAD_BYTES);
        process.memory().writeLong(UserAddr.of(call.argument(1)), meant.exit().robustList());
        return 0;
    }

    static long rseq(Process process, UserContext call) {
        Task task = process.task();
        RestartableSequence sequence = task.sequence();
        long area = call.argument(0);
        // An unsigned number, of which so large ones are no length of anything.
        int length = (int) call.argument(1);
        int flags = (int) call.argument(2);
        int signature = (int) call.argument(3);
        Arguments.requireOnly(flags, Rseq.UNREGISTER);
        if (flags == Rseq.UNREGISTER || sequence != null) {
            if (sequence == null || !sequence.is(area, length)) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (sequence.signature() != signature) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (flags == 0) {
                throw new ErrnoException(Errno.EBUSY);
            }
            sequence.end(process.memory());
            task.setSequence(null);
            return 0;
        }
        if (length >= 0 && length < Rseq.SIZE || area % Rseq.SIZE != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        UserMemory.requireRange(UserAddr.of(area), length & 0xffff_ffffL);
        RestartableSequence registered = new RestartableSequence(area, length, signature);
        registered.begin(process.memory(), process.machine().threads().processor());
        task.setSequence(registered);
        return 0;
    }

    /** The thread of that number, the caller for 0; ESRCH if there is none. */
    static Task find(Process process, int id) {
        Task task = id == 0 ? process.task() : process.services().processes().task(id);
        if (task == null) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return task;
    }
}
