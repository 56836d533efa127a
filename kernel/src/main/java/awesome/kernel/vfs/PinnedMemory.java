package awesome.kernel.vfs;

import awesome.kernel.block.BlockRequest;
import awesome.kernel.error.ErrnoException;
import awesome.magic.PhysAddr;

/** Memory of a program that a disk may read or write as it is, until {@link #release}: the next bytes of a source or sink. */
public final class PinnedMemory {
    /** Most pieces, each in one page. */
    public static final int MOST = 256;

    private final Pinnable user;
    private final long[] addresses;
    private final int[] lengths;
    private int count;
    private long bytes;

    /**
     * The next bytes of {@code user}, up to {@code wanted}, as far as they can be had so; perhaps none. They are not left out of it.
     *
     * @param isWritten whether the disk writes to them
     */
    public PinnedMemory(Pinnable user, long wanted, boolean isWritten) {
        this.user = user;
        int most = (int) Math.min(MOST, wanted / 512 + 1);
        addresses = new long[most];
        lengths = new int[most];
        boolean done = false;
        try {
            while (count < most && bytes < wanted && add(wanted, isWritten)) {
                // One more piece.
            }
            done = true;
        } finally {
            if (!done) {
                release();
            }
        }
    }

    private boolean add(long wanted, boolean isWritten) {
        int step = user.stepAhead(bytes, (int) Math.min(Integer.MAX_VALUE, wanted - bytes));
        PhysAddr address;
        try {
            address = user.pin(bytes, isWritten);
        } catch (ErrnoException e) {
            // Who copies the bytes finds out as well.
            return false;
        }
        if (address.bits() == 0) {
            return false;
        }
        addresses[count] = address.bits();
        lengths[count] = step;
        count++;
        bytes += step;
        return true;
    }

    /** How many bytes there are. */
    public long bytes() {
        return bytes;
    }

    /** Lets go of what is behind the first {@code length} bytes. */
    public void cut(long length) {
        while (bytes > length) {
            int last = count - 1;
            int step = (int) Math.min(lengths[last], bytes - length);
            lengths[last] -= step;
            bytes -= step;
            if (lengths[last] == 0) {
                count--;
                user.unpin(PhysAddr.of(addresses[last]));
            }
        }
    }

    /** Adds {@code length} bytes from the {@code from}th on to a request; multiples of 512, as addresses are. */
    public BlockRequest fill(BlockRequest request, long from, long length) {
        long skipped = from;
        long left = length;
        for (int i = 0; left > 0; i++) {
            if (skipped >= lengths[i]) {
                skipped -= lengths[i];
                continue;
            }
            int step = (int) Math.min(lengths[i] - skipped, left);
            request.add(PhysAddr.of(addresses[i] + skipped), step);
            left -= step;
            skipped = 0;
        }
        return request;
    }

    /** Lets go of all of it. */
    public void release() {
        cut(0);
    }
}
