package awesome.kernel.fake;

import awesome.kernel.memory.LittleEndian;

/** Registers of a device that keep what is written to them. */
public final class ArrayRegisters implements FakePci.Registers {
    public final byte[] bytes;

    public ArrayRegisters(int bytes) {
        this.bytes = new byte[bytes];
    }

    @Override
    public int read(int offset, int width) {
        int value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | bytes[offset + i] & 0xff;
        }
        return value;
    }

    @Override
    public void write(int offset, int width, int value) {
        byte[] all = new byte[4];
        LittleEndian.putInt(all, 0, value);
        System.arraycopy(all, 0, bytes, offset, width);
    }
}
