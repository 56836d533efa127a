package awesome.arch.x86_64.device;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.HashMap;
import java.util.Map;

/** Physical memory of any size of which few bytes are used. */
final class FewBytes implements PhysMemory {
    private final Map<Long, Byte> bytes = new HashMap<>();

    private long number(PhysAddr address, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | readByte(address.plus(i)) & 0xff;
        }
        return value;
    }

    private void put(PhysAddr address, int count, long value) {
        for (int i = 0; i < count; i++) {
            writeByte(address.plus(i), (byte) (value >> 8 * i));
        }
    }

    @Override
    public byte readByte(PhysAddr address) {
        return bytes.getOrDefault(address.bits(), (byte) 0);
    }

    @Override
    public int readInt(PhysAddr address) {
        return (int) number(address, Integer.BYTES);
    }

    @Override
    public long readLong(PhysAddr address) {
        return number(address, Long.BYTES);
    }

    @Override
    public void writeByte(PhysAddr address, byte value) {
        bytes.put(address.bits(), value);
    }

    @Override
    public void writeInt(PhysAddr address, int value) {
        put(address, Integer.BYTES, value);
    }

    @Override
    public void writeLong(PhysAddr address, long value) {
        put(address, Long.BYTES, value);
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
        put(frame.start(), (int) Frame.SIZE, 0);
    }

    @Override
    public void copy(Frame from, Frame to) {
        copy(from.start(), to.start(), (int) Frame.SIZE);
    }
}
