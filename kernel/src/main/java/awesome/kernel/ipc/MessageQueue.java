package awesome.kernel.ipc;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.wait.Bell;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;

/** A queue of messages (msgsnd(2)). Who waits for a message is given it by whoever sends it, first come first served. */
public final class MessageQueue extends IpcObject {
    /** What a message takes beside its bytes. */
    private static final int OVERHEAD = 96;

    private final Allowance allowance;
    private final LinkedList<Message> messages = new LinkedList<>();
    private final ArrayList<MessageReceiver> receivers = new ArrayList<>(0);
    /** Rings when there may be room, and when it is gone. */
    private final Bell room = new Bell();
    private long bytes;
    private long mostBytes;
    private long sent;
    private long received;
    private int sentBy;
    private int receivedBy;

    MessageQueue(IpcCaller caller, Allowance allowance, int key, int flags, long mostBytes) {
        super(caller, key, flags);
        this.allowance = allowance;
        this.mostBytes = mostBytes;
    }

    /** How many messages are in it. */
    int count() {
        return messages.size();
    }

    /** Bytes of all of them. */
    long bytes() {
        return bytes;
    }

    Bell room() {
        return room;
    }

    boolean fits(int length) {
        return bytes + length <= mostBytes && messages.size() + 1 <= mostBytes;
    }

    /** Gives a message, for which there is room, to who waits for it, or keeps it; ENOMEM. */
    void send(Message message) {
        if (!handOver(message)) {
            allowance.take(OVERHEAD + message.text().length);
            messages.add(message);
            bytes += message.text().length;
        }
        sentBy = caller.process();
        sent = caller.seconds();
    }

    private boolean handOver(Message message) {
        for (int i = 0; i < receivers.size(); i++) {
            MessageReceiver each = receivers.get(i);
            if (each.choice.takes(message.type())) {
                receivers.remove(i);
                i--;
                if (each.room >= message.text().length) {
                    receivedBy = each.process;
                    received = caller.seconds();
                    each.give(message);
                    return true;
                }
                each.refuse(Errno.E2BIG);
            }
        }
        return false;
    }

    /**
     * Takes the message that is meant, or leaves it there if it is meant by its place.
     *
     * @param most bytes that the caller takes
     * @return null if there is none
     * @throws ErrnoException E2BIG
     */
    Message receive(MessageChoice choice, long most) {
        Message found = choice.isPlace() ? at(choice.place()) : find(choice);
        if (found == null) {
            return null;
        }
        if (found.text().length > most) {
            throw new ErrnoException(Errno.E2BIG);
        }
        if (!choice.isPlace()) {
            take(found);
            receivedBy = caller.process();
            received = caller.seconds();
        }
        return found;
    }

    private Message at(long place) {
        return place < 0 || place >= messages.size() ? null : messages.get((int) place);
    }

    private Message find(MessageChoice choice) {
        Message best = null;
        for (Message each : messages) {
            if (choice.takes(each.type()) && (best == null || each.type() < best.type())) {
                best = each;
                if (!choice.wantsLowest()) {
                    break;
                }
            }
        }
        return best;
    }

    private void take(Message message) {
        Iterator<Message> all = messages.iterator();
        while (all.next() != message) {
            continue;
        }
        all.remove();
        bytes -= message.text().length;
        allowance.give(OVERHEAD + message.text().length);
        room.ring();
    }

    void add(MessageReceiver receiver) {
        receivers.add(receiver);
    }

    /** {@code receiver} waits no longer, whether it has got something or not. */
    void leave(MessageReceiver receiver) {
        receivers.remove(receiver);
    }

    /** IPC_SET: EPERM for more bytes than usual, but from the superuser. */
    @Override
    public void setPermissions(byte[] structure) {
        long wanted = LittleEndian.getLong(structure, IpcFlag.MSG_QBYTES);
        if (Long.compareUnsigned(wanted, MessageQueues.MOST_IN_QUEUE) > 0 && !caller.has(Capability.CAP_SYS_RESOURCE)) {
            throw new ErrnoException(Errno.EPERM);
        }
        super.setPermissions(structure);
        mostBytes = wanted < 0 ? Long.MAX_VALUE : wanted;
        room.ring();
    }

    /** It is gone: who waits is told. */
    void dispose() {
        for (MessageReceiver each : receivers) {
            each.refuse(Errno.EIDRM);
        }
        receivers.clear();
        allowance.give(bytes + (long) messages.size() * OVERHEAD);
        messages.clear();
        room.ring();
    }

    @Override
    int size() {
        return IpcFlag.MSG_SIZE;
    }

    @Override
    void fill(byte[] out) {
        LittleEndian.putLong(out, IpcFlag.MSG_STIME, sent);
        LittleEndian.putLong(out, IpcFlag.MSG_RTIME, received);
        LittleEndian.putLong(out, IpcFlag.MSG_CTIME, changed());
        LittleEndian.putLong(out, IpcFlag.MSG_CBYTES, bytes);
        LittleEndian.putLong(out, IpcFlag.MSG_QNUM, messages.size());
        LittleEndian.putLong(out, IpcFlag.MSG_QBYTES, mostBytes);
        LittleEndian.putInt(out, IpcFlag.MSG_LSPID, sentBy);
        LittleEndian.putInt(out, IpcFlag.MSG_LRPID, receivedBy);
    }

    @Override
    void show(Columns line) {
        showNames(line);
        line.text(" ").number(bytes, 10).text(" ").number(messages.size(), 10).text(" ").number(sentBy, 5).text(" ")
                .number(receivedBy, 5);
        showOwners(line);
        line.text(" ").number(sent, 10).text(" ").number(received, 10).text(" ").number(changed(), 10);
    }
}
