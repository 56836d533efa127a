package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SealFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.MemoryFile;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.UserAddr;

/** Memory that is a file, and what it can be sealed against (memfd_create(2), fcntl(2)). */
final class SealCalls {
    private static final int FLAGS = SealFlag.MFD_CLOEXEC | SealFlag.MFD_ALLOW_SEALING | SealFlag.MFD_NOEXEC_SEAL
            | SealFlag.MFD_EXEC;
    private static final int SEALS = SealFlag.F_SEAL_SEAL | SealFlag.F_SEAL_SHRINK | SealFlag.F_SEAL_GROW
            | SealFlag.F_SEAL_WRITE | SealFlag.F_SEAL_FUTURE_WRITE | SealFlag.F_SEAL_EXEC;
    /** What is added where execution is sealed of what can be executed. */
    private static final int CONTENT = SealFlag.F_SEAL_SHRINK | SealFlag.F_SEAL_GROW | SealFlag.F_SEAL_WRITE
            | SealFlag.F_SEAL_FUTURE_WRITE;
    /** Most bytes of a name with its zero byte. */
    private static final int NAME_MAX = 250;

    private SealCalls() {}

    static long memfdCreate(Process process, UserContext call) {
        int flags = (int) call.argument(1);
        Arguments.requireOnly(flags, FLAGS);
        boolean notExecutable = (flags & SealFlag.MFD_NOEXEC_SEAL) != 0;
        if (notExecutable && (flags & SealFlag.MFD_EXEC) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        String name = process.memory().readString(UserAddr.of(call.argument(0)), NAME_MAX, Errno.EINVAL);
        boolean canSeal = notExecutable || (flags & SealFlag.MFD_ALLOW_SEALING) != 0;
        int seals = (canSeal ? 0 : SealFlag.F_SEAL_SEAL) | (notExecutable ? SealFlag.F_SEAL_EXEC : 0);
        Inode inode = process.services().memoryFiles().newNameless(notExecutable ? 0666 : 0777, seals);
        process.vfs().access().own(inode);
        OpenFile file = new MemoryFile(inode, name);
        return NewFiles.add(process, file, (flags & SealFlag.MFD_CLOEXEC) != 0 ? OpenFlag.O_CLOEXEC : 0);
    }

    static long add(Process process, OpenFile file, int seals) {
        Inode inode = file.inode();
        if (!file.isWritable()) {
            throw new ErrnoException(Errno.EPERM);
        }
        Arguments.requireOnly(seals, SEALS);
        int before = inode.seals();
        if ((before & SealFlag.F_SEAL_SEAL) != 0) {
            throw new ErrnoException(Errno.EPERM);
        }
        if ((seals & ~before & SealFlag.F_SEAL_WRITE) != 0 && isWrittenTo(process, inode)) {
            throw new ErrnoException(Errno.EBUSY);
        }
        boolean all = (seals & SealFlag.F_SEAL_EXEC) != 0 && inode.isExecutable();
        inode.addSeals(all ? seals | CONTENT : seals);
        return 0;
    }

    /** Whether some process has it mapped so that it could write to it. */
    private static boolean isWrittenTo(Process process, Inode inode) {
        for (Process each : process.services().processes().all()) {
            if (each.program() != null && each.space().mayWriteTo(inode.pages())) {
                return true;
            }
        }
        return false;
    }
}
