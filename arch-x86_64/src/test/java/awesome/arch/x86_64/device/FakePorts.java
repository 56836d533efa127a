package awesome.arch.x86_64.device;

import awesome.kernel.machine.PortIo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Port space with simulated devices; ports that none has read as all ones. Writes are recorded. */
public final class FakePorts implements PortIo {
    public final List<String> writes = new ArrayList<>();
    private final Map<Integer, IntSupplier> readers = new HashMap<>();
    private final Map<Integer, IntConsumer> writers = new HashMap<>();

    public FakePorts onRead(int port, IntSupplier reader) {
        readers.put(port, reader);
        return this;
    }

    public FakePorts onWrite(int port, IntConsumer writer) {
        writers.put(port, writer);
        return this;
    }

    private int read(int port, int mask) {
        IntSupplier reader = readers.get(port);
        return reader == null ? mask : reader.getAsInt() & mask;
    }

    private void write(int port, int value) {
        writes.add(Integer.toHexString(port) + "=" + Integer.toHexString(value));
        IntConsumer writer = writers.get(port);
        if (writer != null) {
            writer.accept(value);
        }
    }

    @Override
    public int in8(int port) {
        return read(port, 0xff);
    }

    @Override
    public void out8(int port, int value) {
        write(port, value & 0xff);
    }

    @Override
    public int in16(int port) {
        return read(port, 0xffff);
    }

    @Override
    public void out16(int port, int value) {
        write(port, value & 0xffff);
    }

    @Override
    public int in32(int port) {
        return read(port, -1);
    }

    @Override
    public void out32(int port, int value) {
        write(port, value);
    }
}
