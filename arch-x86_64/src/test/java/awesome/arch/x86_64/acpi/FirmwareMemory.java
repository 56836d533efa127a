package awesome.arch.x86_64.acpi;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Physical memory that starts at 0 and ends after some KiB, with tables of the firmware, which are not written. */
final class FirmwareMemory implements PhysMemory {
    static final int BYTES = 8192;

    final ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Makes the bytes of a table add up to 0, if it lies in memory. */
    void sum(int table) {
        int length = bytes.getInt(table + 4);
        bytes.put(table + 9, (byte) 0);
        int sum = 0;
        for (int i = 0; i < length && table + i < BYTES; i++) {
            sum += bytes.get(table + i);
        }
        bytes.put(table + 9, (byte) -sum);
    }

    private static AssertionError written() {
        return new AssertionError("firmware tables are not written");
    }

    @Override
    public byte readByte(PhysAddr address) {
        return bytes.get((int) address.bits());
    }

    @Override
    public int readInt(PhysAddr address) {
        return bytes.getInt((int) address.bits());
    }

    @Override
    public long readLong(PhysAddr address) {
        return bytes.getLong((int) address.bits());
    }

    @Override
    public void writeByte(PhysAddr address, byte value) {
        throw written();
    }

    @Override
    public void writeInt(PhysAddr address, int value) {
        throw written();
    }

    @Override
    public void writeLong(PhysAddr address, long value) {
        throw written();
    }

    @Override
    public void read(PhysAddr from, byte[] target, int start, int length) {
        bytes.get((int) from.bits(), target, start, length);
    }

    @Override
    public void write(PhysAddr to, byte[] source, int start, int length) {
        throw written();
    }

    @Override
    public void clear(Frame frame) {
        throw written();
    }

    @Override
    public void copy(Frame from, Frame to) {
        throw written();
    }
}
