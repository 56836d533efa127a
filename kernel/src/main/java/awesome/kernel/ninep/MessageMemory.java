package awesome.kernel.ninep;

import awesome.kernel.cache.CacheFrames;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import java.util.Arrays;

/** Memory for a message, in frames that need not be neighbours. Offsets are within what {@link #ensure} has made. */
public final class MessageMemory {
    private static final int PAGE = (int) Frame.SIZE;

    private final CacheFrames source;
    private final PhysMemory memory;
    private long[] frames = {};

    /** No bytes yet; frames come from {@code source}. */
    MessageMemory(CacheFrames source) {
        this.source = source;
        memory = source.memory();
    }

    /** Sees that there are so many bytes; ENOMEM. */
    void ensure(int bytes) {
        int wanted = (bytes + PAGE - 1) / PAGE;
        while (frames.length < wanted) {
            long frame = source.take();
            frames = Arrays.copyOf(frames, frames.length + 1);
            frames[frames.length - 1] = frame;
        }
    }

    /** Gives all frames back. */
    void dispose() {
        for (long each : frames) {
            source.free(each);
        }
        frames = new long[0];
    }

    /** In how many pieces the first {@code bytes} bytes are. */
    @NoAlloc("drivers ask under locks")
    public int pieces(int bytes) {
        return (bytes + PAGE - 1) / PAGE;
    }

    /** Where a piece is. */
    @NoAlloc("drivers ask under locks")
    public long piece(int index) {
        return Frame.of(frames[index]).start().bits();
    }

    /** How many of the first {@code bytes} bytes are in a piece. */
    @NoAlloc("drivers ask under locks")
    public int pieceBytes(int index, int bytes) {
        return Math.min(PAGE, bytes - index * PAGE);
    }

    private PhysAddr at(int offset) {
        return Frame.of(frames[offset / PAGE]).start().plus(offset % PAGE);
    }

    private static int inFrame(int offset, int length) {
        return Math.min(length, PAGE - offset % PAGE);
    }

    /** A number of up to 8 bytes, the low one first. */
    long get(int offset, int bytes) {
        if (bytes == 4 && offset % PAGE <= PAGE - 4) {
            return memory.readInt(at(offset)) & 0xffff_ffffL;
        }
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | memory.readByte(at(offset + i)) & 0xff;
        }
        return value;
    }

    /** Stores the low bytes of {@code value}. */
    void put(int offset, int bytes, long value) {
        if (bytes == 4 && offset % PAGE <= PAGE - 4) {
            memory.writeInt(at(offset), (int) value);
            return;
        }
        for (int i = 0; i < bytes; i++) {
            memory.writeByte(at(offset + i), (byte) (value >>> 8 * i));
        }
    }

    void read(int offset, byte[] target) {
        int done = 0;
        while (done < target.length) {
            int step = inFrame(offset + done, target.length - done);
            memory.read(at(offset + done), target, done, step);
            done += step;
        }
    }

    void write(int offset, byte[] bytes, int start, int length) {
        int done = 0;
        while (done < length) {
            int step = inFrame(offset + done, length - done);
            memory.write(at(offset + done), bytes, start + done, step);
            done += step;
        }
    }

    /** Offers bytes to {@code sink}; how many it took. */
    int give(int offset, int length, Sink sink) {
        int done = 0;
        while (done < length) {
            int step = inFrame(offset + done, length - done);
            int taken = sink.put(memory, at(offset + done), step);
            done += taken;
            if (taken < step) {
                break;
            }
        }
        return done;
    }

    /** Takes bytes from {@code from}; how many it had. */
    int take(int offset, int length, Source from) {
        int done = 0;
        while (done < length) {
            int step = inFrame(offset + done, length - done);
            int taken = from.get(memory, at(offset + done), step);
            done += taken;
            if (taken < step) {
                break;
            }
        }
        return done;
    }
}
