package awesome.kernel.tty;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.Signal;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.LimitedSource;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;

/** An open terminal. */
public class TerminalFile extends OpenFile {
    private static final int HUNG_UP = PollEvent.POLLIN | PollEvent.POLLRDNORM | PollEvent.POLLOUT
            | PollEvent.POLLWRNORM | PollEvent.POLLERR | PollEvent.POLLHUP;

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
        terminal.fileOpened();
    }

    @Override
    protected void closed() {
        terminal.fileClosed();
    }

    @Override
    protected String nameless() {
        return "/dev/console";
    }

    @Override
    protected void readHere(Sink sink) {
        terminal.requireForeground(Signal.SIGTTIN);
        terminal.read(sink, isNonBlocking());
    }

    @Override
    protected void writeHere(Source source) {
        if (terminal.stopsWriters()) {
            terminal.requireForeground(Signal.SIGTTOU);
        }
        long before = source.done();
        while (source.left() > 0) {
            int room;
            try {
                room = terminal.awaitRoom(isNonBlocking());
                requireConnected();
            } catch (ErrnoException e) {
                if (source.done() > before) {
                    return;
                }
                throw e;
            }
            long wanted = Math.min(room, source.left());
            long already = source.done();
            terminal.write(new LimitedSource(source, wanted), output);
            if (source.done() < already + wanted) {
                return;
            }
        }
    }

    private void requireConnected() {
        if (terminal.isHungUp()) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    @Override
    public int poll() {
        if (terminal.isHungUp()) {
            return HUNG_UP;
        }
        int events = terminal.isWritable() ? PollEvent.POLLOUT | PollEvent.POLLWRNORM : 0;
        if (terminal.isReadable()) {
            events |= PollEvent.POLLIN | PollEvent.POLLRDNORM;
        }
        if (terminal.hasEnded()) {
            events |= PollEvent.POLLHUP;
        }
        return events;
    }

    @Override
    public Bell changed() {
        return terminal.changed();
    }

    @Override
    public int control(int request, ControlArgument argument) {
        if (terminal.isHungUp()) {
            throw new ErrnoException(request == TerminalFlag.TIOCSPGRP ? Errno.ENOTTY : Errno.EIO);
        }
        return new TerminalControl(terminal).control(request, argument);
    }
}
