package awesome.kernel.syscall;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Fork;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** Making processes (fork(2), vfork(2), clone(2)). */
final class ForkCalls {
    private static final int PAGE = 4096;
    private static final int SIGNAL_MASK = CloneFlag.SIGNAL_MASK;

    private ForkCalls() {}

    static long fork(Process process, UserContext call) {
        return new Fork(0, Signal.SIGCHLD, 0, 0, 0, 0).make(process);
    }

    static long vfork(Process process, UserContext call) {
        return new Fork(CloneFlag.CLONE_VM | CloneFlag.CLONE_VFORK, Signal.SIGCHLD, 0, 0, 0, 0).make(process);
    }

    static long clone(Process process, UserContext call) {
        long flags = call.argument(0) & 0xffff_ffffL;
        return new Fork(flags & ~SIGNAL_MASK, (int) flags & SIGNAL_MASK, call.argument(1), call.argument(4),
                call.argument(2), call.argument(3)).make(process);
    }

    static long clone3(Process process, UserContext call) {
        long size = call.argument(1);
        if (size < CloneFlag.ARGS_SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (size > PAGE) {
            throw new ErrnoException(Errno.E2BIG);
        }
        byte[] args = process.memory().copyIn(UserAddr.of(call.argument(0)), (int) size);
        for (int i = CloneFlag.ARGS_LATEST; i < args.length; i++) {
            if (args[i] != 0) {
                throw new ErrnoException(Errno.E2BIG);
            }
        }
        for (int at = CloneFlag.ARGS_SIZE; at + 8 <= Math.min(args.length, CloneFlag.ARGS_LATEST); at += 8) {
            // The caller chooses no numbers, and there are no control groups.
            if (LittleEndian.getLong(args, at) != 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
        long flags = LittleEndian.getLong(args, CloneFlag.ARGS_FLAGS);
        long signal = LittleEndian.getLong(args, CloneFlag.ARGS_EXIT_SIGNAL);
        long stack = LittleEndian.getLong(args, CloneFlag.ARGS_STACK);
        long stackSize = LittleEndian.getLong(args, CloneFlag.ARGS_STACK_SIZE);
        boolean isWrong = (flags & (SIGNAL_MASK | CloneFlag.CLONE_DETACHED)) != 0 || (signal & ~SIGNAL_MASK) != 0
                || signal != 0 && (flags & (CloneFlag.CLONE_THREAD | CloneFlag.CLONE_PARENT)) != 0
                || stack == 0 != (stackSize == 0);
        if (isWrong) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return new Fork(flags, (int) signal, stack + stackSize, LittleEndian.getLong(args, CloneFlag.ARGS_TLS),
                LittleEndian.getLong(args, CloneFlag.ARGS_PARENT_TID),
                LittleEndian.getLong(args, CloneFlag.ARGS_CHILD_TID)).make(process);
    }
}
