package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.magic.PhysAddr;

/**
 * Memory that bytes go to or come from, and that devices may use as it is (open(2), O_DIRECT). What is not memory of programs
 * is nothing for devices: its bytes are copied.
 */
public interface Pinnable {
    /** Whether all memory that is left begins and ends at multiples of {@code unit}, a power of two, as far as it has addresses. */
    default boolean isAligned(int unit) {
        return true;
    }

    /** EINVAL if a position, a length and all memory that is left are not multiples of {@code unit}, a power of two. */
    default void requireUnits(long position, long length, int unit) {
        if (((position | length) & unit - 1) != 0 || !isAligned(unit)) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** How many of {@code most} bytes that come {@code ahead} bytes behind the next are in one page; both are within what is left. */
    default int stepAhead(long ahead, int most) {
        return most;
    }

    /**
     * Has a device use the memory of the bytes of {@link #stepAhead} until {@link #unpin}. EFAULT, ENOMEM.
     *
     * @param isWritten whether the device writes to it
     * @return where it is; 0 if the bytes must be copied
     */
    default PhysAddr pin(long ahead, boolean isWritten) {
        return PhysAddr.of(0);
    }

    /** Ends {@link #pin}. */
    default void unpin(PhysAddr address) {}

    /** Leaves {@code length} bytes, no more than are left, out as if they had been moved. */
    void skip(long length);
}
