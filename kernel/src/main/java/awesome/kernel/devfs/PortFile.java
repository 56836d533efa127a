package awesome.kernel.devfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.kernel.console.HostPort;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;

/**
 * A port to the host, open, which it can be once at a time. As on Linux (drivers/char/virtio_console.c): while nobody is at the other end,
 * a read finds the end of the file, and a write waits.
 */
final class PortFile extends DeviceFile {
    private static final int STEP = 4096;

    /** What all who try to open a port have in common. */
    static final class Sharing {
        private boolean isOpen;
    }

    private final HostPort port;
    private final Waiter waiter;
    private final Sharing sharing;

    /** EBUSY if somebody has it open, ENXIO if it is for a terminal. */
    PortFile(Inode inode, int flags, HostPort port, Waiter waiter, Sharing sharing) {
        super(inode, flags);
        this.port = port;
        this.waiter = waiter;
        this.sharing = sharing;
        if (port.isConsole() || port.isGone()) {
            throw new ErrnoException(Errno.ENXIO);
        }
        if (sharing.isOpen) {
            throw new ErrnoException(Errno.EBUSY);
        }
        sharing.isOpen = true;
        port.setUsed(true);
    }

    @Override
    protected void closed() {
        sharing.isOpen = false;
        port.setUsed(false);
    }

    private void requireThere() {
        if (port.isGone()) {
            throw new ErrnoException(Errno.ENODEV);
        }
    }

    @Override
    protected void readHere(Sink sink) {
        if (sink.room() == 0) {
            return;
        }
        if (!port.hasInput()) {
            requireThere();
            if (!port.isConnected()) {
                return;
            }
            waiter.await(port.changed().when(() -> port.hasInput() || !port.isConnected()), isNonBlocking());
        }
        byte[] bytes = new byte[(int) Math.min(sink.room(), STEP)];
        int count = port.take(bytes, 0, bytes.length);
        if (count == 0) {
            requireThere();
        }
        sink.put(bytes, 0, count);
    }

    @Override
    protected void writeHere(Source source) {
        byte[] bytes = new byte[(int) Math.min(source.left(), STEP)];
        boolean some = false;
        while (source.left() > 0) {
            requireThere();
            if (!isReady()) {
                try {
                    waiter.await(port.changed().when(() -> port.isGone() || isReady()), isNonBlocking());
                } catch (ErrnoException e) {
                    if (some) {
                        return;
                    }
                    throw e;
                }
                requireThere();
            }
            int wanted = (int) Math.min(Math.min(source.left(), bytes.length), port.room());
            int given = source.get(bytes, 0, wanted);
            give(bytes, given);
            some |= given > 0;
            if (given < wanted) {
                return;
            }
        }
    }

    /** There is room for these: nobody else writes. */
    private void give(byte[] bytes, int length) {
        for (int done = 0; done < length;) {
            int step = port.give(bytes, done, length - done);
            if (step == 0) {
                port.write(bytes, done, length - done);
                return;
            }
            done += step;
        }
    }

    /** Whether a write would not wait. */
    private boolean isReady() {
        return port.isConnected() && port.room() > 0;
    }

    @Override
    public int poll() {
        int events = port.hasInput() ? PollEvent.POLLIN | PollEvent.POLLRDNORM : 0;
        if (isReady()) {
            events |= PollEvent.POLLOUT;
        }
        return port.isConnected() ? events : events | PollEvent.POLLHUP;
    }

    @Override
    public Bell changed() {
        return port.changed();
    }
}
