package awesome.kernel.pty;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.tty.JobControl;
import awesome.kernel.tty.Terminal;
import awesome.kernel.tty.TerminalFile;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;

/** A master and a slave. */
final class Pty {
    /** Device numbers of slaves begin with it, 256 each. */
    private static final int MAJOR = 136;
    private static final int MINORS = 256;

    private final int number;
    private final PtyDevice device = new PtyDevice();
    private final Terminal terminal;
    private final PtyNode node;
    private boolean locked = true;

    Pty(PtyFileSystem system, int number, JobControl jobs, Waiter waiter, Clock clock) {
        this.number = number;
        terminal = new Terminal(device, jobs, waiter, clock);
        terminal.setNumber(DeviceNumber.of(MAJOR + number / MINORS, number % MINORS));
        node = new PtyNode(system, this);
    }

    int number() {
        return number;
    }

    PtyDevice device() {
        return device;
    }

    /** The slave's. */
    Terminal terminal() {
        return terminal;
    }

    /** Where the slave is found. */
    PtyNode node() {
        return node;
    }

    boolean isLocked() {
        return locked;
    }

    /** Whether the slave cannot be opened yet. */
    void setLocked(boolean lock) {
        locked = lock;
    }

    /** Opens the slave; EIO while it is locked or if the master is gone. */
    OpenFile openSlave(int flags) {
        if (locked || terminal.isHungUp()) {
            throw new ErrnoException(Errno.EIO);
        }
        return openPeer(flags);
    }

    /** Opens the slave, locked or not. */
    OpenFile openPeer(int flags) {
        OpenFile file = new PtySlave(node, flags, this);
        if ((flags & OpenFlag.O_NOCTTY) == 0) {
            terminal.offerControl();
        }
        return file;
    }

    /** An open slave. */
    private static final class PtySlave extends TerminalFile {
        private final int number;

        PtySlave(PtyNode node, int flags, Pty pty) {
            super(node, flags, pty.terminal);
            number = pty.number;
        }

        @Override
        protected String nameless() {
            return "/dev/pts/" + number;
        }
    }
}
