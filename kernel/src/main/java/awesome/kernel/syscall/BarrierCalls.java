package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;

/** Order between what threads see of memory (membarrier(2)). */
final class BarrierCalls {
    private static final int QUERY = 0;
    private static final int GLOBAL = 1;
    private static final int GLOBAL_EXPEDITED = 2;
    private static final int REGISTER_GLOBAL_EXPEDITED = 4;
    private static final int PRIVATE_EXPEDITED = 8;
    private static final int REGISTER_PRIVATE_EXPEDITED = 16;
    private static final int PRIVATE_EXPEDITED_SYNC_CORE = 32;
    private static final int REGISTER_PRIVATE_EXPEDITED_SYNC_CORE = 64;
    private static final int PRIVATE_EXPEDITED_RSEQ = 128;
    private static final int REGISTER_PRIVATE_EXPEDITED_RSEQ = 256;
    private static final int GET_REGISTRATIONS = 512;
    private static final int ALL = GLOBAL | GLOBAL_EXPEDITED | REGISTER_GLOBAL_EXPEDITED | PRIVATE_EXPEDITED
            | REGISTER_PRIVATE_EXPEDITED | PRIVATE_EXPEDITED_SYNC_CORE | REGISTER_PRIVATE_EXPEDITED_SYNC_CORE
            | PRIVATE_EXPEDITED_RSEQ | REGISTER_PRIVATE_EXPEDITED_RSEQ | GET_REGISTRATIONS;

    /** The flag that only threads on one processor are meant. */
    private static final int FLAG_CPU = 1;

    private BarrierCalls() {}

    static long membarrier(Process process, UserContext call) {
        int command = (int) call.argument(0);
        int flags = (int) call.argument(1);
        if (flags != 0 && !(command == PRIVATE_EXPEDITED_RSEQ && flags == FLAG_CPU)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        switch (command) {
            case QUERY:
                return ALL;
            case GET_REGISTRATIONS:
                return process.barriers();
            case REGISTER_GLOBAL_EXPEDITED:
            case REGISTER_PRIVATE_EXPEDITED:
            case REGISTER_PRIVATE_EXPEDITED_SYNC_CORE:
            case REGISTER_PRIVATE_EXPEDITED_RSEQ:
                process.setBarriers(process.barriers() | command);
                return 0;
            case PRIVATE_EXPEDITED:
                requireRegistered(process, REGISTER_PRIVATE_EXPEDITED);
                break;
            case PRIVATE_EXPEDITED_SYNC_CORE:
                requireRegistered(process, REGISTER_PRIVATE_EXPEDITED_SYNC_CORE);
                // Whoever returns from an interrupt executes nothing that was fetched before it; the caller too, to a place
                // that was set.
                call.setInstructionPointer(call.instructionPointer());
                break;
            case PRIVATE_EXPEDITED_RSEQ:
                requireRegistered(process, REGISTER_PRIVATE_EXPEDITED_RSEQ);
                restartSections(process, flags == FLAG_CPU ? (int) call.argument(2) : -1);
                break;
            case GLOBAL:
            case GLOBAL_EXPEDITED:
                break;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
        process.machine().threads().barrier();
        return 0;
    }

    private static void requireRegistered(Process process, int command) {
        if ((process.barriers() & command) == 0) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    /**
     * Has other threads leave critical sections: those that run at the barrier that follows are interrupted by it at the
     * latest, and look whether they are to before they go on.
     */
    private static void restartSections(Process process, int processor) {
        if (processor >= 0 && (processor >= Long.SIZE || (process.machine().threads().processors() >> processor & 1) == 0)) {
            // Nobody runs there.
            return;
        }
        for (Task each : process.tasks().live()) {
            each.restartSection();
        }
    }
}
