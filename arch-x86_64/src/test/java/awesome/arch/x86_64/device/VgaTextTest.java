package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.console.AnsiTerminal;
import awesome.magic.host.HostMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VgaTextTest {
    private final HostMemory memory = new HostMemory();
    private final FakePorts ports = new FakePorts();
    private final VgaText screen = new VgaText(ports);

    @BeforeEach
    void mapScreen() {
        // Exactly the screen: writing elsewhere fails.
        HostMemory.use(memory.map(0xb8000, 4000));
    }

    private int cell(int row, int column) {
        return memory.readShort(0xb8000 + 2L * (row * 80 + column)) & 0xffff;
    }

    @Test
    void cellsHoldAttributeAndCharacter() {
        screen.put(1, 2, 'A', 0x1f);
        assertEquals(0x1f41, cell(1, 2));
    }

    @Test
    void regionsScrollBothWays() {
        for (int row = 0; row < 25; row++) {
            screen.put(row, 79, 'a' + row, 7);
        }
        screen.scrollUp(5, 10, 2, 7);
        assertEquals(0x0700 | 'e', cell(4, 79));
        assertEquals(0x0700 | 'h', cell(5, 79));
        assertEquals(0x0700 | 'j', cell(7, 79));
        assertEquals(0x0720, cell(8, 79));
        assertEquals(0x0700 | 'k', cell(10, 79));
        screen.scrollDown(5, 10, 2, 7);
        assertEquals(0x0720, cell(6, 79));
        assertEquals(0x0700 | 'h', cell(7, 79));
        assertEquals(0x0700 | 'k', cell(10, 79));
    }

    @Test
    void theCursorGoesToTheController() {
        screen.moveCursor(2, 5);
        assertEquals("[3d4=e, 3d5=0, 3d4=f, 3d5=a5]", ports.writes.toString());
        screen.moveCursor(2, 5);
        assertEquals(4, ports.writes.size());
        screen.showCursor(false);
        assertEquals("3d5=20", ports.writes.get(5));
    }

    @Test
    void theTerminalFillsIt() {
        byte[] text = "\u001bchello\r\n\u001b[31mred".getBytes();
        new AnsiTerminal(screen).write(text, 0, text.length);
        assertEquals(0x0700 | 'h', cell(0, 0));
        assertEquals(0x0400 | 'r', cell(1, 0));
        assertEquals(0x0720, cell(24, 79));
    }
}
