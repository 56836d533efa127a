package awesome.arch.x86_64.device;

import awesome.kernel.console.ByteRing;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.PortIo;
import awesome.magic.NoAlloc;

/**
 * A keyboard at the PS/2 controller (IBM PS/2 hardware interface technical reference, keyboard and auxiliary device
 * controller). The controller translates to scan code set 1, which {@link KeyDecoder} understands.
 */
@NoAlloc("interrupt context")
public final class Ps2Keyboard implements Interrupts.Handler {
    /** The interrupt line. */
    public static final int LINE = 1;

    private static final int DATA = 0x60;
    private static final int STATUS = 0x64;
    private static final int COMMAND = 0x64;

    private static final int OUTPUT_FULL = 0x01;
    private static final int INPUT_FULL = 0x02;
    private static final int FROM_MOUSE = 0x20;
    private static final int READ_CONFIGURATION = 0x20;
    private static final int WRITE_CONFIGURATION = 0x60;
    private static final int ENABLE_KEYBOARD = 0xae;
    /** Keyboard interrupt and translation; the keyboard's clock not stopped; no mouse interrupt. */
    private static final int CONFIGURATION_SET = 0x41;
    private static final int CONFIGURATION_CLEAR = 0x12;
    private static final int SCANNING_ON = 0xf4;
    /** The buffer of the controller holds 16 bytes; a controller that gives more is none. */
    private static final int BUFFERED = 32;
    private static final int PATIENCE = 100_000;

    private final PortIo ports;
    private final KeyDecoder decoder;

    /** A keyboard whose keys go to {@code keys} as the bytes a terminal would send. */
    public Ps2Keyboard(PortIo ports, ByteRing keys) {
        this.ports = ports;
        this.decoder = new KeyDecoder(keys);
    }

    /** Sets the controller up; whether there is one. The caller binds this to {@link #LINE}. */
    public boolean initialize() {
        if (ports.in8(STATUS) == 0xff) {
            return false;
        }
        drain();
        command(READ_CONFIGURATION);
        int configuration = awaitData();
        if (configuration < 0) {
            return false;
        }
        command(WRITE_CONFIGURATION);
        data((configuration | CONFIGURATION_SET) & ~CONFIGURATION_CLEAR);
        command(ENABLE_KEYBOARD);
        data(SCANNING_ON);
        return true;
    }

    private void drain() {
        for (int i = 0; i < BUFFERED && (ports.in8(STATUS) & OUTPUT_FULL) != 0; i++) {
            ports.in8(DATA);
        }
    }

    private void awaitSpace() {
        for (int i = 0; i < PATIENCE && (ports.in8(STATUS) & INPUT_FULL) != 0; i++) {
            // The controller has not yet taken the last byte.
        }
    }

    private int awaitData() {
        for (int i = 0; i < PATIENCE; i++) {
            if ((ports.in8(STATUS) & OUTPUT_FULL) != 0) {
                return ports.in8(DATA);
            }
        }
        return -1;
    }

    private void command(int value) {
        awaitSpace();
        ports.out8(COMMAND, value);
    }

    private void data(int value) {
        awaitSpace();
        ports.out8(DATA, value);
    }

    @Override
    public void interrupt() {
        for (int i = 0; i < BUFFERED; i++) {
            int status = ports.in8(STATUS);
            if ((status & OUTPUT_FULL) == 0) {
                return;
            }
            int code = ports.in8(DATA);
            if ((status & FROM_MOUSE) == 0) {
                decoder.accept(code);
            }
        }
    }
}
