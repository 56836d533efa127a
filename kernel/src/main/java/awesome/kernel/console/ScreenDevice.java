package awesome.kernel.console;

import awesome.magic.NoAlloc;

/** A screen and a keyboard as one device. */
@NoAlloc("also the last words of a kernel without memory go through here")
public final class ScreenDevice implements CharacterDevice {
    private final AnsiTerminal terminal;
    private final ByteRing keys;

    /** Output is shown by {@code terminal}; input is what the driver of the keyboard puts into {@code keys}. */
    public ScreenDevice(AnsiTerminal terminal, ByteRing keys) {
        this.terminal = terminal;
        this.keys = keys;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        terminal.write(source, start, length);
    }

    @Override
    public int read() {
        return keys.take();
    }
}
