package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.OutsideWaiter;
import java.util.ArrayDeque;

/** Messages and their answers on one channel: as many at a time as that carries, and who comes then waits. */
final class Exchanges {
    /** Nothing is done however long it takes: each exchange ends. */
    private static final long PATIENCE = 3_600_000_000_000L;
    /** No error of Linux has a greater number that programs may see. */
    private static final int LAST_ERROR = 133;

    private final Channel channel;
    private final CacheFrames frames;
    private final OutsideWaiter waiter;
    private final ArrayDeque<Exchange> free = new ArrayDeque<>();
    private final Bell freed = new Bell();
    /** As many as are free or could be made; also looked at by who waits, outside. */
    private volatile int left;
    private int made;
    private int mostBytes;
    private long count;

    Exchanges(Channel channel, CacheFrames frames, OutsideWaiter waiter) {
        this.channel = channel;
        this.frames = frames;
        this.waiter = waiter;
        left = channel.depth();
        mostBytes = channel.mostBytes();
    }

    /** Bytes of a message at most. */
    int mostBytes() {
        return mostBytes;
    }

    /** Client and server agreed on that; not more than before. */
    void setMostBytes(int bytes) {
        mostBytes = bytes;
    }

    /** How many there were. */
    long count() {
        return count;
    }

    /** Begins a message; {@link #end} follows. */
    Exchange begin(int kind) {
        while (left == 0) {
            await();
        }
        left--;
        Exchange next = free.poll();
        boolean isBegun = false;
        try {
            if (next == null) {
                next = new Exchange(made, frames);
                made++;
            }
            next.begin(kind, kind == Message.VERSION ? Message.NO_TAG : next.number);
            isBegun = true;
            return next;
        } finally {
            if (!isBegun) {
                end(next);
            }
        }
    }

    private void await() {
        Notice notice = waiter.notice();
        freed.add(notice);
        try {
            waiter.await(notice, () -> left > 0, PATIENCE, () -> { });
        } finally {
            freed.remove(notice);
        }
    }

    /** The exchange is not needed any more; null if it could not even be made. */
    void end(Exchange exchange) {
        if (exchange != null) {
            free.push(exchange);
        }
        left++;
        freed.ring();
    }

    /**
     * Sends the message, which has no more than {@link #mostBytes}, and waits for the answer.
     *
     * @param room bytes of the answer at most
     * @throws ErrnoException the error that the server answers; EIO if the answer is wrong or none comes
     */
    void run(Exchange exchange, int room) {
        int limit = Math.min(room, mostBytes);
        exchange.answer.ensure(limit);
        exchange.finish();
        count++;
        int came = channel.exchange(exchange.number, waiter, exchange.message, exchange.position(), exchange.answer, limit);
        if (came < Exchange.HEADER || came > limit || exchange.answer.get(Exchange.SIZE_AT, 4) != came
                || exchange.answer.get(Exchange.TAG_AT, 2) != exchange.tag()) {
            throw new ErrnoException(Errno.EIO);
        }
        exchange.beginAnswer(came);
        int kind = (int) exchange.answer.get(Exchange.KIND_AT, 1);
        if (kind == Message.FAILED) {
            int error = exchange.get4();
            throw new ErrnoException(error > 0 && error <= LAST_ERROR ? error : Errno.EIO);
        }
        if (kind != exchange.kind() + 1) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    /** Gives all memory back; none is under way. */
    void dispose() {
        for (Exchange each : free) {
            each.dispose();
        }
        free.clear();
    }
}
