package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Waiter;

/** A count of 64 bits without sign that is added to by writing and taken by reading (eventfd(2)). */
public final class EventCounter extends EventFile {
    /** As a number without sign, one more than the count can become. */
    private static final long TOO_MUCH = -1;

    private final Waiter waiter;
    private final boolean isSemaphore;
    private long count;

    /** A counter; a read of a semaphore takes 1, of others all. */
    EventCounter(Inode inode, int flags, Waiter waiter, long count, boolean isSemaphore) {
        super(inode, flags);
        this.waiter = waiter;
        this.count = count;
        this.isSemaphore = isSemaphore;
    }

    @Override
    protected String nameless() {
        return "anon_inode:[eventfd]";
    }

    @Override
    protected void readHere(Sink sink) {
        requireCountFits(sink);
        await(PollEvent.POLLIN, 0);
        long taken = isSemaphore ? 1 : count;
        count -= taken;
        changed.ring(PollEvent.POLLOUT);
        putCount(sink, taken);
    }

    @Override
    protected void writeHere(Source source) {
        // Newer than the man page: more are refused too.
        if (source.left() != COUNT_BYTES) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = new byte[COUNT_BYTES];
        if (source.get(bytes, 0, COUNT_BYTES) < COUNT_BYTES) {
            throw new ErrnoException(Errno.EFAULT);
        }
        long added = LittleEndian.getLong(bytes, 0);
        if (added == TOO_MUCH) {
            throw new ErrnoException(Errno.EINVAL);
        }
        await(PollEvent.POLLOUT, added);
        count += added;
        changed.ring(PollEvent.POLLIN);
    }

    /** Waits until there is something to take, or room for {@code added}. */
    private void await(int event, long added) {
        if (!isPossible(event, added)) {
            waiter.await(changed.when(() -> isPossible(event, added)), isNonBlocking());
        }
    }

    private boolean isPossible(int event, long added) {
        return event == PollEvent.POLLIN ? count != 0 : hasRoom(added);
    }

    private boolean hasRoom(long added) {
        return Long.compareUnsigned(added, TOO_MUCH - count) < 0;
    }

    @Override
    public int poll() {
        int events = count != 0 ? PollEvent.POLLIN : 0;
        return hasRoom(1) ? events | PollEvent.POLLOUT : events;
    }
}
