package awesome.kernel.tty;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Signal;
import awesome.abi.linux.TerminalFlag;
import awesome.abi.linux.Termios;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.ControlArgument;

/** What ioctl(2) does with a terminal (ioctl_tty(2)). */
public final class TerminalControl {
    private static final int WINDOW_SIZE = 8;

    private final Terminal terminal;

    /** For {@code terminal}. */
    public TerminalControl(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The result of a request; ENOTTY if it is none of a terminal. */
    public int control(int request, ControlArgument argument) {
        switch (request) {
            case TerminalFlag.TCGETS:
                argument.write(terminal.settings());
                return 0;
            case TerminalFlag.TCSETSF:
                terminal.requireForeground(Signal.SIGTTOU);
                terminal.discardInput();
                terminal.setSettings(argument.read(Termios.SIZE));
                return 0;
            case TerminalFlag.TCSETS:
            case TerminalFlag.TCSETSW:
                terminal.requireForeground(Signal.SIGTTOU);
                // Output never waits to be sent.
                terminal.setSettings(argument.read(Termios.SIZE));
                return 0;
            case TerminalFlag.TCFLSH:
                terminal.requireForeground(Signal.SIGTTOU);
                return flush((int) argument.value());
            case TerminalFlag.TCSBRK:
            case TerminalFlag.TCXONC:
                return 0;
            case TerminalFlag.FIONREAD:
                return argument.give(terminal.available());
            case TerminalFlag.TIOCOUTQ:
                return argument.give(0);
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
                return argument.give(terminal.foreground());
            case TerminalFlag.TIOCSPGRP:
                return setForeground(LittleEndian.getInt(argument.read(4), 0));
            case TerminalFlag.TIOCGSID:
                checkControlling();
                return argument.give(terminal.session());
            case TerminalFlag.TIOCSCTTY:
                return takeOver(argument.value());
            case TerminalFlag.TIOCNOTTY:
                return giveUp();
            default:
                throw new ErrnoException(Errno.ENOTTY);
        }
    }

    private int setForeground(int group) {
        checkControlling();
        terminal.requireForeground(Signal.SIGTTOU);
        if (group < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        JobControl jobs = terminal.jobs();
        if (!jobs.isGroup(group)) {
            throw new ErrnoException(Errno.ESRCH);
        }
        if (!jobs.isGroupOfCaller(group)) {
            throw new ErrnoException(Errno.EPERM);
        }
        terminal.setForeground(group);
        return 0;
    }

    /** Who leads a session without a terminal gets this one, if it is nobody else's; {@code force} takes it away. */
    private int takeOver(long force) {
        JobControl jobs = terminal.jobs();
        if (jobs.callerLeads() && jobs.callerTerminal() == terminal) {
            return 0;
        }
        boolean isTaken = terminal.session() != 0 && force != 1;
        if (!jobs.callerLeads() || jobs.callerTerminal() != null || isTaken) {
            throw new ErrnoException(Errno.EPERM);
        }
        jobs.setCallerTerminal(terminal);
        terminal.setSession(jobs.callerSession(), jobs.callerGroup());
        return 0;
    }

    private int giveUp() {
        checkControlling();
        // A process that does not lead its session cannot be without its terminal alone: the session keeps it.
        if (terminal.jobs().callerLeads()) {
            terminal.jobs().setCallerTerminal(null);
            terminal.hangUp();
        }
        return 0;
    }

    private void checkControlling() {
        if (terminal.jobs().callerTerminal() != terminal || terminal.session() != terminal.jobs().callerSession()) {
            throw new ErrnoException(Errno.ENOTTY);
        }
    }

    private int flush(int what) {
        if (what < TerminalFlag.TCIFLUSH || what > TerminalFlag.TCIOFLUSH) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (what != TerminalFlag.TCOFLUSH) {
            terminal.discardInput();
        }
        if (what != TerminalFlag.TCIFLUSH) {
            terminal.discardOutput();
        }
        return 0;
    }

    private byte[] windowSize() {
        byte[] size = new byte[WINDOW_SIZE];
        LittleEndian.putShort(size, 0, terminal.rows());
        LittleEndian.putShort(size, 2, terminal.columns());
        return size;
    }
}
