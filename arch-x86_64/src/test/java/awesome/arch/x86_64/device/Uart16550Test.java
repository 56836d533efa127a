package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.console.ByteRing;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class Uart16550Test {
    /** A device that sends its buffer of 16 bytes at once after some looks at its status. */
    private static final class Device {
        final FakePorts ports = new FakePorts();
        final StringBuilder sent = new StringBuilder();
        final Queue<Integer> incoming = new ArrayDeque<>();
        int scratch;
        boolean divisorAccess;
        int divisor;
        int inBuffer;
        int busy;
        int slowness = 3;
        boolean hangs;
        int overruns;

        Device(int base) {
            ports.onWrite(base, this::data).onRead(base, () -> incoming.isEmpty() ? 0 : incoming.remove());
            ports.onWrite(base + 1, value -> divisor = divisorAccess ? divisor & 0xff | value << 8 : divisor);
            ports.onRead(base + 2, () -> 0xc4).onWrite(base + 2, value -> incoming.clear());
            ports.onWrite(base + 3, value -> divisorAccess = (value & 0x80) != 0);
            ports.onRead(base + 5, this::status);
            ports.onWrite(base + 7, value -> scratch = value).onRead(base + 7, () -> scratch);
        }

        private void data(int value) {
            if (divisorAccess) {
                divisor = divisor & 0xff00 | value;
                return;
            }
            overruns += inBuffer == 16 ? 1 : 0;
            inBuffer++;
            busy = slowness;
            sent.append((char) value);
        }

        private int status() {
            if (!hangs && busy > 0 && --busy == 0) {
                inBuffer = 0;
            }
            return (busy == 0 ? 0x20 : 0) | (incoming.isEmpty() ? 0 : 1);
        }
    }

    private final Device device = new Device(0x3f8);
    private final Uart16550 uart = new Uart16550(device.ports, 0x3f8, new ByteRing(4));

    @Test
    void isSetUpFor115200BitsPerSecond() {
        assertTrue(uart.initialize());
        assertEquals(1, device.divisor);
        assertFalse(device.divisorAccess);
        assertTrue(device.ports.writes.contains("3fb=3"), "8 bits, no parity");
        assertTrue(device.ports.writes.contains("3fa=87"), "buffers on");
    }

    @Test
    void whatCameInBeforeIsKept() {
        device.incoming.add((int) 'x');
        uart.initialize();
        assertEquals('x', uart.read());
    }

    @Test
    void outputFillsTheBufferButNeverMore() {
        uart.initialize();
        byte[] text = "x0123456789abcdefghijklmnopqrstuvwxyz0123456789x".getBytes();
        uart.write(text, 1, text.length - 2);
        assertEquals("0123456789abcdefghijklmnopqrstuvwxyz0123456789", device.sent.toString());
        assertEquals(0, device.overruns);
    }

    @Test
    void theInterruptTakesAllThatCameIn() {
        uart.initialize();
        assertEquals(-1, uart.read());
        for (int i = 0; i < 5; i++) {
            device.incoming.add(0xf0 + i);
        }
        uart.interrupt();
        assertEquals(0xf0, uart.read());
        assertEquals(0xf1, uart.read());
        assertEquals(1, uart.lost());
        assertTrue(device.incoming.isEmpty());
    }

    @Test
    void aListenerThatIsSlowLosesNothing() {
        uart.initialize();
        device.slowness = 3_000_000;
        uart.write("slow".repeat(10).getBytes(), 0, 40);
        assertEquals("slow".repeat(10), device.sent.toString());
    }

    @Test
    void aLineThatTakesNothingDoesNotHoldTheKernelUp() {
        Uart16550 uart = new Uart16550(device.ports, 0x3f8, new ByteRing(4), 1000);
        uart.initialize();
        device.hangs = true;
        uart.write("a".repeat(40).getBytes(), 0, 40);
        assertEquals(16, device.sent.length());
        device.hangs = false;
        device.busy = 0;
        device.inBuffer = 0;
        uart.write("b".getBytes(), 0, 1);
        assertEquals(17, device.sent.length());
    }

    @Test
    void withoutADeviceNothingHappens() {
        FakePorts empty = new FakePorts();
        Uart16550 absent = new Uart16550(empty, 0x2f8, new ByteRing(4));
        assertFalse(absent.initialize());
        int before = empty.writes.size();
        absent.write("lost".getBytes(), 0, 4);
        absent.interrupt();
        assertEquals(before, empty.writes.size());
        assertEquals(-1, absent.read());
    }
}
