package awesome.kernel.mqueue;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.PositionedFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.wait.Bell;
import java.nio.charset.StandardCharsets;

/** A queue that a process has opened. What read(2) tells is about the queue, not from it. */
public final class QueueFile extends PositionedFile {
    private final NamedQueue queue;
    private final NamedQueues all;

    QueueFile(NamedQueue queue, int flags, NamedQueues all) {
        super(queue, flags);
        this.queue = queue;
        this.all = all;
    }

    /** How many messages it has room for. */
    public int mostMessages() {
        return queue.mostMessages();
    }

    /** How many bytes a message may have. */
    public int mostBytes() {
        return queue.mostBytes();
    }

    /** How many messages are in it. */
    public int count() {
        return queue.count();
    }

    /** Whether who would have to wait gets EAGAIN. */
    public boolean isImpatient() {
        return isNonBlocking();
    }

    /** EBADF if it is not open for writing, EMSGSIZE for a message of more bytes than may be. */
    public void checkSend(long length) {
        if (!isWritable()) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (Long.compareUnsigned(length, queue.mostBytes()) > 0) {
            throw new ErrnoException(Errno.EMSGSIZE);
        }
    }

    /**
     * mq_timedsend(2): sends a message that {@link #checkSend} allows, when there is room.
     *
     * @param deadline in nanoseconds of the monotonic clock
     */
    public void send(PrioritizedMessage message, long deadline) {
        if (!queue.isFull()) {
            queue.send(message);
            return;
        }
        QueueWaiter waiter = new QueueWaiter(all.caller().notice(), message);
        requirePatience();
        queue.addSender(waiter);
        await(waiter, deadline);
    }

    /**
     * mq_timedreceive(2): takes the first message, when there is one.
     *
     * @param room bytes that the caller can take: EMSGSIZE if a message might have more
     * @param deadline in nanoseconds of the monotonic clock
     */
    public PrioritizedMessage receive(long room, long deadline) {
        if (!isReadable()) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (Long.compareUnsigned(room, queue.mostBytes()) < 0) {
            throw new ErrnoException(Errno.EMSGSIZE);
        }
        PrioritizedMessage first = queue.receive();
        if (first != null) {
            return first;
        }
        requirePatience();
        QueueWaiter waiter = new QueueWaiter(all.caller().notice(), null);
        queue.addReceiver(waiter);
        await(waiter, deadline);
        return waiter.message();
    }

    private void requirePatience() {
        if (isNonBlocking()) {
            throw new ErrnoException(Errno.EAGAIN);
        }
    }

    private void await(QueueWaiter waiter, long deadline) {
        // It stays, though another thread may close it meanwhile.
        retain();
        try {
            if (!all.waiter().await(waiter, deadline)) {
                throw new ErrnoException(Errno.ETIMEDOUT);
            }
        } finally {
            queue.leave(waiter);
            release();
        }
    }

    /**
     * mq_notify(2): {@code tell} runs when a message comes to the empty queue, once.
     *
     * @param kind how the process wants to be told, and {@code signal}, as reading tells
     */
    public void register(int kind, int signal, Runnable tell) {
        queue.register(new NamedQueue.Registration(all.caller().process(), kind, signal, tell));
    }

    /** The process does not want to be told any more. */
    public void unregister() {
        queue.unregister(all.caller().process());
    }

    @Override
    public void descriptorClosed() {
        unregister();
    }

    @Override
    public int poll() {
        return queue.poll();
    }

    @Override
    public Bell changed() {
        return queue.bell();
    }

    @Override
    protected void readFrom(long from, Sink sink) {
        byte[] text = describe().getBytes(StandardCharsets.ISO_8859_1);
        if (from < text.length) {
            sink.put(text, (int) from, (int) Math.min(text.length - from, sink.room()));
        }
    }

    private String describe() {
        NamedQueue.Registration told = queue.registration();
        StringBuilder text = new StringBuilder();
        field(text, "QSIZE:", queue.bytes(), 10);
        field(text.append(' '), "NOTIFY:", told == null ? 0 : told.kind(), 5);
        field(text.append(' '), "SIGNO:", told == null ? 0 : told.signal(), 5);
        field(text.append(' '), "NOTIFY_PID:", told == null ? 0 : told.process(), 6);
        return text.append('\n').toString();
    }

    private static void field(StringBuilder text, String name, long value, int width) {
        String digits = Long.toString(value);
        text.append(name).append(digits);
        for (int i = digits.length(); i < width; i++) {
            text.append(' ');
        }
    }
}
