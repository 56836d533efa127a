package awesome.kernel.pipe;

import awesome.abi.linux.PollEvent;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.magic.NonNull;
import java.util.Arrays;

/** The bytes between the ends of a pipe, and how many ends are open. */
@NonNull
final class Pipe {
    /** What is written at once up to this size is not mixed with other writes (pipe(7)). */
    static final int ATOMIC = 4096;
    /** Bytes that a pipe holds at first. */
    static final int CAPACITY = 65536;
    /** Most bytes that a pipe can be made to hold. */
    static final int MAX_CAPACITY = 1 << 20;

    private static final int READABLE =
            PollEvent.POLLIN | PollEvent.POLLRDNORM | PollEvent.POLLERR | PollEvent.POLLHUP;
    private static final int WRITABLE =
            PollEvent.POLLOUT | PollEvent.POLLWRNORM | PollEvent.POLLERR | PollEvent.POLLHUP;

    private byte[] ring = new byte[ATOMIC];
    private int start;
    private int count;
    private int capacity = CAPACITY;
    int readers;
    int writers;
    /** How often an end was opened, ever: who waits for the other end must not miss one that came and went. */
    int readersOpened;
    int writersOpened;
    /** Rings for those who read when bytes have come or the last writer has gone. */
    final Bell forReaders = new Bell();
    /** Rings for those who write when there is room again or the last reader has gone. */
    final Bell forWriters = new Bell();
    /** Rings for those who do both with each of the others. */
    final Bell forBoth = new Bell();

    void ringReaders() {
        forReaders.ring(READABLE);
        forBoth.ring(READABLE);
    }

    void ringWriters() {
        forWriters.ring(WRITABLE);
        forBoth.ring(WRITABLE);
    }

    /** How many bytes can be read. */
    int count() {
        return count;
    }

    /** How many bytes can be written. */
    int room() {
        return capacity - count;
    }

    int capacity() {
        return capacity;
    }

    /** Changes how many bytes it holds, at least those that it has now. */
    void setCapacity(int bytes) {
        capacity = bytes;
    }

    /** Moves what there is into {@code sink}, as far as that need not wait for memory. */
    void read(Sink sink) {
        boolean wasFull = room() < ATOMIC;
        take(sink);
        // Nobody waits for more room than that.
        if (wasFull) {
            ringWriters();
        }
    }

    private void take(Sink sink) {
        while (count > 0 && sink.room() > 0) {
            int step = (int) Math.min(Math.min(count, ring.length - start), sink.room());
            int taken = sink.putPresent(ring, start, step);
            start = start + taken & ring.length - 1;
            count -= taken;
            if (taken < step) {
                return;
            }
        }
    }

    /** Copies {@code length} bytes, as many as there are at most, into {@code target}; they stay. */
    void peek(byte[] target, int length) {
        int first = Math.min(length, ring.length - start);
        System.arraycopy(ring, start, target, 0, first);
        System.arraycopy(ring, 0, target, first, length - first);
    }

    /** Takes {@code length} bytes, as many as there are at most, away. */
    void drop(int length) {
        boolean wasFull = room() < ATOMIC;
        start = start + length & ring.length - 1;
        count -= length;
        if (wasFull) {
            ringWriters();
        }
    }

    /** Puts bytes that were taken away before all others; then there may be more than it should hold, for a while. */
    void putBack(byte[] bytes, int from) {
        int length = bytes.length - from;
        grow(count + length);
        for (int i = 1; i <= length; i++) {
            start = start - 1 & ring.length - 1;
            ring[start] = bytes[bytes.length - i];
        }
        count += length;
        ringReaders();
    }

    /** Moves what there is room for out of {@code source}, as far as that need not wait for memory. */
    void write(Source source) {
        count(fill(source));
    }

    /**
     * Moves all of {@code source}, for which there is room, in one piece.
     *
     * @return null; if memory has to be waited for, an array for all of it with the bytes that need not: then nothing is written
     */
    byte[] writeWhole(Source source) {
        int length = (int) source.left();
        int moved = fill(source);
        if (moved == length) {
            count(length);
            return null;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < moved; i++) {
            bytes[i] = ring[start + count + i & ring.length - 1];
        }
        return bytes;
    }

    private void count(int more) {
        count += more;
        if (more > 0) {
            ringReaders();
        }
    }

    /** Puts bytes behind those that there are, which are not counted yet; how many. */
    private int fill(Source source) {
        grow(count + Math.min(room(), source.left()));
        int moved = 0;
        while (room() > moved && source.left() > 0) {
            int end = start + count + moved & ring.length - 1;
            int free = Math.min(room() - moved, end < start ? start - end : ring.length - end);
            int step = (int) Math.min(free, source.left());
            int taken = source.getPresent(ring, end, step);
            moved += taken;
            if (taken < step) {
                break;
            }
        }
        return moved;
    }

    private void grow(long bytes) {
        int length = ring.length;
        while (length < bytes) {
            length *= 2;
        }
        if (length > ring.length) {
            byte[] larger = Arrays.copyOfRange(ring, start, start + length);
            int first = Math.min(count, ring.length - start);
            System.arraycopy(ring, 0, larger, first, count - first);
            ring = larger;
            start = 0;
        }
    }
}
