package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.console.ByteRing;
import java.util.ArrayDeque;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    private final ByteRing keys = new ByteRing(64);
    private final KeyDecoder decoder = new KeyDecoder(keys);

    private String type(int... codes) {
        for (int code : codes) {
            decoder.accept(code);
        }
        StringBuilder out = new StringBuilder();
        for (int next = keys.take(); next >= 0; next = keys.take()) {
            out.append((char) next);
        }
        return out.toString();
    }

    @Test
    void lettersDigitsAndSpace() {
        assertEquals("hello 10/", type(0x23, 0xa3, 0x12, 0x92, 0x26, 0xa6, 0x26, 0xa6, 0x18, 0x98, 0x39, 0xb9, 0x02, 0x82, 0x0b, 0x8b, 0x35));
    }

    @Test
    void shiftAndCapsLock() {
        assertEquals("A!a", type(0x2a, 0x1e, 0x02, 0xaa, 0x1e));
        assertEquals("A1a", type(0x3a, 0xba, 0x1e, 0x02, 0x36, 0x1e, 0xb6, 0x3a, 0xba));
        assertEquals("a", type(0x1e));
    }

    @Test
    void controlAndAlt() {
        assertEquals("\u0003\u0000\u001b\u001fc", type(0x1d, 0x2e, 0x39, 0x1a, 0x35, 0x9d, 0x2e));
        assertEquals("\u0004", type(0xe0, 0x1d, 0x20, 0xe0, 0x9d));
        assertEquals("\u001bx", type(0x38, 0x2d, 0xb8));
    }

    @Test
    void keysWithEscapeSequences() {
        assertEquals("\u001b[A\u001b[B\u001b[C\u001b[D",
                type(0xe0, 0x48, 0xe0, 0xc8, 0xe0, 0x50, 0xe0, 0xd0, 0xe0, 0x4d, 0xe0, 0xcd, 0xe0, 0x4b, 0xe0, 0xcb));
        assertEquals("\u001b[1~\u001b[4~\u001b[5~\u001b[6~\u001b[2~\u001b[3~",
                type(0xe0, 0x47, 0xe0, 0x4f, 0xe0, 0x49, 0xe0, 0x51, 0xe0, 0x52, 0xe0, 0x53));
        assertEquals("\u001b[[A\u001b[21~\u001b[24~", type(0x3b, 0x44, 0x58));
        assertEquals("\r\u007f\t\u001b", type(0x1c, 0x0e, 0x0f, 0x01));
    }

    @Test
    void theNumberPadFollowsNumLock() {
        assertEquals("\u001b[1~-", type(0x47, 0xc7, 0x4a));
        assertEquals("7.", type(0x45, 0xc5, 0x47, 0x53));
        assertEquals("/\r", type(0xe0, 0x35, 0xe0, 0x1c));
    }

    @Test
    void shiftsThatTheKeyboardSendsByItselfDoNotCount() {
        // With num lock on, arrows come as e0 2a e0 48.
        assertEquals("\u001b[A", type(0xe0, 0x2a, 0xe0, 0x48));
        assertEquals("a", type(0x1e));
    }

    @Test
    void pauseAndAnswersGiveNothing() {
        assertEquals("a", type(0xe1, 0x1d, 0x45, 0xe1, 0x9d, 0xc5, 0xfa, 0x1e));
    }

    @Property
    void anyBytesAreHarmless(@ForAll byte[] codes) {
        for (byte code : codes) {
            decoder.accept(code & 0xff);
        }
    }

    @Test
    void theControllerIsSetUpAndItsKeysAreRead() {
        Queue<Integer> output = new ArrayDeque<>();
        output.add(0x55);
        boolean[] mouse = new boolean[1];
        FakePorts ports = new FakePorts();
        ports.onRead(0x64, () -> (output.isEmpty() ? 0 : 1) | (mouse[0] ? 0x20 : 0));
        ports.onRead(0x60, output::remove);
        ports.onWrite(0x64, command -> {
            if (command == 0x20) {
                output.add(0x30);
            }
        });
        Ps2Keyboard keyboard = new Ps2Keyboard(ports, keys);
        assertTrue(keyboard.initialize());
        assertTrue(ports.writes.contains("60=61"), "interrupt and translation on, clock on: " + ports.writes);
        output.add(0x1e);
        output.add(0x30);
        keyboard.interrupt();
        mouse[0] = true;
        output.add(0x1e);
        keyboard.interrupt();
        assertEquals("ab", type());
    }

    @Test
    void aMachineWithoutControllerIsNoticed() {
        assertFalse(new Ps2Keyboard(new FakePorts(), keys).initialize());
    }
}
