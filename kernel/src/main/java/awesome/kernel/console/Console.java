package awesome.kernel.console;

import awesome.magic.NoAlloc;

/**
 * Several devices as one console: output goes to each, input comes from whichever has some.
 *
 * <p>Its size is that of the screen. A serial line has a terminal at its other end, whose size nobody knows;
 * 80 by 25 suits both.
 */
@NoAlloc("also the last words of a kernel without memory go through here")
public final class Console implements ConsoleDevice {
    private final CharacterDevice[] devices;
    private final TextScreen screen;
    private int ahead = -1;

    /** A console of these devices, on a machine with that screen. */
    public Console(TextScreen screen, CharacterDevice... devices) {
        this.screen = screen;
        this.devices = devices;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        for (int i = 0; i < devices.length; i++) {
            devices[i].write(source, start, length);
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
