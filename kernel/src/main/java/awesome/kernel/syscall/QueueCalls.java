package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ipc.Message;
import awesome.kernel.ipc.MessageChoice;
import awesome.kernel.ipc.MessageQueue;
import awesome.kernel.ipc.MessageQueues;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** Queues of messages with types: msgget(2), msgsnd(2), msgrcv(2), msgctl(2). */
final class QueueCalls {
    /** Bytes of the type before the text. */
    private static final int TYPE = 8;

    private QueueCalls() {}

    private static MessageQueues queues(Process process) {
        return process.services().ipc().queues();
    }

    static long msgget(Process process, UserContext call) {
        return queues(process).find((int) call.argument(0), (int) call.argument(1));
    }

    static long msgsnd(Process process, UserContext call) {
        UserAddr at = UserAddr.of(call.argument(1));
        long length = call.argument(2);
        long type = process.memory().readLong(at);
        if (length < 0 || length > MessageQueues.MOST_BYTES || (int) call.argument(0) < 0 || type < 1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Message message = new Message(type, process.memory().copyIn(at.plus(TYPE), (int) length));
        try {
            queues(process).send((int) call.argument(0), message, isImpatient(call.argument(3)));
        } catch (ErrnoException e) {
            throw Waits.interrupted(e);
        }
        return 0;
    }

    static long msgrcv(Process process, UserContext call) {
        UserAddr at = UserAddr.of(call.argument(1));
        long room = call.argument(2);
        int flags = (int) call.argument(4);
        boolean copies = (flags & IpcFlag.MSG_COPY) != 0;
        if (room < 0 || (int) call.argument(0) < 0
                || copies && ((flags & IpcFlag.MSG_EXCEPT) != 0 || !isImpatient(flags))) {
            throw new ErrnoException(Errno.EINVAL);
        }
        MessageChoice choice = new MessageChoice(call.argument(3), flags);
        Message message;
        try {
            message = queues(process).receive((int) call.argument(0), choice, room,
                    (flags & IpcFlag.MSG_NOERROR) != 0, isImpatient(flags));
        } catch (ErrnoException e) {
            throw Waits.interrupted(e);
        }
        int length = (int) Math.min(room, message.text().length);
        process.memory().writeLong(at, message.type());
        process.memory().copyOut(at.plus(TYPE), message.text(), 0, length);
        return length;
    }

    private static boolean isImpatient(long flags) {
        return (flags & IpcFlag.IPC_NOWAIT) != 0;
    }

    static long msgctl(Process process, UserContext call) {
        int id = (int) call.argument(0);
        int command = (int) call.argument(1);
        UserAddr buffer = UserAddr.of(call.argument(2));
        if (id < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        MessageQueues all = queues(process);
        switch (command) {
            case IpcFlag.IPC_INFO:
            case IpcFlag.MSG_INFO:
                return IpcArguments.tell(process, buffer, all.info(command == IpcFlag.MSG_INFO),
                        all.table().highest());
            case IpcFlag.IPC_STAT:
                return IpcArguments.status(process, buffer, all.table().get(id), true, 0);
            case IpcFlag.MSG_STAT:
            case IpcFlag.MSG_STAT_ANY:
                MessageQueue meant = all.table().atIndexOf(id);
                return IpcArguments.status(process, buffer, meant, command == IpcFlag.MSG_STAT, meant.id());
            case IpcFlag.IPC_SET:
                return IpcArguments.change(process, buffer, IpcFlag.MSG_SIZE, all.table(), id);
            case IpcFlag.IPC_RMID:
                all.remove(IpcArguments.owned(all.table(), id));
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }
}
