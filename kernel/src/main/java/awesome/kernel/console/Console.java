package awesome.kernel.console;

import awesome.kernel.machine.Preemption;
import awesome.magic.NoAlloc;

/**
 * Several devices as one console: output goes to each, input comes from whichever has some.
 *
 * <p>Its size is that of the screen. A serial line has a terminal at its other end, whose size nobody knows;
 * 80 by 25 suits both. What several threads write at once is mixed in pieces of 64 bytes; one of them reads.
 */
@NoAlloc("also the last words of a kernel without memory go through here")
public final class Console implements ConsoleDevice {
    /** Bytes that a thread writes before others get their turn: the devices are slow. */
    private static final int PART = 64;

    private final CharacterDevice[] devices;
    private final TextScreen screen;
    private final Preemption lock;
    private int ahead = -1;

    /** A console of these devices, on a machine with that screen; {@code lock} keeps writers apart. */
    public Console(TextScreen screen, Preemption lock, CharacterDevice... devices) {
        this.screen = screen;
        this.lock = lock;
        this.devices = devices;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        for (int done = 0; done < length; done += PART) {
            int part = Math.min(PART, length - done);
            lock.hold();
            for (int i = 0; i < devices.length; i++) {
                devices[i].write(source, start + done, part);
            }
            lock.release();
        }
    }

    @Override
    public int read() {
        int next = ahead;
        ahead = -1;
        for (int i = 0; next < 0 && i < devices.length; i++) {
            next = devices[i].read();
        }
        return next;
    }

    @Override
    public boolean hasInput() {
        if (ahead < 0) {
            ahead = read();
        }
        return ahead >= 0;
    }

    @Override
    public int rows() {
        return screen.rows();
    }

    @Override
    public int columns() {
        return screen.columns();
    }
}
