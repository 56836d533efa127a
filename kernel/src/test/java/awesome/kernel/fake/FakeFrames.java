package awesome.kernel.fake;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Frames with memory in them; notices frames that are freed twice and memory that is nobody's. */
public final class FakeFrames implements FrameAllocator, PhysMemory {
    private final Map<Long, byte[]> content = new HashMap<>();
    private final Map<Long, Integer> references = new HashMap<>();
    /** A frame takes no more references. */
    public int mostReferences = 1000;
    /** Frames that other processors may still use as they were: nobody may give them away. */
    public final Set<Long> stale = new HashSet<>();
    /** Stands for a frame of zeros that nobody has touched. */
    private static final byte[] UNTOUCHED = new byte[0];
    private final long total;
    private long next = 1;

    public FakeFrames(long total) {
        this.total = total;
    }

    /** Puts {@code bytes} into memory that is no frame of the allocator, at an odd address, and says where. */
    public PhysAddr place(byte[] bytes) {
        return place(bytes, 3);
    }

    /** The same at {@code offset} behind the start of a page. */
    public PhysAddr place(byte[] bytes, int offset) {
        PhysAddr start = Frame.of(next).start().plus(offset);
        for (int at = 0; at < bytes.length + offset; at += 4096) {
            content.put(next++, new byte[4096]);
        }
        write(start, bytes, 0, bytes.length);
        return start;
    }

    /** How many frames somebody owns. */
    public int owned() {
        return references.size();
    }

    @Override
    public long take() {
        if (references.size() >= total) {
            return -1;
        }
        long frame = next++;
        byte[] bytes = new byte[4096];
        Arrays.fill(bytes, (byte) 0xa5);
        content.put(frame, bytes);
        references.put(frame, 1);
        return frame;
    }

    @Override
    public long takeZeros() {
        long frame = take();
        if (frame >= 0) {
            clear(Frame.of(frame));
        }
        return frame;
    }

    @Override
    public long takeLargeZeros() {
        if (freeFrames() < LARGE) {
            return -1;
        }
        long first = (next + LARGE - 1) / LARGE * LARGE;
        next = first + LARGE;
        for (long frame = first; frame < next; frame++) {
            content.put(frame, UNTOUCHED);
            references.put(frame, 1);
        }
        return first;
    }

    @Override
    public void free(Frame frame) {
        long number = frame.start().bits() >>> 12;
        checkNotStale(number);
        Integer owners = references.remove(number);
        if (owners == null || owners != 1) {
            throw new IllegalStateException("frame " + number + " has " + owners + " owners");
        }
        content.remove(number);
    }

    private void checkNotStale(long number) {
        if (stale.contains(number)) {
            throw new IllegalStateException("other processors may still use frame " + number);
        }
    }

    @Override
    public boolean share(Frame frame) {
        int owners = references.get(frame.number());
        if (owners == mostReferences) {
            return false;
        }
        references.put(frame.number(), owners + 1);
        return true;
    }

    @Override
    public boolean release(Frame frame) {
        checkNotStale(frame.number());
        int owners = references.get(frame.number());
        if (owners == 1) {
            free(frame);
            return true;
        }
        references.put(frame.number(), owners - 1);
        return false;
    }

    @Override
    public int references(Frame frame) {
        return references.get(frame.number());
    }

    @Override
    public long freeFrames() {
        return total - references.size();
    }

    @Override
    public long totalFrames() {
        return total;
    }

    private byte[] bytes(PhysAddr address) {
        byte[] bytes = content.get(address.bits() >>> 12);
        if (bytes == null) {
            throw new IllegalStateException("no frame at " + address);
        }
        if (bytes == UNTOUCHED) {
            bytes = new byte[4096];
            content.put(address.bits() >>> 12, bytes);
        }
        return bytes;
    }

    private static int offset(PhysAddr address) {
        return (int) address.bits() & 4095;
    }

    @Override
    public byte readByte(PhysAddr address) {
        return bytes(address)[offset(address)];
    }

    @Override
    public int readInt(PhysAddr address) {
        return (int) number(address, 4);
    }

    @Override
    public long readLong(PhysAddr address) {
        return number(address, 8);
    }

    private long number(PhysAddr address, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | readByte(address.plus(i)) & 0xff;
        }
        return value;
    }

    @Override
    public void writeByte(PhysAddr address, byte value) {
        bytes(address)[offset(address)] = value;
    }

    @Override
    public void writeInt(PhysAddr address, int value) {
        writeNumber(address, value, 4);
    }

    @Override
    public void writeLong(PhysAddr address, long value) {
        writeNumber(address, value, 8);
    }

    private void writeNumber(PhysAddr address, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            writeByte(address.plus(i), (byte) (value >>> 8 * i));
        }
    }

    @Override
    public void read(PhysAddr from, byte[] target, int start, int length) {
        for (int done = 0; done < length; ) {
            int step = Math.min(length - done, 4096 - offset(from.plus(done)));
            System.arraycopy(bytes(from.plus(done)), offset(from.plus(done)), target, start + done, step);
            done += step;
        }
    }

    @Override
    public void write(PhysAddr to, byte[] source, int start, int length) {
        for (int done = 0; done < length; ) {
            int step = Math.min(length - done, 4096 - offset(to.plus(done)));
            System.arraycopy(source, start + done, bytes(to.plus(done)), offset(to.plus(done)), step);
            done += step;
        }
    }

    @Override
    public void clear(Frame frame) {
        Arrays.fill(bytes(frame.start()), (byte) 0);
    }

    @Override
    public void copy(Frame from, Frame to) {
        System.arraycopy(bytes(from.start()), 0, bytes(to.start()), 0, 4096);
    }
}
