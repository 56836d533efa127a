package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.machine.DeviceStream;
import awesome.magic.PhysAddr;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirmwareFilesTest {
    private static final long WORK = 0x1_2345_6000L;

    /** The device as docs/specs/fw_cfg.rst describes it. */
    private static final class Device {
        private final Map<Integer, byte[]> items = new LinkedHashMap<>();
        private final FewBytes memory;
        private byte[] selected = {};
        private int position;
        private long high;
        private boolean fails;

        Device(FakePorts ports, FewBytes memory) {
            this.memory = memory;
            items.put(0, "QEMU".getBytes(StandardCharsets.US_ASCII));
            items.put(1, new byte[] {3, 0, 0, 0});
            ports.onWrite(0x510, this::select).onRead(0x511, this::next)
                    .onWrite(0x514, value -> high = Integer.reverseBytes(value) & 0xffff_ffffL)
                    .onWrite(0x518, value -> obey(PhysAddr.of(high << 32 | Integer.reverseBytes(value) & 0xffff_ffffL)));
        }

        void files(Map<String, byte[]> files) {
            ByteBuffer directory = ByteBuffer.allocate(4 + 64 * files.size()).putInt(files.size());
            int selector = 0x20;
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                byte[] name = Arrays.copyOf(file.getKey().getBytes(StandardCharsets.US_ASCII), 56);
                directory.putInt(file.getValue().length).putShort((short) selector).putShort((short) 0).put(name);
                items.put(selector, file.getValue());
                selector++;
            }
            items.put(0x19, directory.array());
        }

        private void select(int item) {
            selected = items.getOrDefault(item, new byte[0]);
            position = 0;
        }

        private int next() {
            int value = position < selected.length ? selected[position] & 0xff : 0;
            position++;
            return value;
        }

        private void obey(PhysAddr command) {
            byte[] bytes = new byte[16];
            memory.read(command, bytes, 0, 16);
            ByteBuffer fields = ByteBuffer.wrap(bytes);
            int control = fields.getInt(0);
            int length = fields.getInt(4);
            if ((control & 2) != 0) {
                byte[] part = new byte[length];
                for (int i = 0; i < length; i++) {
                    part[i] = (byte) next();
                }
                memory.write(PhysAddr.of(fields.getLong(8)), part, 0, length);
            } else if ((control & 4) != 0) {
                position += length;
            }
            memory.writeInt(command, fails ? Integer.reverseBytes(1) : 0);
            high = 0;
        }
    }

    private final FakePorts ports = new FakePorts();
    private final FewBytes memory = new FewBytes();
    private final Device device = new Device(ports, memory);
    private final FirmwareFiles files = new FirmwareFiles(ports, memory, PhysAddr.of(WORK), 4096);

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aFileIsReadInOrderIntoMemoryAndArrays() {
        byte[] content = random(30_000);
        device.files(Map.of("etc/other", random(10), "opt/wanted", content, "opt/wanted2", random(20)));
        assertTrue(files.isPresent());
        DeviceStream stream = files.open("opt/wanted");
        assertEquals(30_000, stream.length());
        byte[] got = new byte[30_000];
        stream.read(got, 5, 9_000);
        assertArrayEquals(Arrays.copyOf(content, 9_000), Arrays.copyOfRange(got, 5, 9_005));
        stream.skip(1_000);
        assertEquals(20_000, stream.left());
        stream.read(PhysAddr.of(0x7_0000_0000L), 20_000);
        memory.read(PhysAddr.of(0x7_0000_0000L), got, 0, 20_000);
        assertArrayEquals(Arrays.copyOfRange(content, 10_000, 30_000), Arrays.copyOf(got, 20_000));
        assertEquals(0, stream.left());
    }

    @Test
    void whatIsNotThereIsNull() {
        device.files(Map.of("opt/wanted2", random(10)));
        assertNull(files.open("opt/wanted"));
    }

    @Test
    void otherMachinesHaveNoSuchDevice() {
        assertFalse(new FirmwareFiles(new FakePorts(), memory, PhysAddr.of(WORK), 4096).isPresent());
        device.items.put(1, new byte[] {1, 0, 0, 0});
        assertFalse(files.isPresent(), "without DMA");
    }

    @Test
    void anErrorOfTheDeviceIsTold() {
        device.files(Map.of("f", random(10)));
        DeviceStream stream = files.open("f");
        device.fails = true;
        assertThrows(IllegalStateException.class, () -> stream.read(new byte[5], 0, 5));
    }
}
