package awesome.kernel.tty;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.TerminalFlag;
import awesome.abi.linux.Termios;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** An open terminal. */
public final class TerminalFile extends OpenFile {
    private static final int TCIFLUSH = 0;
    private static final int TCOFLUSH = 1;
    private static final int TCIOFLUSH = 2;
    private static final int WINDOW_SIZE = 8;

    private final Terminal terminal;
    private final CharacterDevice output;

    /** {@code terminal} opened by its node {@code inode}. */
    public TerminalFile(Inode inode, int flags, Terminal terminal) {
        this(inode, flags, terminal, terminal.device());
    }

    /** The same, with output to {@code output} in place of the terminal's device. */
    public TerminalFile(Inode inode, int flags, Terminal terminal, CharacterDevice output) {
        super(inode, flags);
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    protected String nameless() {
        return "/dev/console";
    }

    @Override
    protected void readHere(Sink sink) {
        terminal.read(sink, isNonBlocking());
    }

    @Override
    protected void writeHere(Source source) {
        terminal.write(source, output);
    }

    @Override
    public int poll() {
        int events = PollEvent.POLLOUT | PollEvent.POLLWRNORM;
        if (terminal.isReadable()) {
            events |= PollEvent.POLLIN | PollEvent.POLLRDNORM;
        }
        if (terminal.hasEnded()) {
            events |= PollEvent.POLLHUP;
        }
        return events;
    }

    @Override
    public int control(int request, ControlArgument argument) {
        switch (request) {
            case TerminalFlag.TCGETS:
                argument.write(terminal.settings());
                return 0;
            case TerminalFlag.TCSETSF:
                terminal.discardInput();
                terminal.setSettings(argument.read(Termios.SIZE));
                return 0;
            case TerminalFlag.TCSETS:
            case TerminalFlag.TCSETSW:
                // Output never waits to be sent.
                terminal.setSettings(argument.read(Termios.SIZE));
                return 0;
            case TerminalFlag.TCFLSH:
                return flush((int) argument.value());
            case TerminalFlag.TCSBRK:
            case TerminalFlag.TCXONC:
                return 0;
            case TerminalFlag.FIONREAD:
                return give(argument, terminal.available());
            case TerminalFlag.TIOCOUTQ:
                return give(argument, 0);
            case TerminalFlag.TIOCGWINSZ:
                argument.write(windowSize());
                return 0;
            case TerminalFlag.TIOCSWINSZ:
                byte[] size = argument.read(WINDOW_SIZE);
                terminal.resize(LittleEndian.getShort(size, 0), LittleEndian.getShort(size, 2));
                return 0;
            default:
                return controlJobs(request, argument);
        }
    }

    private int controlJobs(int request, ControlArgument argument) {
        switch (request) {
            case TerminalFlag.TIOCGPGRP:
                checkControlling();
                return give(argument, terminal.foreground());
            case TerminalFlag.TIOCSPGRP:
                checkControlling();
                int group = LittleEndian.getInt(argument.read(4), 0);
                if (group < 0) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                terminal.setForeground(group);
                return 0;
            case TerminalFlag.TIOCGSID:
                checkControlling();
                return give(argument, terminal.session());
            case TerminalFlag.TIOCSCTTY:
                if (terminal.session() != 0 && terminal.session() != terminal.jobs().callerSession()) {
                    throw new ErrnoException(Errno.EPERM);
                }
                terminal.setSession(terminal.jobs().callerSession(), terminal.jobs().callerGroup());
                return 0;
            case TerminalFlag.TIOCNOTTY:
                checkControlling();
                terminal.setSession(0, 0);
                return 0;
            default:
                return super.control(request, argument);
        }
    }

    private void checkControlling() {
        if (terminal.session() == 0 || terminal.session() != terminal.jobs().callerSession()) {
            throw new ErrnoException(Errno.ENOTTY);
        }
    }

    private int flush(int what) {
        if (what < TCIFLUSH || what > TCIOFLUSH) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (what != TCOFLUSH) {
            terminal.discardInput();
        }
        return 0;
    }

    private byte[] windowSize() {
        byte[] size = new byte[WINDOW_SIZE];
        LittleEndian.putShort(size, 0, terminal.rows());
        LittleEndian.putShort(size, 2, terminal.columns());
        return size;
    }

    private static int give(ControlArgument argument, int value) {
        byte[] out = new byte[4];
        LittleEndian.putInt(out, 0, value);
        argument.write(out);
        return 0;
    }
}
