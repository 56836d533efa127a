package awesome.arch.x86_64.device;

import awesome.kernel.machine.PortIo;
import awesome.magic.NoAlloc;

/**
 * The interval timer (Intel 8254 data sheet): counter 0 raises line 0 at a fixed rate, counter 2 measures a time
 * of at most 54 ms once.
 */
@NoAlloc("interrupt context")
public final class Pit8254 {
    /** Counts in a second. */
    public static final int FREQUENCY = 1_193_182;
    /** The line that counter 0 raises. */
    public static final int LINE = 0;

    private static final int COUNTER_0 = 0x40;
    private static final int COUNTER_2 = 0x42;
    private static final int COMMAND = 0x43;
    /** Port of the gate of counter 2 (bit 0), the loudspeaker (bit 1) and the output of counter 2 (bit 5). */
    private static final int SYSTEM_CONTROL = 0x61;

    /** Counter 0, low byte first, mode 2: a pulse at the end of each round. */
    private static final int RATE = 0x34;
    /** Counter 0, low byte first, mode 0: begins when it is given a number. */
    private static final int STOPPED = 0x30;
    /** Counter 2, low byte first, mode 0: the output rises at the end. */
    private static final int ONE_SHOT = 0xb0;
    private static final int LATCH_2 = 0x80;
    private static final int FULL = 0xffff;

    private final PortIo ports;

    public Pit8254(PortIo ports) {
        this.ports = ports;
    }

    /** Raises line 0 {@code hertz} times a second, 19 to 10000. */
    public void start(int hertz) {
        int counts = (FREQUENCY + hertz / 2) / hertz;
        ports.out8(COMMAND, RATE);
        ports.out8(COUNTER_0, counts & 0xff);
        ports.out8(COUNTER_0, counts >> 8);
    }

    /** Raises line 0 no more: the counter waits for a number that does not come. */
    public void stop() {
        ports.out8(COMMAND, STOPPED);
    }

    /** Starts to measure. */
    public void startMeasuring() {
        ports.out8(SYSTEM_CONTROL, ports.in8(SYSTEM_CONTROL) & ~3 | 1);
        ports.out8(COMMAND, ONE_SHOT);
        ports.out8(COUNTER_2, FULL & 0xff);
        ports.out8(COUNTER_2, FULL >> 8);
    }

    /** Counts since {@link #startMeasuring}, 0 to 65535; -1 if it was too long ago. */
    public int measured() {
        ports.out8(COMMAND, LATCH_2);
        int left = ports.in8(COUNTER_2) | ports.in8(COUNTER_2) << 8;
        return (ports.in8(SYSTEM_CONTROL) & 0x20) != 0 ? -1 : FULL - left;
    }
}
