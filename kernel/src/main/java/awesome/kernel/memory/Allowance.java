package awesome.kernel.memory;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/**
 * Memory of the kernel that processes may fill with what outlives them. There is a limit for all of them together,
 * so that the kernel can go on whatever they leave behind.
 */
public final class Allowance {
    private long left;

    /** So many bytes. */
    public Allowance(long bytes) {
        left = bytes;
    }

    /** Takes a part of it, before that memory is used; ENOMEM if it is not left. */
    public void take(long bytes) {
        if (bytes > left) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        left -= bytes;
    }

    /** Gives back what was taken. */
    public void give(long bytes) {
        left += bytes;
    }

    /** How many bytes could be taken. */
    public long left() {
        return left;
    }
}
