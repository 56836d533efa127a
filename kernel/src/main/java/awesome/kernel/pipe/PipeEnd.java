package awesome.kernel.pipe;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;
import awesome.magic.NonNull;

/** An open end of a pipe, or both ends in one (pipe(7)). */
@NonNull
public final class PipeEnd extends OpenFile {
    private final Pipe pipe;
    private final Waiter waiter;
    private final Runnable whenClosed;

    /**
     * An end of {@code pipe}, which it counts in.
     *
     * @param whenClosed runs when it is closed and counted out
     */
    PipeEnd(Inode inode, int flags, Pipe pipe, Waiter waiter, Runnable whenClosed) {
        super(inode, flags);
        this.pipe = pipe;
        this.waiter = waiter;
        this.whenClosed = whenClosed;
        if (isReadable()) {
            pipe.readers++;
            pipe.readersOpened++;
        }
        if (isWritable()) {
            pipe.writers++;
            pipe.writersOpened++;
        }
        pipe.ringReaders();
        pipe.ringWriters();
    }

    @Override
    protected void closed() {
        if (isReadable()) {
            pipe.readers--;
        }
        if (isWritable()) {
            pipe.writers--;
        }
        if (pipe.readers == 0 || pipe.writers == 0) {
            pipe.ringReaders();
            pipe.ringWriters();
        }
        whenClosed.run();
    }

    @Override
    protected String nameless() {
        return "pipe:[" + inode().number() + "]";
    }

    @Override
    protected void readHere(Sink sink) {
        if (sink.room() == 0) {
            return;
        }
        long before = sink.done();
        while (sink.done() == before && awaitBytes(isNonBlocking()) > 0) {
            pipe.read(sink);
            while (pipe.count() > 0 && sink.room() > 0) {
                // Others may read while memory is waited for.
                sink.awaitRoom();
                pipe.read(sink);
            }
        }
    }

    /** Waits until there are bytes, or there will be none; how many there are. EAGAIN if it would have to wait. */
    public int awaitBytes(boolean nonBlocking) {
        if (pipe.count() == 0 && pipe.writers > 0) {
            waiter.await(pipe.forReaders.when(() -> pipe.count() > 0 || pipe.writers == 0), nonBlocking);
        }
        return pipe.count();
    }

    /** How many bytes can be read. */
    public int available() {
        return pipe.count();
    }

    /** Waits until there is room; for how many bytes. EAGAIN if it would have to wait, EPIPE without readers. */
    public int awaitRoom(boolean nonBlocking) {
        if (pipe.readers > 0 && pipe.room() == 0) {
            waiter.await(pipe.forWriters.when(() -> pipe.readers == 0 || pipe.room() > 0), nonBlocking);
        }
        if (pipe.readers == 0) {
            throw new ErrnoException(Errno.EPIPE);
        }
        return pipe.room();
    }

    /** The next bytes, as many as there are at most, which go. */
    public byte[] take(int length) {
        byte[] bytes = new byte[length];
        pipe.peek(bytes, length);
        pipe.drop(length);
        return bytes;
    }

    /** Puts back what was taken, from the byte {@code from} on: nobody wanted it. Others may have read what came behind. */
    public void giveBack(byte[] taken, int from) {
        if (from < taken.length) {
            pipe.putBack(taken, from);
        }
    }

    /** Copies the next bytes, as many as there are at most, into {@code target}; they stay (tee(2)). */
    public void peek(byte[] target, int length) {
        pipe.peek(target, length);
    }

    /** Takes the next bytes, as many as there are at most, away. */
    public void drop(int length) {
        pipe.drop(length);
    }

    /** Whether it is an end of the same pipe. */
    public boolean isOfSamePipe(PipeEnd other) {
        return pipe == other.pipe;
    }

    @Override
    protected void writeHere(Source source) {
        if (source.left() <= Pipe.ATOMIC) {
            writeWhole(source);
            return;
        }
        long before = source.done();
        while (source.left() > 0) {
            if (!awaitRoom(1, source.done() == before)) {
                return;
            }
            pipe.write(source);
            if (pipe.room() > 0 && source.left() > 0) {
                // Others may write while memory is waited for.
                source.awaitByte();
            }
        }
    }

    private void writeWhole(Source source) {
        if (source.left() == 0) {
            return;
        }
        awaitRoom((int) source.left(), true);
        byte[] bytes = pipe.writeWhole(source);
        if (bytes == null) {
            return;
        }
        int have = bytes.length - (int) source.left();
        have += source.get(bytes, have, bytes.length - have);
        awaitRoom(have, true);
        pipe.write(new Bytes(bytes, 0, have));
    }

    /** Waits until {@code needed} bytes can be written; false if that will not be and some were already. */
    private boolean awaitRoom(int needed, boolean first) {
        if (pipe.readers > 0 && pipe.room() < needed) {
            if (isNonBlocking()) {
                return giveUp(Errno.EAGAIN, first);
            }
            try {
                waiter.await(pipe.forWriters.when(() -> pipe.readers == 0 || pipe.room() >= needed), Waiter.FOREVER);
            } catch (ErrnoException e) {
                return giveUp(e.errno(), first);
            }
        }
        return pipe.readers > 0 || giveUp(Errno.EPIPE, first);
    }

    private static boolean giveUp(int errno, boolean first) {
        if (first) {
            throw new ErrnoException(errno);
        }
        return false;
    }

    @Override
    public int poll() {
        int events = 0;
        if (isReadable()) {
            if (pipe.count() > 0) {
                events |= PollEvent.POLLIN | PollEvent.POLLRDNORM;
            }
            if (pipe.writers == 0 && pipe.writersOpened > 0) {
                events |= PollEvent.POLLHUP;
            }
        }
        if (isWritable()) {
            if (pipe.room() >= Pipe.ATOMIC) {
                events |= PollEvent.POLLOUT | PollEvent.POLLWRNORM;
            }
            if (pipe.readers == 0) {
                events |= PollEvent.POLLERR;
            }
        }
        return events;
    }

    @Override
    public Bell changed() {
        return !isWritable() ? pipe.forReaders : !isReadable() ? pipe.forWriters : pipe.forBoth;
    }

    @Override
    public int control(int request, ControlArgument argument) {
        if (request != TerminalFlag.FIONREAD) {
            return super.control(request, argument);
        }
        return argument.give(pipe.count());
    }

    /** How many bytes the pipe holds (fcntl(2) F_GETPIPE_SZ). */
    public int capacity() {
        return pipe.capacity();
    }

    /** Sets it to at least {@code bytes} (F_SETPIPE_SZ); the new capacity. */
    public int setCapacity(int bytes) {
        if (bytes < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (bytes > Pipe.MAX_CAPACITY) {
            throw new ErrnoException(Errno.EPERM);
        }
        int size = Pipe.ATOMIC;
        while (size < bytes) {
            size *= 2;
        }
        if (size < pipe.count()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        pipe.setCapacity(size);
        pipe.ringWriters();
        return size;
    }
}
