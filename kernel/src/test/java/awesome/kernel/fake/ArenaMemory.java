package awesome.kernel.fake;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.Arrays;

/** Frames in one array, for tests that use much memory; notices frames that are freed twice. */
public final class ArenaMemory implements FrameAllocator, PhysMemory {
    private static final int FRAME = (int) Frame.SIZE;
    /** Frame 0 is nobody's. */
    private final byte[] bytes;
    private final boolean[] taken;
    /** References to each frame beyond the first. */
    private final int[] shared;
    private final int[] free;
    private int count;

    /** So many frames, all free. */
    public ArenaMemory(int frames) {
        bytes = new byte[(frames + 1) * FRAME];
        taken = new boolean[frames + 1];
        shared = new int[frames + 1];
        free = new int[frames];
        for (int i = 0; i < frames; i++) {
            free[i] = frames - i;
        }
        count = frames;
    }

    @Override
    public long take() {
        if (count == 0) {
            return -1;
        }
        int frame = free[--count];
        taken[frame] = true;
        bytes[frame * FRAME] = (byte) 0xa5;
        bytes[frame * FRAME + FRAME - 1] = (byte) 0xa5;
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
    public void free(Frame frame) {
        int number = (int) frame.number();
        if (!taken[number] || shared[number] > 0) {
            throw new IllegalStateException(frame.toString() + " is free, or not of this owner alone");
        }
        taken[number] = false;
        free[count++] = number;
    }

    @Override
    public boolean share(Frame frame) {
        shared[(int) frame.number()]++;
        return true;
    }

    @Override
    public boolean release(Frame frame) {
        int number = (int) frame.number();
        if (shared[number] > 0) {
            shared[number]--;
            return false;
        }
        free(frame);
        return true;
    }

    @Override
    public int references(Frame frame) {
        return 1 + shared[(int) frame.number()];
    }

    @Override
    public long freeFrames() {
        return count;
    }

    @Override
    public long totalFrames() {
        return free.length;
    }

    private int at(PhysAddr address, int length) {
        int frame = (int) (address.bits() >>> 12);
        if (!taken[frame] || !taken[(int) (address.bits() + length - 1 >>> 12)]) {
            throw new IllegalStateException("nobody's memory at " + address.toString());
        }
        return (int) address.bits();
    }

    @Override
    public byte readByte(PhysAddr address) {
        return bytes[at(address, 1)];
    }

    @Override
    public int readInt(PhysAddr address) {
        return LittleEndian.getInt(bytes, at(address, 4));
    }

    @Override
    public long readLong(PhysAddr address) {
        return LittleEndian.getLong(bytes, at(address, 8));
    }

    @Override
    public void writeByte(PhysAddr address, byte value) {
        bytes[at(address, 1)] = value;
    }

    @Override
    public void writeInt(PhysAddr address, int value) {
        LittleEndian.putInt(bytes, at(address, 4), value);
    }

    @Override
    public void writeLong(PhysAddr address, long value) {
        LittleEndian.putLong(bytes, at(address, 8), value);
    }

    @Override
    public void read(PhysAddr from, byte[] target, int start, int length) {
        if (length > 0) {
            System.arraycopy(bytes, at(from, length), target, start, length);
        }
    }

    @Override
    public void write(PhysAddr to, byte[] source, int start, int length) {
        if (length > 0) {
            System.arraycopy(source, start, bytes, at(to, length), length);
        }
    }

    @Override
    public void clear(Frame frame) {
        int start = at(frame.start(), FRAME);
        Arrays.fill(bytes, start, start + FRAME, (byte) 0);
    }

    @Override
    public void copy(Frame from, Frame to) {
        copy(from.start(), to.start(), FRAME);
    }

    @Override
    public void copy(PhysAddr from, PhysAddr to, int length) {
        if (length > 0) {
            System.arraycopy(bytes, at(from, length), bytes, at(to, length), length);
        }
    }
}
