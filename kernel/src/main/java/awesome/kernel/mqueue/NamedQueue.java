package awesome.kernel.mqueue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import awesome.kernel.wait.Bell;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/** A queue of messages: those of the highest priority first, among them the oldest. */
final class NamedQueue extends Inode {
    /** What its process wants to be told once (mq_notify(2)): that a message has come to an empty queue. */
    record Registration(int process, int kind, int signal, Runnable tell) {}

    /** What a message takes beside its bytes. */
    private static final int OVERHEAD = 160;
    /** As stat(2) tells of a queue. */
    private static final int SIZE = 80;

    private final NamedQueues system;
    private final int mostMessages;
    private final int mostBytes;
    private final int user;
    private final long holds;
    private final TreeMap<Integer, ArrayDeque<PrioritizedMessage>> messages = new TreeMap<>();
    private final ArrayDeque<QueueWaiter> receivers = new ArrayDeque<>();
    private final ArrayDeque<QueueWaiter> senders = new ArrayDeque<>();
    private final Bell bell = new Bell();
    private int count;
    private long bytes;
    private Registration registration;

    /**
     * An empty one.
     *
     * @param user whose limit it counts for
     * @param holds bytes that it counts there
     */
    NamedQueue(NamedQueues system, long number, int mode, int mostMessages, int mostBytes, int user, long holds) {
        super(system, number, mode);
        this.system = system;
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
        this.user = user;
        this.holds = holds;
    }

    int mostMessages() {
        return mostMessages;
    }

    int mostBytes() {
        return mostBytes;
    }

    int count() {
        return count;
    }

    /** Of all messages in it. */
    long bytes() {
        return bytes;
    }

    int user() {
        return user;
    }

    long holds() {
        return holds;
    }

    Bell bell() {
        return bell;
    }

    int poll() {
        int events = count > 0 ? PollEvent.POLLIN | PollEvent.POLLRDNORM : 0;
        return count < mostMessages ? events | PollEvent.POLLOUT | PollEvent.POLLWRNORM : events;
    }

    boolean isFull() {
        return count >= mostMessages;
    }

    /** Keeps a message, for which there is room, or gives it to who has waited longest. */
    void send(PrioritizedMessage message) {
        touchModified();
        QueueWaiter first = receivers.poll();
        if (first != null) {
            first.finish(message);
            return;
        }
        add(message);
        if (count == 1 && registration != null) {
            Registration told = registration;
            registration = null;
            told.tell().run();
        }
        bell.ring(PollEvent.POLLIN | PollEvent.POLLRDNORM);
    }

    private void add(PrioritizedMessage message) {
        system.allowance().take(OVERHEAD + message.text().length);
        messages.computeIfAbsent(message.priority(), priority -> new ArrayDeque<>(2)).add(message);
        count++;
        bytes += message.text().length;
    }

    /** Takes the first message; null if there is none. */
    PrioritizedMessage receive() {
        Map.Entry<Integer, ArrayDeque<PrioritizedMessage>> highest = messages.lastEntry();
        if (highest == null) {
            return null;
        }
        PrioritizedMessage first = highest.getValue().remove();
        if (highest.getValue().isEmpty()) {
            messages.remove(highest.getKey());
        }
        count--;
        bytes -= first.text().length;
        system.allowance().give(OVERHEAD + first.text().length);
        touchModified();
        admit();
        return first;
    }

    /** There is room for one of those who wait to send. */
    private void admit() {
        QueueWaiter next = senders.peek();
        if (next != null) {
            try {
                add(next.message());
            } catch (ErrnoException noMemory) {
                // It waits for room of another kind, until the next message goes.
                return;
            }
            senders.remove();
            next.finish(null);
            bell.ring(PollEvent.POLLIN | PollEvent.POLLRDNORM);
        } else {
            bell.ring(PollEvent.POLLOUT | PollEvent.POLLWRNORM);
        }
    }

    void addReceiver(QueueWaiter waiter) {
        receivers.add(waiter);
    }

    void addSender(QueueWaiter waiter) {
        senders.add(waiter);
    }

    /** {@code waiter} waits no longer, whether it was met or not. */
    void leave(QueueWaiter waiter) {
        receivers.remove(waiter);
        senders.remove(waiter);
    }

    /** Who wants to be told; null if nobody does. */
    Registration registration() {
        return registration;
    }

    /** EBUSY if somebody wants to be told already. */
    void register(Registration wanted) {
        if (registration != null) {
            throw new ErrnoException(Errno.EBUSY);
        }
        registration = wanted;
        touchChanged();
    }

    /** A process does not want to be told any more. */
    void unregister(int process) {
        if (registration != null && registration.process() == process) {
            registration = null;
            touchChanged();
        }
    }

    @Override
    public long size() {
        return SIZE;
    }

    @Override
    protected void dispose() {
        system.allowance().give(bytes + (long) count * OVERHEAD);
        messages.clear();
        count = 0;
        bytes = 0;
        system.disposed(this);
    }
}
