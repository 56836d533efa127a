package awesome.arch.x86_64.device;

import awesome.kernel.console.TextScreen;
import awesome.kernel.machine.PortIo;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.raw.Address;

/**
 * The text screen of VGA, 80 by 25 cells of two bytes at 0xb8000 (IBM VGA technical reference). What it shows is
 * also kept in main memory, since reading from the screen is slow.
 */
@NoAlloc("any context")
public final class VgaText implements TextScreen {
    private static final int ROWS = 25;
    private static final int COLUMNS = 80;
    /** Where the screen is in physical memory. */
    public static final PhysAddr BUFFER = PhysAddr.of(0xb8000);

    private static final int CRTC_INDEX = 0x3d4;
    private static final int CRTC_DATA = 0x3d5;
    private static final int CURSOR_START = 0x0a;
    private static final int CURSOR_END = 0x0b;
    private static final int CURSOR_HIGH = 0x0e;
    private static final int CURSOR_LOW = 0x0f;
    private static final int CURSOR_OFF = 0x20;
    private static final int FIRST_SCAN_LINE = 13;
    private static final int LAST_SCAN_LINE = 14;

    private final PortIo ports;
    private final short[] cells = new short[ROWS * COLUMNS];
    private int cursor = -1;
    private long buffer = BUFFER.bits();

    public VgaText(PortIo ports) {
        this.ports = ports;
    }

    /** The screen can be written at {@code address} from now on; before that at its physical address. */
    public void moveTo(Address address) {
        buffer = address.bits();
    }

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public int columns() {
        return COLUMNS;
    }

    private void set(int index, int cell) {
        cells[index] = (short) cell;
        Address.of(buffer).writeShort(index * 2L, (short) cell);
    }

    @Override
    public void put(int row, int column, int character, int attribute) {
        set(row * COLUMNS + column, attribute << 8 | character & 0xff);
    }

    @Override
    public void clear(int row, int from, int end, int attribute) {
        for (int i = row * COLUMNS + from; i < row * COLUMNS + end; i++) {
            set(i, attribute << 8 | ' ');
        }
    }

    @Override
    public void scrollUp(int first, int end, int lines, int attribute) {
        for (int i = first * COLUMNS; i < (end - lines) * COLUMNS; i++) {
            set(i, cells[i + lines * COLUMNS]);
        }
        for (int row = end - lines; row < end; row++) {
            clear(row, 0, COLUMNS, attribute);
        }
    }

    @Override
    public void scrollDown(int first, int end, int lines, int attribute) {
        for (int i = end * COLUMNS - 1; i >= (first + lines) * COLUMNS; i--) {
            set(i, cells[i - lines * COLUMNS]);
        }
        for (int row = first; row < first + lines; row++) {
            clear(row, 0, COLUMNS, attribute);
        }
    }

    @Override
    public void moveCursor(int row, int column) {
        int position = row * COLUMNS + column;
        if (position != cursor) {
            cursor = position;
            crtc(CURSOR_HIGH, position >> 8);
            crtc(CURSOR_LOW, position & 0xff);
        }
    }

    @Override
    public void showCursor(boolean visible) {
        crtc(CURSOR_START, visible ? FIRST_SCAN_LINE : CURSOR_OFF);
        crtc(CURSOR_END, LAST_SCAN_LINE);
    }

    private void crtc(int register, int value) {
        ports.out8(CRTC_INDEX, register);
        ports.out8(CRTC_DATA, value);
    }
}
