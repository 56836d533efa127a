package awesome.kernel.syscall;

import awesome.abi.linux.EventFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;

/** Files that tell of events (eventfd(2)). */
final class EventCalls {
    private EventCalls() {}

    static long eventfd(Process process, UserContext call) {
        return eventfd(process, (int) call.argument(0), 0);
    }

    static long eventfd2(Process process, UserContext call) {
        int flags = (int) call.argument(1);
        Arguments.requireOnly(flags, EventFlag.EFD_SEMAPHORE | OpenFlag.O_CLOEXEC | OpenFlag.O_NONBLOCK);
        return eventfd(process, (int) call.argument(0), flags);
    }

    private static long eventfd(Process process, int first, int flags) {
        boolean isSemaphore = (flags & EventFlag.EFD_SEMAPHORE) != 0;
        return NewFiles.add(process, process.services().events().newCounter(first, isSemaphore, flags & OpenFlag.O_NONBLOCK),
                flags);
    }
}
