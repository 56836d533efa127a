package awesome.kernel.tty;

import awesome.abi.linux.TerminalFlag;
import awesome.abi.linux.Termios;
import awesome.kernel.memory.LittleEndian;

/** The settings of a terminal, {@code struct termios}. */
final class TerminalSettings {
    private static final int VDISCARD = 13;

    private final byte[] structure = new byte[Termios.SIZE];
    private int input;
    private int output;
    private int local;

    /** The settings of a terminal at first: lines, echo, signals, UTF-8. */
    TerminalSettings() {
        byte[] first = new byte[Termios.SIZE];
        LittleEndian.putInt(first, Termios.IFLAG, TerminalFlag.ICRNL | TerminalFlag.IXON | TerminalFlag.IUTF8);
        LittleEndian.putInt(first, Termios.OFLAG, TerminalFlag.OPOST | TerminalFlag.ONLCR);
        LittleEndian.putInt(first, Termios.CFLAG,
                TerminalFlag.B38400 | TerminalFlag.CS8 | TerminalFlag.CREAD | TerminalFlag.HUPCL);
        LittleEndian.putInt(first, Termios.LFLAG, TerminalFlag.ISIG | TerminalFlag.ICANON | TerminalFlag.ECHO
                | TerminalFlag.ECHOE | TerminalFlag.ECHOK | TerminalFlag.ECHOCTL | TerminalFlag.ECHOKE
                | TerminalFlag.IEXTEN);
        first[Termios.CC + TerminalFlag.VINTR] = 3;
        first[Termios.CC + TerminalFlag.VQUIT] = 28;
        first[Termios.CC + TerminalFlag.VERASE] = 127;
        first[Termios.CC + TerminalFlag.VKILL] = 21;
        first[Termios.CC + TerminalFlag.VEOF] = 4;
        first[Termios.CC + TerminalFlag.VMIN] = 1;
        first[Termios.CC + TerminalFlag.VSTART] = 17;
        first[Termios.CC + TerminalFlag.VSTOP] = 19;
        first[Termios.CC + TerminalFlag.VSUSP] = 26;
        first[Termios.CC + TerminalFlag.VREPRINT] = 18;
        first[Termios.CC + VDISCARD] = 15;
        first[Termios.CC + TerminalFlag.VWERASE] = 23;
        first[Termios.CC + TerminalFlag.VLNEXT] = 22;
        set(first);
    }

    /** A copy of the structure. */
    byte[] get() {
        return structure.clone();
    }

    /** Takes the settings over from a structure. */
    void set(byte[] from) {
        System.arraycopy(from, 0, structure, 0, Termios.SIZE);
        input = LittleEndian.getInt(structure, Termios.IFLAG);
        output = LittleEndian.getInt(structure, Termios.OFLAG);
        local = LittleEndian.getInt(structure, Termios.LFLAG);
    }

    /** Whether any of these input flags is on. */
    boolean input(int flags) {
        return (input & flags) != 0;
    }

    /** Whether ^S and ^Q, and no other keys, stop and start output. */
    boolean stopKeys() {
        return input(TerminalFlag.IXON) && control(TerminalFlag.VSTOP) == 19 && control(TerminalFlag.VSTART) == 17;
    }

    /** Whether any of these output flags is on. */
    boolean output(int flags) {
        return (output & flags) != 0;
    }

    /** Whether any of these local flags is on. */
    boolean local(int flags) {
        return (local & flags) != 0;
    }

    /** The control character, or number, at an index; 0 means that there is none. */
    int control(int index) {
        return structure[Termios.CC + index] & 0xff;
    }

    /** Whether {@code c} is the control character at an index. */
    boolean is(int c, int index) {
        return c == control(index) && c != 0;
    }

    /** Whether a byte is one of a character but not the first. */
    boolean isContinuation(int c) {
        return input(TerminalFlag.IUTF8) && (c & 0xc0) == 0x80;
    }
}
