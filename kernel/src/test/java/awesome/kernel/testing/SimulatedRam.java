package awesome.kernel.testing;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Physical memory with an allocator that hands out frames full of rubbish and notices what is freed twice. An access
 * outside of it is an exception.
 */
public final class SimulatedRam implements PhysMemory, FrameAllocator {
    /** Bytes beside the frames. */
    public static final int OUTSIDE = 1 << 17;

    private static final int FIRST_FRAME = 256;

    private final byte[] bytes;
    private final ByteBuffer view;
    private final BitSet taken = new BitSet();
    private final int frames;
    private int placed = 3;

    /** Memory of so many frames. */
    public SimulatedRam(int frames) {
        this.frames = frames;
        bytes = new byte[frames * (int) Frame.SIZE + OUTSIDE];
        view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(bytes, (byte) 0xa5);
    }

    /**
     * Puts {@code content} where no frame comes from, at an odd address, and says where. It stays there until as much
     * as {@link #OUTSIDE} was put there after it.
     */
    public PhysAddr place(byte[] content) {
        if (placed + content.length > OUTSIDE) {
            placed = 3;
        }
        PhysAddr at = Frame.of(FIRST_FRAME + frames).start().plus(placed);
        write(at, content, 0, content.length);
        placed += content.length | 1;
        return at;
    }

    private int index(PhysAddr address, int length) {
        long at = address.bits() - FIRST_FRAME * Frame.SIZE;
        if (at < 0 || at + length > bytes.length) {
            throw new IllegalStateException("access outside of simulated memory: " + address);
        }
        return (int) at;
    }

    @Override
    public byte readByte(PhysAddr address) {
        return bytes[index(address, 1)];
    }

    @Override
    public int readInt(PhysAddr address) {
        return view.getInt(index(address, 4));
    }

    @Override
    public long readLong(PhysAddr address) {
        return view.getLong(index(address, 8));
    }

    @Override
    public void writeByte(PhysAddr address, byte value) {
        bytes[index(address, 1)] = value;
    }

    @Override
    public void writeInt(PhysAddr address, int value) {
        view.putInt(index(address, 4), value);
    }

    @Override
    public void writeLong(PhysAddr address, long value) {
        view.putLong(index(address, 8), value);
    }

    @Override
    public void read(PhysAddr from, byte[] target, int start, int length) {
        System.arraycopy(bytes, index(from, length), target, start, length);
    }

    @Override
    public void write(PhysAddr to, byte[] source, int start, int length) {
        System.arraycopy(source, start, bytes, index(to, length), length);
    }

    @Override
    public void clear(Frame frame) {
        int at = index(frame.start(), (int) Frame.SIZE);
        Arrays.fill(bytes, at, at + (int) Frame.SIZE, (byte) 0);
    }

    @Override
    public void copy(Frame from, Frame to) {
        copy(from.start(), to.start(), (int) Frame.SIZE);
    }

    @Override
    public long take() {
        int frame = taken.nextClearBit(0);
        if (frame >= frames) {
            return -1;
        }
        taken.set(frame);
        int at = frame * (int) Frame.SIZE;
        Arrays.fill(bytes, at, at + (int) Frame.SIZE, (byte) 0xa5);
        return FIRST_FRAME + frame;
    }

    @Override
    public void free(Frame frame) {
        int index = (int) frame.number() - FIRST_FRAME;
        if (index < 0 || !taken.get(index)) {
            throw new IllegalStateException(frame + " is not taken");
        }
        taken.clear(index);
        Arrays.fill(bytes, index * (int) Frame.SIZE, (index + 1) * (int) Frame.SIZE, (byte) 0x5a);
    }

    @Override
    public long freeFrames() {
        return frames - taken.cardinality();
    }

    @Override
    public long totalFrames() {
        return frames;
    }
}
