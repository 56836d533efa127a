package awesome.kernel.vfs;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.UserMemory;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import awesome.magic.UserAddr;

/** Ranges of user memory, as read(2) and readv(2) name them, one after the other. */
public final class UserBuffer implements Sink, Source {
    private static final int PAGE = (int) Frame.SIZE;
    private static final byte[] ZEROS = new byte[PAGE];

    private final UserMemory memory;
    /** Address and length of each range, in turn. */
    private final long[] ranges;
    private int range;
    /** Bytes of the current range that are done. */
    private long at;
    private long left;
    private long done;

    /** {@code length} bytes from {@code start} on; not negative. */
    public UserBuffer(UserMemory memory, UserAddr start, long length) {
        this(memory, new long[] {start.bits(), length});
    }

    /**
     * Several ranges.
     *
     * @param ranges address and length in bytes of each in turn; lengths are not negative, nor is their sum
     */
    public UserBuffer(UserMemory memory, long[] ranges) {
        this.memory = memory;
        this.ranges = ranges;
        for (int i = 1; i < ranges.length; i += 2) {
            left += ranges[i];
        }
    }

    @Override
    public long room() {
        return left;
    }

    @Override
    public long left() {
        return left;
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public int put(byte[] source, int start, int length) {
        return move(true, source, start, PhysAddr.of(0), length);
    }

    @Override
    public int put(PhysMemory physical, PhysAddr from, int length) {
        return move(true, null, 0, from, length);
    }

    @Override
    public int putZeros(int length) {
        int moved = 0;
        while (moved < length && left > 0) {
            int step = Math.min(PAGE, length - moved);
            int taken = put(ZEROS, 0, step);
            moved += taken;
            if (taken < step) {
                break;
            }
        }
        return moved;
    }

    @Override
    public int get(byte[] target, int start, int length) {
        return move(false, target, start, PhysAddr.of(0), length);
    }

    @Override
    public int get(PhysMemory physical, PhysAddr to, int length) {
        return move(false, null, 0, to, length);
    }

    /** Moves bytes to or from the user, page by page; the other side is the array, or memory if that is null. */
    private int move(boolean out, byte[] array, int start, PhysAddr physical, int length) {
        int moved = 0;
        while (moved < length && left > 0) {
            int step = step(length - moved);
            try {
                if (array == null) {
                    if (out) {
                        memory.copyOut(address(), physical.plus(moved), step);
                    } else {
                        memory.copyIn(address(), physical.plus(moved), step);
                    }
                } else if (out) {
                    memory.copyOut(address(), array, start + moved, step);
                } else {
                    memory.copyIn(address(), array, start + moved, step);
                }
            } catch (ErrnoException e) {
                stop(e);
                break;
            }
            advance(step);
            moved += step;
        }
        return moved;
    }

    @Override
    public int getPresent(byte[] target, int start, int length) {
        return movePresent(false, target, start, length);
    }

    @Override
    public int putPresent(byte[] source, int start, int length) {
        return movePresent(true, source, start, length);
    }

    /** Moves bytes as far as pages are there. */
    private int movePresent(boolean out, byte[] array, int start, int length) {
        int moved = 0;
        while (moved < length && left > 0) {
            int step = step(length - moved);
            boolean isThere = out ? memory.copyOutInPage(address(), array, start + moved, step)
                    : memory.copyInInPage(address(), array, start + moved, step);
            if (!isThere) {
                break;
            }
            advance(step);
            moved += step;
        }
        return moved;
    }

    @Override
    public void awaitByte() {
        awaitPage(false);
    }

    @Override
    public void awaitRoom() {
        awaitPage(true);
    }

    private void awaitPage(boolean isWritten) {
        if (left == 0) {
            return;
        }
        findRange();
        try {
            if (isWritten) {
                memory.requireWritable(address());
            } else {
                memory.requireReadable(address());
            }
        } catch (ErrnoException e) {
            stop(e);
        }
    }

    @Override
    public void skip(long length) {
        for (long rest = length; rest > 0; ) {
            findRange();
            long step = Math.min(rest, ranges[range + 1] - at);
            advance(step);
            rest -= step;
        }
    }

    @Override
    public boolean isAligned(int unit) {
        long all = range < ranges.length ? at : 0;
        for (int i = range; i < ranges.length; i++) {
            all |= ranges[i];
        }
        return (all & unit - 1) == 0;
    }

    @Override
    public void bringIn() {
        try {
            long ahead = 0;
            while (ahead < left) {
                memory.requireReadable(UserAddr.of(spot(ahead).address));
                ahead += stepAhead(ahead, PAGE);
            }
        } catch (ErrnoException e) {
            // Whoever gets the bytes before it, and then that, is told.
        }
    }

    /** Where a byte is, and how many there are from it on in its range. */
    private record Spot(long address, long rest) {}

    /** The byte that is {@code ahead} behind the next. */
    private Spot spot(long ahead) {
        long behind = ahead + at;
        int i = range;
        while (behind >= ranges[i + 1]) {
            behind -= ranges[i + 1];
            i += 2;
        }
        return new Spot(ranges[i] + behind, ranges[i + 1] - behind);
    }

    @Override
    public int stepAhead(long ahead, int most) {
        Spot spot = spot(ahead);
        int inPage = PAGE - ((int) spot.address & PAGE - 1);
        return (int) Math.min(Math.min(most, inPage), spot.rest);
    }

    @Override
    public PhysAddr pin(long ahead, boolean isWritten) {
        return memory.pin(UserAddr.of(spot(ahead).address), isWritten);
    }

    @Override
    public void unpin(PhysAddr address) {
        memory.unpin(address);
    }

    private UserAddr address() {
        return UserAddr.of(ranges[range] + at);
    }

    /** How many of {@code length} bytes can be moved at once: those of this range and page. */
    private int step(int length) {
        findRange();
        int inPage = PAGE - ((int) (ranges[range] + at) & (PAGE - 1));
        return (int) Math.min(Math.min(length, inPage), ranges[range + 1] - at);
    }

    private void findRange() {
        while (at == ranges[range + 1]) {
            range += 2;
            at = 0;
        }
    }

    private void advance(long bytes) {
        at += bytes;
        left -= bytes;
        done += bytes;
    }

    private void stop(ErrnoException cause) {
        if (done == 0) {
            throw cause;
        }
        left = 0;
    }
}
