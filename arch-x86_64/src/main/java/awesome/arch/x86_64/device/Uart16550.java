package awesome.arch.x86_64.device;

import awesome.kernel.console.ByteRing;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.PortIo;
import awesome.magic.NoAlloc;

/**
 * A serial line with a 16550 (National Semiconductor PC16550D data sheet): 115200 bit/s, 8 bits, no parity.
 *
 * <p>Bytes that come in are taken by the interrupt into a ring; before interrupts are on, {@link #read} asks the
 * device itself. Output waits for the transmitter and then fills its buffer of 16 bytes at once.
 */
@NoAlloc("any context")
public final class Uart16550 implements CharacterDevice, Interrupts.Handler {
    /** Port and interrupt line of the first and of the second serial line. */
    public static final int COM1 = 0x3f8;
    public static final int COM1_LINE = 4;
    public static final int COM2 = 0x2f8;
    public static final int COM2_LINE = 3;

    private static final int DATA = 0;
    private static final int INTERRUPT_ENABLE = 1;
    private static final int INTERRUPT_IDENTITY = 2;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_CONTROL = 3;
    private static final int MODEM_CONTROL = 4;
    private static final int LINE_STATUS = 5;
    private static final int SCRATCH = 7;

    private static final int DIVISOR_ACCESS = 0x80;
    private static final int EIGHT_BITS = 0x03;
    /** Enabled, both buffers emptied, interrupt at 8 bytes or after a pause. */
    private static final int FIFO_ON = 0x87;
    /** Ready, and OUT2, which connects the interrupt on PCs. */
    private static final int MODEM_READY = 0x0b;
    private static final int RECEIVE_INTERRUPT = 0x01;
    private static final int RECEIVED = 0x01;
    /** There is room for {@link #FIFO_SIZE} bytes. */
    private static final int BUFFER_EMPTY = 0x20;
    /** And the last bit has left, too. */
    private static final int ALL_SENT = 0x40;
    private static final int FIFO_SIZE = 16;

    /**
     * Nobody may listen at the other end: after that many looks at the device the rest is dropped. A virtual machine's
     * listener may be kept waiting for seconds on a busy host, and loses nothing: this is at least ten seconds.
     */
    private static final int PATIENCE = 100_000_000;

    private final PortIo ports;
    private final int base;
    private final ByteRing received;
    private final int patience;
    private boolean present;
    private boolean stuck;

    /** The line at port {@code base}; what comes in is kept in {@code received}. */
    public Uart16550(PortIo ports, int base, ByteRing received) {
        this(ports, base, received, PATIENCE);
    }

    /** A line that drops its output after {@code patience} looks at a device that takes none. */
    Uart16550(PortIo ports, int base, ByteRing received, int patience) {
        this.patience = patience;
        this.ports = ports;
        this.base = base;
        this.received = received;
    }

    /** Sets the line up, without interrupts; whether there is a device. */
    public boolean initialize() {
        ports.out8(base + SCRATCH, 0xa5);
        present = ports.in8(base + SCRATCH) == 0xa5;
        ports.out8(base + INTERRUPT_ENABLE, 0);
        ports.out8(base + LINE_CONTROL, DIVISOR_ACCESS | EIGHT_BITS);
        ports.out8(base + DATA, 1);
        ports.out8(base + INTERRUPT_ENABLE, 0);
        ports.out8(base + LINE_CONTROL, EIGHT_BITS);
        // Switching the buffers on empties them.
        takeReceived();
        ports.out8(base + FIFO_CONTROL, FIFO_ON);
        ports.out8(base + MODEM_CONTROL, MODEM_READY);
        return present;
    }

    /** Lets received bytes raise interrupts; the caller binds this to the line. */
    public void enableInterrupt() {
        ports.out8(base + INTERRUPT_ENABLE, RECEIVE_INTERRUPT);
    }

    @Override
    public void interrupt() {
        // Reading the identity is part of serving; receiving is the only cause that is enabled.
        ports.in8(base + INTERRUPT_IDENTITY);
        takeReceived();
    }

    private void takeReceived() {
        while (present && (ports.in8(base + LINE_STATUS) & RECEIVED) != 0) {
            received.put(ports.in8(base + DATA));
        }
    }

    @Override
    public void write(byte[] source, int start, int length) {
        int done = 0;
        while (done < length && await(BUFFER_EMPTY)) {
            int end = Math.min(length, done + FIFO_SIZE);
            for (; done < end; done++) {
                ports.out8(base + DATA, source[start + done] & 0xff);
            }
        }
    }

    /** Waits until all output has left: what switches the machine off would lose the rest. */
    public void drain() {
        await(ALL_SENT);
    }

    private boolean await(int state) {
        if (!present) {
            return false;
        }
        int looks = stuck ? 1 : patience;
        for (int i = 0; i < looks; i++) {
            if ((ports.in8(base + LINE_STATUS) & state) != 0) {
                stuck = false;
                return true;
            }
        }
        stuck = true;
        return false;
    }

    @Override
    public int read() {
        return received.take();
    }

    /** Takes what came in without an interrupt; interrupts are off. */
    public void poll() {
        takeReceived();
    }

    /** How many bytes came in and found no room. */
    public int lost() {
        return received.lost();
    }
}
