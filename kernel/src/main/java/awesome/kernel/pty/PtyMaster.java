package awesome.kernel.pty;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.tty.TerminalControl;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;

/** An open master: who has it types for the slave, and sees what that shows. */
public final class PtyMaster extends OpenFile {
    private static final int PIECE = 1024;
    private static final int LAST_SIGNAL = 64;

    private final Pty pty;
    private final PtyDevice device;
    private final PtyFileSystem system;
    private final Waiter waiter;

    PtyMaster(Inode inode, int flags, Pty pty, PtyFileSystem system, Waiter waiter) {
        super(inode, flags);
        this.pty = pty;
        this.system = system;
        this.waiter = waiter;
        device = pty.device();
    }

    /** TIOCGPTPEER: the slave, opened with {@code flags} of open(2); its one use is the caller's. */
    public OpenFile openPeer(int flags) {
        return pty.openPeer(flags);
    }

    @Override
    protected void readHere(Sink sink) {
        if (sink.room() == 0) {
            return;
        }
        if (!hasSomething()) {
            waiter.await(device.changed().when(this::hasSomething), isNonBlocking());
        }
        int news = device.takeNews();
        if (news == 0 && device.available() == 0) {
            throw new ErrnoException(Errno.EIO);
        }
        if (device.packets()) {
            sink.put(new byte[] {(byte) news}, 0, 1);
        }
        if (news != 0) {
            return;
        }
        device.take(sink);
        pty.terminal().outputTaken();
    }

    private boolean hasSomething() {
        return device.available() > 0 || device.news() != 0 || device.wasClosed();
    }

    @Override
    protected void writeHere(Source source) {
        long before = source.done();
        byte[] piece = new byte[(int) Math.min(PIECE, source.left())];
        while (source.left() > 0) {
            if (device.inputRoom() == 0) {
                if (!awaitRoom(source.done() > before)) {
                    return;
                }
            }
            int wanted = (int) Math.min(Math.min(device.inputRoom(), piece.length), source.left());
            int got = source.get(piece, 0, wanted);
            device.type(piece, got);
            pty.terminal().run();
            if (got < wanted) {
                return;
            }
        }
    }

    /** Waits until more can be typed; false if it may not, or a signal comes first, and something was typed already. */
    private boolean awaitRoom(boolean hasTyped) {
        try {
            waiter.await(device.changed().when(() -> device.inputRoom() > 0), isNonBlocking());
            return true;
        } catch (ErrnoException e) {
            if (!hasTyped) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public int poll() {
        int events = device.available() > 0 ? PollEvent.POLLIN | PollEvent.POLLRDNORM : 0;
        if (device.news() != 0) {
            events |= PollEvent.POLLPRI | PollEvent.POLLIN | PollEvent.POLLRDNORM;
        }
        if (device.wasClosed()) {
            events |= PollEvent.POLLHUP;
        }
        return device.inputRoom() > 0 ? events | PollEvent.POLLOUT | PollEvent.POLLWRNORM : events;
    }

    @Override
    public Bell changed() {
        return device.changed();
    }

    @Override
    public int control(int request, ControlArgument argument) {
        switch (request) {
            case TerminalFlag.TIOCGPTN:
                return argument.give(pty.number());
            case TerminalFlag.TIOCSPTLCK:
                pty.setLocked(LittleEndian.getInt(argument.read(4), 0) != 0);
                return 0;
            case TerminalFlag.TIOCGPTLCK:
                return argument.give(pty.isLocked() ? 1 : 0);
            case TerminalFlag.TIOCPKT:
                device.setPackets(LittleEndian.getInt(argument.read(4), 0) != 0);
                return 0;
            case TerminalFlag.TIOCGPKT:
                return argument.give(device.packets() ? 1 : 0);
            case TerminalFlag.TCFLSH:
                return flush((int) argument.value());
            case TerminalFlag.TIOCSIG:
                return signal((int) argument.value());
            case TerminalFlag.TIOCGPGRP:
                return argument.give(pty.terminal().foreground());
            case TerminalFlag.FIONREAD:
                return argument.give(device.available());
            default:
                return new TerminalControl(pty.terminal()).control(request, argument);
        }
    }

    /** The master's input is what the slave shows; what it types never waits here. */
    private int flush(int what) {
        if (what < TerminalFlag.TCIFLUSH || what > TerminalFlag.TCIOFLUSH) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (what != TerminalFlag.TCOFLUSH) {
            device.discardOutput();
            pty.terminal().outputTaken();
        }
        return 0;
    }

    private int signal(int number) {
        if (number < 1 || number > LAST_SIGNAL) {
            throw new ErrnoException(Errno.EINVAL);
        }
        pty.terminal().signal(number);
        return 0;
    }

    @Override
    protected void closed() {
        pty.terminal().disconnect();
        system.remove(pty);
    }

    /** What of the flags for TIOCGPTPEER counts. */
    public static int peerFlags(long value) {
        return (int) value & (OpenFlag.O_ACCMODE | OpenFlag.O_NOCTTY | OpenFlag.O_NONBLOCK);
    }
}
