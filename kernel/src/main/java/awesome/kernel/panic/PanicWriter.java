package awesome.kernel.panic;

import awesome.kernel.console.CharacterDevice;
import awesome.magic.NoAlloc;

/** Text to a device, without needing memory for it. Characters above U+007F become question marks. */
@NoAlloc("a kernel that panics may have no memory left")
public final class PanicWriter {
    private final byte[] line = new byte[128];
    private CharacterDevice device;
    private int used;

    /** Writes to {@code target} from now on. */
    public void use(CharacterDevice target) {
        device = target;
    }

    /** Prints {@code text}, or {@code null}. */
    public PanicWriter text(String text) {
        String shown = text == null ? "null" : text;
        for (int i = 0; i < shown.length(); i++) {
            character(shown.charAt(i));
        }
        return this;
    }

    /** Prints {@code value} in base 16 with at least {@code digits} digits, at most 16. */
    public PanicWriter hex(long value, int digits) {
        int count = Math.max(digits, (67 - Long.numberOfLeadingZeros(value)) / 4);
        for (int shift = (count - 1) * 4; shift >= 0; shift -= 4) {
            int digit = (int) (value >>> shift) & 15;
            character((char) (digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
        return this;
    }

    /** Prints {@code value} in base 10. */
    public PanicWriter decimal(long value) {
        if (value < 0) {
            character('-');
        }
        long divisor = 1;
        while (value / divisor / 10 != 0) {
            divisor *= 10;
        }
        for (; divisor != 0; divisor /= 10) {
            character((char) ('0' + Math.abs(value / divisor % 10)));
        }
        return this;
    }

    /** Ends the line. */
    public PanicWriter newLine() {
        append('\r');
        append('\n');
        flush();
        return this;
    }

    /** Sends what is not sent yet. */
    public void flush() {
        if (device != null) {
            device.write(line, 0, used);
        }
        used = 0;
    }

    /** Prints one character. */
    public void character(char value) {
        if (value == '\n') {
            newLine();
        } else {
            append(value < 0x80 ? value : '?');
        }
    }

    private void append(char value) {
        if (used == line.length) {
            flush();
        }
        line[used++] = (byte) value;
    }
}
