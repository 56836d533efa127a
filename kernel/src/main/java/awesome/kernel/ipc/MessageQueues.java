package awesome.kernel.ipc;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.wait.Waiter;

/** All queues of messages (msgget(2)). Limits are those of Linux. */
public final class MessageQueues {
    /** As many queues may be. */
    public static final int MOST = 32000;
    /** As many bytes may be in a message. */
    public static final int MOST_BYTES = 8192;
    /** As many bytes may be in a queue, unless the superuser says otherwise. */
    public static final int MOST_IN_QUEUE = 16384;

    private static final int QUEUE_BYTES = 512;
    private static final int SEGMENT = 16;
    private static final int MOST_SEGMENTS = 0xffff;

    private final IpcCaller caller;
    private final Waiter waiter;
    private final Allowance allowance;
    private final IpcTable<MessageQueue> table = new IpcTable<>(MOST, "       key      msqid perms      cbytes"
            + "       qnum lspid lrpid   uid   gid  cuid  cgid      stime      rtime      ctime");

    MessageQueues(IpcCaller caller, Waiter waiter, Allowance allowance) {
        this.caller = caller;
        this.waiter = waiter;
        this.allowance = allowance;
    }

    /** All of them by number. */
    public IpcTable<MessageQueue> table() {
        return table;
    }

    /** msgget(2): the number of a queue. */
    public int find(int key, int flags) {
        return table.find(key, flags, found -> { }, () -> {
            table.requireRoom();
            allowance.take(QUEUE_BYTES);
            return new MessageQueue(caller, allowance, key, flags, MOST_IN_QUEUE);
        });
    }

    /** msgsnd(2): sends a message, when there is room for it. */
    public void send(int id, Message message, boolean impatient) {
        MessageQueue queue = table.get(id);
        int length = message.text().length;
        queue.requireAccess(IpcPermission.WRITE);
        while (!queue.fits(length)) {
            if (impatient) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            waiter.await(queue.room().when(() -> queue.isRemoved() || queue.fits(length)), Waiter.FOREVER);
            if (queue.isRemoved()) {
                throw new ErrnoException(Errno.EIDRM);
            }
            queue.requireAccess(IpcPermission.WRITE);
        }
        queue.send(message);
    }

    /**
     * msgrcv(2): takes a message, when there is one.
     *
     * @param room bytes that the caller takes; it gets a longer one if {@code cuts}
     */
    public Message receive(int id, MessageChoice choice, long room, boolean cuts, boolean impatient) {
        MessageQueue queue = table.get(id);
        queue.requireAccess(IpcPermission.READ);
        long most = cuts ? Long.MAX_VALUE : room;
        Message found = queue.receive(choice, most);
        if (found != null) {
            return found;
        }
        if (impatient) {
            throw new ErrnoException(Errno.ENOMSG);
        }
        MessageReceiver receiver = new MessageReceiver(choice, most, caller.process(), caller.notice());
        queue.add(receiver);
        try {
            waiter.await(receiver, Waiter.FOREVER);
        } finally {
            queue.leave(receiver);
        }
        if (receiver.error() != 0) {
            throw new ErrnoException(receiver.error());
        }
        return receiver.message();
    }

    /** IPC_RMID. */
    public void remove(MessageQueue queue) {
        table.remove(queue);
        queue.dispose();
        allowance.give(QUEUE_BYTES);
    }

    /**
     * A {@code struct msginfo}.
     *
     * @param used whether it tells how much there is, in place of three limits
     */
    public byte[] info(boolean used) {
        long messages = 0;
        long bytes = 0;
        for (int i = 0; used && i <= table.highest(); i++) {
            MessageQueue queue = table.atIndex(i);
            messages += queue == null ? 0 : queue.count();
            bytes += queue == null ? 0 : queue.bytes();
        }
        long[] values = {used ? table.count() : (long) MOST * MOST_IN_QUEUE / 1024, used ? messages : MOST_IN_QUEUE,
            MOST_BYTES, MOST_IN_QUEUE, MOST, SEGMENT, used ? bytes : MOST_IN_QUEUE};
        byte[] out = new byte[IpcFlag.MSGINFO_SIZE];
        for (int i = 0; i < values.length; i++) {
            LittleEndian.putInt(out, 4 * i, (int) values[i]);
        }
        LittleEndian.putShort(out, 4 * values.length, MOST_SEGMENTS);
        return out;
    }
}
