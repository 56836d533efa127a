package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;
import java.util.ArrayList;

/** The three sets of select(2): met if a file of one of them is ready for what the set is about. */
final class SelectSets implements Condition {
    /** Sets: for reading, for writing, for exceptions. */
    static final int KINDS = 3;
    /** Descriptors in a {@code fd_set} of the C library (FD_SETSIZE). */
    static final int USUAL_SIZE = 1024;

    private static final int[] EVENTS = {
        PollEvent.POLLIN | PollEvent.POLLRDNORM | PollEvent.POLLHUP | PollEvent.POLLERR,
        PollEvent.POLLOUT | PollEvent.POLLWRNORM | PollEvent.POLLERR,
        PollEvent.POLLPRI
    };

    private final FileDescriptors files;
    private final int count;
    private final byte[][] wanted = new byte[KINDS][];
    private final byte[][] found = new byte[KINDS][];

    /** Empty sets for descriptors below {@code count}. */
    SelectSets(FileDescriptors files, int count) {
        this.files = files;
        this.count = count;
        for (int kind = 0; kind < KINDS; kind++) {
            wanted[kind] = new byte[bytes()];
            found[kind] = new byte[bytes()];
        }
    }

    /** Bytes of each set: whole words of 64 bits. */
    int bytes() {
        return (count + 63) / 64 * 8;
    }

    byte[] wanted(int kind) {
        return wanted[kind];
    }

    byte[] found(int kind) {
        return found[kind];
    }

    /** EBADF if a descriptor that is asked for is not open. */
    void check() {
        for (int fd = 0; fd < count; fd++) {
            boolean asked = isIn(wanted[0], fd) || isIn(wanted[1], fd) || isIn(wanted[2], fd);
            if (asked && !files.isOpen(fd)) {
                throw new ErrnoException(Errno.EBADF);
            }
        }
    }

    @Override
    public boolean isMet() {
        for (int fd = 0; fd < count; fd++) {
            for (int kind = 0; kind < KINDS; kind++) {
                if (isIn(wanted[kind], fd) && (files.get(fd).poll() & EVENTS[kind]) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Bell[] bells() {
        ArrayList<Bell> bells = new ArrayList<>();
        for (int fd = 0; fd < count; fd++) {
            if (isIn(wanted[0], fd) || isIn(wanted[1], fd) || isIn(wanted[2], fd)) {
                bells.add(files.get(fd).changed());
            }
        }
        return Bell.all(bells);
    }

    /** Fills the results in; how many bits are set. */
    int report() {
        int ready = 0;
        for (int fd = 0; fd < count; fd++) {
            for (int kind = 0; kind < KINDS; kind++) {
                if (isIn(wanted[kind], fd) && (files.get(fd).poll() & EVENTS[kind]) != 0) {
                    found[kind][fd >> 3] |= (byte) (1 << (fd & 7));
                    ready++;
                }
            }
        }
        return ready;
    }

    private static boolean isIn(byte[] set, int fd) {
        return (set[fd >> 3] & 1 << (fd & 7)) != 0;
    }
}
