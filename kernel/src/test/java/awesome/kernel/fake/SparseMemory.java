package awesome.kernel.fake;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;

/** Physical memory of any size of which only the frames that were touched take room; knows which those are. */
public final class SparseMemory implements PhysMemory {
    public final TreeMap<Long, ByteBuffer> frames = new TreeMap<>();

    private ByteBuffer frame(PhysAddr address) {
        return frames.computeIfAbsent(address.bits() >>> 12,
                number -> ByteBuffer.allocate((int) Frame.SIZE).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static int offset(PhysAddr address) {
        return (int) (address.bits() & (Frame.SIZE - 1));
    }

    @Override
    public byte readByte(PhysAddr address) {
        return frame(address).get(offset(address));
    }

    @Override
    public int readInt(PhysAddr address) {
        return frame(address).getInt(offset(address));
    }

    @Override
    public long readLong(PhysAddr address) {
        return frame(address).getLong(offset(address));
    }

    @Override
    public void writeByte(PhysAddr address, byte value) {
        frame(address).put(offset(address), value);
    }

    @Override
    public void writeInt(PhysAddr address, int value) {
        frame(address).putInt(offset(address), value);
    }

    @Override
    public void writeLong(PhysAddr address, long value) {
        frame(address).putLong(offset(address), value);
    }

    @Override
    public void read(PhysAddr from, byte[] target, int start, int length) {
        for (int i = 0; i < length; i++) {
            target[start + i] = readByte(from.plus(i));
        }
    }

    @Override
    public void write(PhysAddr to, byte[] source, int start, int length) {
        for (int i = 0; i < length; i++) {
            writeByte(to.plus(i), source[start + i]);
        }
    }

    @Override
    public void clear(Frame frame) {
        frame(frame.start()).clear().put(new byte[(int) Frame.SIZE]);
    }

    @Override
    public void copy(Frame from, Frame to) {
        frame(to.start()).clear().put(frame(from.start()).array());
    }
}
