package awesome.kernel.devfs;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;

/** Pages for bytes on their way between a disk and a program, one behind the other. */
final class DiskPages {
    private static final int PAGE = (int) Frame.SIZE;

    private final DiskMemory memory;
    private final long[] frames;
    private int count;

    /** As many as there are of {@code wanted}; ENOMEM if there is none. */
    DiskPages(DiskMemory memory, int wanted) {
        this.memory = memory;
        frames = new long[wanted];
        memory.frames().prepare();
        while (count < wanted) {
            frames[count] = memory.frames().take();
            if (frames[count] < 0) {
                break;
            }
            count++;
        }
        if (count == 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    /** How many bytes they hold. */
    int bytes() {
        return count * PAGE;
    }

    private PhysAddr at(int offset) {
        return Frame.of(frames[offset / PAGE]).start().plus(offset % PAGE);
    }

    private static int step(int offset, int left) {
        return Math.min(left, PAGE - offset % PAGE);
    }

    /** Adds some of the bytes to a request. */
    BlockRequest fill(BlockRequest request, int offset, int length) {
        for (int done = 0; done < length;) {
            int step = step(offset + done, length - done);
            request.add(at(offset + done), step);
            done += step;
        }
        return request;
    }

    /** Puts some of the bytes into {@code sink}; how many it took. */
    int put(Sink sink, int offset, int length) {
        int done = 0;
        while (done < length) {
            int step = step(offset + done, length - done);
            int taken = sink.put(memory.memory(), at(offset + done), step);
            done += taken;
            if (taken < step) {
                break;
            }
        }
        return done;
    }

    /** Takes some bytes from {@code source}; how many it gave. */
    int get(Source source, int offset, int length) {
        int done = 0;
        while (done < length) {
            int step = step(offset + done, length - done);
            int given = source.get(memory.memory(), at(offset + done), step);
            done += given;
            if (given < step) {
                break;
            }
        }
        return done;
    }

    /** Copies some bytes, which are in one page here and there. */
    void copy(int from, DiskPages to, int offset, int length) {
        memory.memory().copy(at(from), to.at(offset), length);
    }

    /** Makes all of them zero. */
    void clear() {
        for (int i = 0; i < count; i++) {
            memory.memory().clear(Frame.of(frames[i]));
        }
    }

    /** Gives them back. */
    void release() {
        for (int i = 0; i < count; i++) {
            memory.frames().free(Frame.of(frames[i]));
        }
    }
}
