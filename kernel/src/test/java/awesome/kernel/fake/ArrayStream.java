package awesome.kernel.fake;

import awesome.kernel.machine.DeviceStream;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;

/** Bytes of an array as a device gives them. Reading beyond their end fails. */
public final class ArrayStream implements DeviceStream {
    private final byte[] bytes;
    private final PhysMemory memory;
    private int position;

    public ArrayStream(byte[] bytes, PhysMemory memory) {
        this.bytes = bytes;
        this.memory = memory;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public long left() {
        return bytes.length - position;
    }

    @Override
    public void read(byte[] target, int start, int count) {
        System.arraycopy(bytes, position, target, start, count);
        position += count;
    }

    @Override
    public void read(PhysAddr to, int count) {
        memory.write(to, bytes, position, count);
        position += count;
    }

    @Override
    public void skip(long count) {
        if (count < 0 || count > left()) {
            throw new IllegalArgumentException("skips " + count + " of " + left());
        }
        position += (int) count;
    }
}
