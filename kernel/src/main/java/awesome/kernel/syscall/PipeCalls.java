package awesome.kernel.syscall;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.machine.UserContext;
import awesome.kernel.pipe.Pipes;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** Making pipes (pipe(7)). */
final class PipeCalls {
    private PipeCalls() {}

    static long pipe(Process process, UserContext call) {
        return pipe(process, call.argument(0), 0);
    }

    static long pipe2(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(1), OpenFlag.O_CLOEXEC | OpenFlag.O_NONBLOCK);
        return pipe(process, call.argument(0), (int) call.argument(1));
    }

    private static long pipe(Process process, long address, int flags) {
        Pipes.Ends ends = process.services().pipes().create(flags & OpenFlag.O_NONBLOCK);
        NewFiles.addPair(process, ends.reader(), ends.writer(), flags, UserAddr.of(address));
        return 0;
    }
}
