package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
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

    private static final int READ = PollEvent.POLLIN | PollEvent.POLLRDNORM | PollEvent.POLLHUP | PollEvent.POLLERR;
    private static final int WRITE = PollEvent.POLLOUT | PollEvent.POLLWRNORM | PollEvent.POLLERR;
    private static final int EXCEPTION = PollEvent.POLLPRI;

    private final FileDescriptors files;
    private final int count;
    private final byte[][] wanted = new byte[KINDS][];
    private final byte[][] found = new byte[KINDS][];
    private int ready;

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
        for (int first = 0; first < count; first += Long.SIZE) {
            for (long left = asked(first); left != 0; left &= left - 1) {
                if (!files.isOpen(first + Long.numberOfTrailingZeros(left))) {
                    throw new ErrnoException(Errno.EBADF);
                }
            }
        }
    }

    /** Fills the results in, too. */
    @Override
    public boolean isMet() {
        ready = 0;
        for (int first = 0; first < count; first += Long.SIZE) {
            long read = word(0, first);
            long write = word(1, first);
            long exception = word(2, first);
            long readable = 0;
            long writable = 0;
            long exceptional = 0;
            for (long left = asked(first); left != 0; left &= left - 1) {
                long bit = left & -left;
                int events = files.get(first + Long.numberOfTrailingZeros(left)).poll();
                readable |= (events & READ) != 0 ? read & bit : 0;
                writable |= (events & WRITE) != 0 ? write & bit : 0;
                exceptional |= (events & EXCEPTION) != 0 ? exception & bit : 0;
            }
            ready += result(0, first, readable) + result(1, first, writable) + result(2, first, exceptional);
        }
        return ready > 0;
    }

    @Override
    public Bell[] bells() {
        ArrayList<Bell> bells = new ArrayList<>();
        for (int first = 0; first < count; first += Long.SIZE) {
            for (long left = asked(first); left != 0; left &= left - 1) {
                bells.add(files.get(first + Long.numberOfTrailingZeros(left)).changed());
            }
        }
        return Bell.all(bells);
    }

    /** How many bits are set in the results. */
    int ready() {
        return ready;
    }

    /** The descriptors from {@code first} on, a multiple of 64, that are in any set, a bit each. */
    private long asked(int first) {
        long valid = count - first < Long.SIZE ? (1L << count - first) - 1 : -1;
        return (word(0, first) | word(1, first) | word(2, first)) & valid;
    }

    private long word(int kind, int first) {
        return LittleEndian.getLong(wanted[kind], first >> 3);
    }

    private int result(int kind, int first, long bits) {
        LittleEndian.putLong(found[kind], first >> 3, bits);
        return Long.bitCount(bits);
    }
}
