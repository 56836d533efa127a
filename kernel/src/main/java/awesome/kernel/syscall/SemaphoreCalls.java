package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ipc.IpcPermission;
import awesome.kernel.ipc.IpcTable;
import awesome.kernel.ipc.SemaphoreOperations;
import awesome.kernel.ipc.SemaphoreSet;
import awesome.kernel.ipc.SemaphoreSets;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Sets of semaphores: semget(2), semop(2), semctl(2). */
final class SemaphoreCalls {
    private static final int MOST_VALUE = 32767;

    private SemaphoreCalls() {}

    private static SemaphoreSets sets(Process process) {
        return process.services().ipc().semaphores();
    }

    static long semget(Process process, UserContext call) {
        return sets(process).find((int) call.argument(0), (int) call.argument(1), (int) call.argument(2));
    }

    static long semop(Process process, UserContext call) {
        return operate(process, call, UserAddr.of(0));
    }

    static long semtimedop(Process process, UserContext call) {
        return operate(process, call, UserAddr.of(call.argument(3)));
    }

    private static long operate(Process process, UserContext call, UserAddr timeout) {
        long count = call.argument(2) & 0xffff_ffffL;
        if (!timeout.isZero()) {
            process.memory().read(timeout, 2);
        }
        if (count > SemaphoreSets.MOST_OPERATIONS) {
            throw new ErrnoException(Errno.E2BIG);
        }
        if (count == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] structures = process.memory().copyIn(UserAddr.of(call.argument(1)),
                (int) count * IpcFlag.SEMBUF_SIZE);
        long deadline = timeout.isZero() ? Waiter.FOREVER : TimeCalls.deadline(process, timeout);
        try {
            sets(process).operate((int) call.argument(0), new SemaphoreOperations(structures), process.undo(),
                    deadline);
        } catch (ErrnoException e) {
            throw Waits.interrupted(e);
        }
        return 0;
    }

    static long semctl(Process process, UserContext call) {
        int id = (int) call.argument(0);
        int command = (int) call.argument(2);
        UserAddr buffer = UserAddr.of(call.argument(3));
        if (id < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SemaphoreSets all = sets(process);
        switch (command) {
            case IpcFlag.IPC_INFO:
            case IpcFlag.SEM_INFO:
                return IpcArguments.tell(process, buffer, all.info(command == IpcFlag.SEM_INFO),
                        all.table().highest());
            case IpcFlag.IPC_STAT:
                return IpcArguments.status(process, buffer, all.table().get(id), true, 0);
            case IpcFlag.SEM_STAT:
            case IpcFlag.SEM_STAT_ANY:
                SemaphoreSet meant = all.table().atIndexOf(id);
                return IpcArguments.status(process, buffer, meant, command == IpcFlag.SEM_STAT, meant.id());
            case IpcFlag.IPC_SET:
                return IpcArguments.change(process, buffer, IpcFlag.SEM_SIZE, all.table(), id);
            case IpcFlag.IPC_RMID:
                all.remove(IpcArguments.owned(all.table(), id));
                return 0;
            case IpcFlag.SETVAL:
                int value = (int) call.argument(3);
                if (value < 0 || value > MOST_VALUE) {
                    throw new ErrnoException(Errno.ERANGE);
                }
                all.table().get(id).set((int) call.argument(1), value);
                return 0;
            default:
                return values(process, all.table(), command, call);
        }
    }

    private static long values(Process process, IpcTable<SemaphoreSet> table, int command,
            UserContext call) {
        if (command < IpcFlag.GETPID || command > IpcFlag.SETALL) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SemaphoreSet set = table.get((int) call.argument(0));
        set.requireAccess(command == IpcFlag.SETALL ? IpcPermission.WRITE : IpcPermission.READ);
        int number = (int) call.argument(1);
        UserAddr buffer = UserAddr.of(call.argument(3));
        switch (command) {
            case IpcFlag.GETALL:
                return IpcArguments.tell(process, buffer, set.values(), 0);
            case IpcFlag.SETALL:
                set.setAll(process.memory().copyIn(buffer, 2 * set.count()));
                return 0;
            case IpcFlag.GETVAL:
                return set.value(number);
            case IpcFlag.GETPID:
                return set.lastBy(number);
            default:
                return set.waiting(number, command == IpcFlag.GETZCNT);
        }
    }
}
