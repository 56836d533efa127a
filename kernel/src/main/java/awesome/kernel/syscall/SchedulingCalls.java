package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.process.ThreadMachine;
import awesome.magic.UserAddr;

/** On which processors threads run and how (sched(7), sched_setaffinity(2), getcpu(2)). */
final class SchedulingCalls {
    private static final int CPU_SET_BYTES = 8;

    private SchedulingCalls() {}

    static long schedYield(Process process, UserContext call) {
        process.services().current().yield();
        return 0;
    }

    static long schedGetaffinity(Process process, UserContext call) {
        long size = call.argument(1) & 0xffff_ffffL;
        if (size < CPU_SET_BYTES || size % CPU_SET_BYTES != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Task meant = ThreadCalls.find(process, (int) call.argument(0));
        process.memory().writeLong(UserAddr.of(call.argument(2)), meant.processors());
        return CPU_SET_BYTES;
    }

    static long schedSetaffinity(Process process, UserContext call) {
        byte[] set = new byte[CPU_SET_BYTES];
        int size = (int) Math.min(CPU_SET_BYTES, call.argument(1) & 0xffff_ffffL);
        if (size > 0) {
            process.memory().copyIn(UserAddr.of(call.argument(2)), set, 0, size);
        }
        Task meant = ThreadCalls.find(process, (int) call.argument(0));
        if (!process.credentials().maySignal(meant.credentials())) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (!meant.setProcessors(LittleEndian.getLong(set, 0))) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    static long getcpu(Process process, UserContext call) {
        ThreadMachine threads = process.machine().threads();
        if (call.argument(0) != 0) {
            process.memory().writeInt(UserAddr.of(call.argument(0)), threads.processor());
        }
        if (call.argument(1) != 0) {
            // All memory is equally near.
            process.memory().writeInt(UserAddr.of(call.argument(1)), 0);
        }
        return 0;
    }
}
