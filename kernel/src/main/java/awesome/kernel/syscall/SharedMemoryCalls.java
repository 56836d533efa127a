package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.abi.linux.Limit;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ipc.IpcPermission;
import awesome.kernel.ipc.SharedSegment;
import awesome.kernel.ipc.SharedSegments;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** Memory that processes share by a key: shmget(2), shmat(2), shmdt(2), shmctl(2). */
final class SharedMemoryCalls {
    private static final long PAGE = AddressSpace.PAGE;

    private SharedMemoryCalls() {}

    private static SharedSegments segments(Process process) {
        return process.services().ipc().segments();
    }

    static long shmget(Process process, UserContext call) {
        return segments(process).find((int) call.argument(0), call.argument(1), (int) call.argument(2));
    }

    static long shmat(Process process, UserContext call) {
        int flags = (int) call.argument(2);
        boolean replaces = (flags & IpcFlag.SHM_REMAP) != 0;
        boolean placed = call.argument(1) != 0;
        UserAddr wanted = UserAddr.of(call.argument(1));
        if (placed && (flags & IpcFlag.SHM_RND) != 0) {
            wanted = wanted.alignDown(PAGE);
        }
        if ((int) call.argument(0) < 0 || !wanted.isAligned(PAGE) || replaces && wanted.isZero()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean writes = (flags & IpcFlag.SHM_RDONLY) == 0;
        boolean executes = (flags & IpcFlag.SHM_EXEC) != 0;
        SharedSegment segment = segments(process).table().get((int) call.argument(0));
        segment.requireAccess(IpcPermission.READ | (writes ? IpcPermission.WRITE : 0)
                | (executes ? IpcPermission.EXECUTE : 0));
        UserAddr start = place(process.space(), wanted, placed, segment.length(), replaces);
        int protection = PageTable.READ | (writes ? PageTable.WRITE : 0) | (executes ? PageTable.EXECUTE : 0);
        process.space().map(start, segment.length(), protection, true, segment, 0, "");
        if (!writes) {
            process.space().forbidWriting(start);
        }
        return start.bits();
    }

    private static UserAddr place(AddressSpace space, UserAddr wanted, boolean placed, long length,
            boolean replaces) {
        if (!placed) {
            return space.findFree(length);
        }
        boolean wraps = Long.compareUnsigned(wanted.bits() + length, wanted.bits()) < 0;
        if (!replaces && (wraps || !space.isFree(wanted, length))) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (wanted.bits() >= 0 && wanted.bits() < AddressSpace.LOWEST) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (!MemoryCalls.isUser(wanted, length)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return wanted;
    }

    static long shmdt(Process process, UserContext call) {
        UserAddr start = UserAddr.of(call.argument(0));
        AddressSpace space = process.space();
        boolean possible = start.isAligned(PAGE) && start.bits() >= 0 && start.bits() < AddressSpace.END;
        SharedSegment segment = possible
                ? (SharedSegment) space.mappedFrom(start, source -> source instanceof SharedSegment) : null;
        if (segment == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        space.unmapFrom(start, segment.length(), segment);
        return 0;
    }

    static long shmctl(Process process, UserContext call) {
        int id = (int) call.argument(0);
        UserAddr buffer = UserAddr.of(call.argument(2));
        if (id < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SharedSegments all = segments(process);
        switch ((int) call.argument(1)) {
            case IpcFlag.IPC_INFO:
                return IpcArguments.tell(process, buffer, all.limits(), all.table().highest());
            case IpcFlag.SHM_INFO:
                return IpcArguments.tell(process, buffer, all.usage(), all.table().highest());
            case IpcFlag.IPC_STAT:
                return IpcArguments.status(process, buffer, all.table().get(id), true, 0);
            case IpcFlag.SHM_STAT:
            case IpcFlag.SHM_STAT_ANY:
                SharedSegment meant = all.table().atIndexOf(id);
                return IpcArguments.status(process, buffer, meant, (int) call.argument(1) == IpcFlag.SHM_STAT,
                        meant.id());
            case IpcFlag.IPC_SET:
                return IpcArguments.change(process, buffer, IpcFlag.SHM_SIZE, all.table(), id);
            case IpcFlag.IPC_RMID:
                all.remove(IpcArguments.owned(all.table(), id));
                return 0;
            case IpcFlag.SHM_LOCK:
            case IpcFlag.SHM_UNLOCK:
                all.lock(all.table().get(id), (int) call.argument(1) == IpcFlag.SHM_LOCK,
                        process.limits().soft(Limit.RLIMIT_MEMLOCK) != 0);
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }
}
