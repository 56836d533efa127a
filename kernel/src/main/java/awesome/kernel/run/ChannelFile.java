package awesome.kernel.run;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.TerminalFlag;
import awesome.abi.run.RunChannel;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;

/** A standard stream that is no terminal: an end of a pipe whose other end the launcher has. */
final class ChannelFile extends OpenFile {
    private final RunLink link;
    private final int type;
    private final Waiter waiter;

    /** The stream whose frames have that type. */
    ChannelFile(Inode inode, int flags, RunLink link, int type, Waiter waiter) {
        super(inode, flags);
        this.link = link;
        this.type = type;
        this.waiter = waiter;
    }

    @Override
    protected String nameless() {
        return "pipe:[" + inode().number() + "]";
    }

    @Override
    protected void readHere(Sink sink) {
        if (type != RunChannel.STDIN) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (sink.room() == 0) {
            return;
        }
        link.run();
        long before = sink.done();
        while (sink.done() == before && awaitInput()) {
            link.readInput(sink);
            while (link.available() > 0 && sink.room() > 0) {
                // Others may read while memory is waited for.
                sink.awaitRoom();
                link.readInput(sink);
            }
        }
    }

    /** Waits until there is input; false if there will be none. */
    private boolean awaitInput() {
        if (link.available() == 0 && !link.hasInputEnded()) {
            waiter.await(link.arrived().when(() -> link.available() > 0 || link.hasInputEnded()), isNonBlocking());
        }
        return link.available() > 0;
    }

    @Override
    protected void writeHere(Source source) {
        if (type == RunChannel.STDIN) {
            throw new ErrnoException(Errno.EBADF);
        }
        link.send(type, source);
    }

    @Override
    public int poll() {
        if (type != RunChannel.STDIN) {
            return PollEvent.POLLOUT | PollEvent.POLLWRNORM;
        }
        link.run();
        if (link.available() > 0) {
            return PollEvent.POLLIN | PollEvent.POLLRDNORM;
        }
        return link.hasInputEnded() ? PollEvent.POLLHUP : 0;
    }

    @Override
    public Bell changed() {
        return type == RunChannel.STDIN ? link.arrived() : null;
    }

    @Override
    public boolean isPollable() {
        return true;
    }

    @Override
    public int control(int request, ControlArgument argument) {
        if (request != TerminalFlag.FIONREAD) {
            return super.control(request, argument);
        }
        return argument.give(type == RunChannel.STDIN ? link.available() : 0);
    }
}
