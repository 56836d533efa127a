package awesome.kernel.syscall;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
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
        boolean onExec = (flags & OpenFlag.O_CLOEXEC) != 0;
        Pipes.Ends ends = process.services().pipes().create(flags & OpenFlag.O_NONBLOCK);
        int reader;
        try {
            reader = process.files().add(ends.reader(), 0, onExec);
        } catch (ErrnoException e) {
            ends.writer().release();
            throw e;
        }
        int writer;
        try {
            writer = process.files().add(ends.writer(), 0, onExec);
        } catch (ErrnoException e) {
            process.files().close(reader);
            throw e;
        }
        byte[] pair = new byte[8];
        LittleEndian.putInt(pair, 0, reader);
        LittleEndian.putInt(pair, 4, writer);
        try {
            process.memory().copyOut(UserAddr.of(address), pair);
        } catch (ErrnoException e) {
            process.files().close(reader);
            process.files().close(writer);
            throw e;
        }
        return 0;
    }
}
