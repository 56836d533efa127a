package awesome.arch.x86_64.device;

import awesome.kernel.machine.PortIo;
import awesome.magic.NoAlloc;

/** The two cascaded interrupt controllers of a PC (Intel 8259A data sheet). Lines 0 to 15. */
@NoAlloc("interrupt context")
public final class Pic8259 implements LineController {
    private static final int FIRST_COMMAND = 0x20;
    private static final int FIRST_DATA = 0x21;
    private static final int SECOND_COMMAND = 0xa0;
    private static final int SECOND_DATA = 0xa1;

    /** ICW1: edge triggered, cascaded, ICW4 follows. */
    private static final int INITIALIZE = 0x11;
    /** ICW4: 8086 mode, normal end of interrupt. */
    private static final int MODE_8086 = 0x01;
    private static final int CASCADE_LINE = 2;
    private static final int END_OF_INTERRUPT = 0x20;
    /** OCW3: the next read gives the lines in service. */
    private static final int READ_IN_SERVICE = 0x0b;

    private final PortIo ports;
    private int masked = 0xffff & ~(1 << CASCADE_LINE);

    public Pic8259(PortIo ports) {
        this.ports = ports;
    }

    /** Makes the lines raise vectors from {@code firstVector} on, a multiple of 8; all are masked. */
    public void initialize(int firstVector) {
        ports.out8(FIRST_COMMAND, INITIALIZE);
        ports.out8(SECOND_COMMAND, INITIALIZE);
        ports.out8(FIRST_DATA, firstVector);
        ports.out8(SECOND_DATA, firstVector + 8);
        ports.out8(FIRST_DATA, 1 << CASCADE_LINE);
        ports.out8(SECOND_DATA, CASCADE_LINE);
        ports.out8(FIRST_DATA, MODE_8086);
        ports.out8(SECOND_DATA, MODE_8086);
        masked = 0xffff & ~(1 << CASCADE_LINE);
        writeMask();
    }

    private void writeMask() {
        ports.out8(FIRST_DATA, masked & 0xff);
        ports.out8(SECOND_DATA, masked >> 8);
    }

    @Override
    public void unmask(int line) {
        masked &= ~(1 << line);
        writeMask();
    }

    @Override
    public void mask(int line) {
        masked |= 1 << line;
        writeMask();
    }

    /** A line that was not raised long enough to know which it was shows as the last of its controller. */
    @Override
    public boolean isSpurious(int line) {
        if (line == 7) {
            return !isInService(FIRST_COMMAND);
        }
        if (line == 15 && !isInService(SECOND_COMMAND)) {
            // The first controller did see the second raise its line.
            ports.out8(FIRST_COMMAND, END_OF_INTERRUPT);
            return true;
        }
        return false;
    }

    private boolean isInService(int command) {
        ports.out8(command, READ_IN_SERVICE);
        return (ports.in8(command) & 0x80) != 0;
    }

    @Override
    public void end(int line) {
        if (line >= 8) {
            ports.out8(SECOND_COMMAND, END_OF_INTERRUPT);
        }
        ports.out8(FIRST_COMMAND, END_OF_INTERRUPT);
    }
}
