package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Limit;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.mqueue.NamedQueues;
import awesome.kernel.mqueue.PrioritizedMessage;
import awesome.kernel.mqueue.QueueFile;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.UserAddr;

/** Queues of messages with names and priorities (mq_overview(7)). */
final class NamedQueueCalls {
    // struct mq_attr
    private static final int FLAGS = 0;
    private static final int MOST_MESSAGES = 8;
    private static final int MOST_BYTES = 16;
    private static final int COUNT = 24;
    private static final int ATTRIBUTES = 64;

    // struct sigevent
    private static final int SIGEVENT_BYTES = 64;
    private static final int SIGEV_SIGNO = 8;
    private static final int SIGEV_NOTIFY = 12;

    // how to tell
    private static final int NOTIFY_SIGNAL = 0;
    private static final int NOTIFY_NONE = 1;

    private static final int PRIORITIES = 32768;
    private static final int PERMISSIONS = 07777;

    private NamedQueueCalls() {}

    private static NamedQueues queues(Process process) {
        return process.services().namedQueues();
    }

    static long open(Process process, UserContext call) {
        int flags = (int) call.argument(1);
        UserAddr attributesAt = UserAddr.of(call.argument(3));
        byte[] attributes = attributesAt.isZero() ? null : process.memory().copyIn(attributesAt, ATTRIBUTES);
        String name = Arguments.path(process, call.argument(0));
        process.files().requireFree();
        int permissions = (int) call.argument(2) & PERMISSIONS & ~process.paths().umask();
        OpenFile file = queues(process).open(name, flags, permissions,
                attributes == null ? NamedQueues.USUAL_MESSAGES : LittleEndian.getLong(attributes, MOST_MESSAGES),
                attributes == null ? NamedQueues.USUAL_BYTES : LittleEndian.getLong(attributes, MOST_BYTES),
                process.limits().soft(Limit.RLIMIT_MSGQUEUE));
        return NewFiles.add(process, file, OpenFlag.O_CLOEXEC);
    }

    static long unlink(Process process, UserContext call) {
        queues(process).unlink(Arguments.path(process, call.argument(0)));
        return 0;
    }

    private static QueueFile file(Process process, UserContext call) {
        if (process.files().getUsable((int) call.argument(0)) instanceof QueueFile file) {
            return file;
        }
        throw new ErrnoException(Errno.EBADF);
    }

    static long send(Process process, UserContext call) {
        long priority = call.argument(3) & 0xffff_ffffL;
        long length = call.argument(2);
        long deadline = FutexCalls.absolute(process, UserAddr.of(call.argument(4)), true);
        if (priority >= PRIORITIES) {
            throw new ErrnoException(Errno.EINVAL);
        }
        QueueFile file = file(process, call);
        file.checkSend(length);
        byte[] text = process.memory().copyIn(UserAddr.of(call.argument(1)), (int) length);
        file.send(new PrioritizedMessage((int) priority, text), deadline);
        return 0;
    }

    static long receive(Process process, UserContext call) {
        long deadline = FutexCalls.absolute(process, UserAddr.of(call.argument(4)), true);
        UserAddr priorityAt = UserAddr.of(call.argument(3));
        PrioritizedMessage message = file(process, call).receive(call.argument(2), deadline);
        if (!priorityAt.isZero()) {
            process.memory().writeInt(priorityAt, message.priority());
        }
        process.memory().copyOut(UserAddr.of(call.argument(1)), message.text());
        return message.text().length;
    }

    static long register(Process process, UserContext call) {
        UserAddr eventAt = UserAddr.of(call.argument(1));
        if (eventAt.isZero()) {
            file(process, call).unregister();
            return 0;
        }
        byte[] event = process.memory().copyIn(eventAt, SIGEVENT_BYTES);
        int kind = LittleEndian.getInt(event, SIGEV_NOTIFY);
        int signal = kind == NOTIFY_SIGNAL ? LittleEndian.getInt(event, SIGEV_SIGNO) : 0;
        if (kind != NOTIFY_SIGNAL && kind != NOTIFY_NONE || signal != 0 && !SignalState.isSignal(signal)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long value = LittleEndian.getLong(event, 0);
        file(process, call).register(kind, signal, () -> tell(process, signal, value));
        return 0;
    }

    /** Tells {@code owner} that the process that is worked for has sent it a message. */
    private static void tell(Process owner, int signal, long value) {
        if (signal != 0) {
            Process sender = owner.services().current().get();
            long from = sender.id() | (long) sender.credentials().user(Credentials.REAL) << 32;
            owner.signal(new SignalInfo(signal, Signal.SI_MESGQ, from, value));
        }
    }

    static long attributes(Process process, UserContext call) {
        UserAddr newAt = UserAddr.of(call.argument(1));
        UserAddr oldAt = UserAddr.of(call.argument(2));
        byte[] wanted = newAt.isZero() ? null : process.memory().copyIn(newAt, ATTRIBUTES);
        long flags = wanted == null ? 0 : LittleEndian.getLong(wanted, FLAGS);
        Arguments.requireOnly(flags, OpenFlag.O_NONBLOCK);
        QueueFile file = file(process, call);
        byte[] old = new byte[ATTRIBUTES];
        LittleEndian.putLong(old, FLAGS, file.isImpatient() ? OpenFlag.O_NONBLOCK : 0);
        LittleEndian.putLong(old, MOST_MESSAGES, file.mostMessages());
        LittleEndian.putLong(old, MOST_BYTES, file.mostBytes());
        LittleEndian.putLong(old, COUNT, file.count());
        if (wanted != null) {
            file.setFlags(file.flags() & ~OpenFlag.O_NONBLOCK | (int) flags);
        }
        if (!oldAt.isZero()) {
            process.memory().copyOut(oldAt, old);
        }
        return 0;
    }
}
