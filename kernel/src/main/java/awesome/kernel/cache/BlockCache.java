package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import java.util.ArrayList;

/**
 * Blocks of a volume's metadata in memory, each once. Those that were not used for long are given up when there are more
 * than a limit, but none of the operation that runs ({@link #beginOperation}), none that is dirty or held.
 */
public final class BlockCache {
    /** Most blocks that are written with one request. */
    private static final int BATCH = 64;
    private static final int LEAST_SLOTS = 64;

    private final Volume volume;
    private final CacheFrames frames;
    private final int limit;
    private Block[] slots = new Block[LEAST_SLOTS];
    private int count;
    /** Ends of the list in order of use. */
    private Block oldest;
    private Block newest;
    private long operation;
    private final long[] one = new long[1];

    /** An empty one; {@code limit} is how many blocks it keeps. */
    public BlockCache(Volume volume, CacheFrames frames, int limit) {
        this.volume = volume;
        this.frames = frames;
        this.limit = limit;
    }

    /** The blocks that were given out so far are not used any more. */
    public void beginOperation() {
        operation++;
        if (count > limit) {
            giveBack(count - limit);
        }
    }

    private void add(Block block) {
        if (count >= slots.length) {
            Block[] more = new Block[2 * slots.length];
            for (Block first : slots) {
                for (Block each = first; each != null;) {
                    Block next = each.nextInSlot;
                    int slot = Slots.of(each.number(), more.length);
                    each.nextInSlot = more[slot];
                    more[slot] = each;
                    each = next;
                }
            }
            slots = more;
        }
        int slot = Slots.of(block.number(), slots.length);
        block.nextInSlot = slots[slot];
        slots[slot] = block;
        count++;
    }

    /** A block, read if it is not here; EUCLEAN beyond the end, EIO, ENOMEM. */
    public Block get(long number) {
        Block block = atHand(number);
        if (block == null) {
            if (number < 0 || number >= volume.blocks()) {
                throw new ErrnoException(Errno.EUCLEAN);
            }
            long frame = frames.take();
            block = new Block(number, frame, frames.memory(), volume.blockSize());
            one[0] = block.address();
            boolean done = false;
            try {
                volume.read(number, one, 0, 1);
                add(block);
                done = true;
            } finally {
                if (!done) {
                    frames.free(frame);
                }
            }
            link(block);
        } else {
            use(block);
        }
        return block;
    }

    /**
     * Reads a block that is not here, and by the same request those around it that are not here either, because they are likely
     * to be needed soon. If that cannot be done none is read: {@link #get} says why.
     *
     * @param from the first block that may be read, behind which {@code number} is
     * @param end behind the last one, which is on the volume
     */
    public void readAround(long number, long from, long end) {
        if (atHand(number) != null) {
            return;
        }
        long first = number;
        while (first > from && atHand(first - 1) == null) {
            first--;
        }
        long last = number;
        while (last + 1 < end && atHand(last + 1) == null) {
            last++;
        }
        Block[] blocks = new Block[(int) (last - first) + 1];
        boolean isRead = false;
        try {
            isRead = take(first, blocks) && read(blocks);
        } finally {
            for (int i = 0; i < blocks.length && blocks[i] != null; i++) {
                if (isRead) {
                    add(blocks[i]);
                    link(blocks[i]);
                } else {
                    frames.free(blocks[i].frame);
                }
            }
        }
    }

    /** Gives memory to blocks from {@code first} on; false if there is not enough, as they are not needed yet. */
    private boolean take(long first, Block[] blocks) {
        for (int i = 0; i < blocks.length; i++) {
            long frame = frames.takeIfAny();
            if (frame < 0) {
                return false;
            }
            blocks[i] = new Block(first + i, frame, frames.memory(), volume.blockSize());
        }
        return true;
    }

    private boolean read(Block[] blocks) {
        long[] addresses = new long[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            addresses[i] = blocks[i].address();
        }
        try {
            volume.read(blocks[0].number(), addresses, 0, blocks.length);
            return true;
        } catch (ErrnoException e) {
            // Perhaps only one that nobody needs cannot be read.
            return false;
        }
    }

    /** A block that is here is given out: it is the one that was used last, or as good as that within an operation. */
    private void use(Block block) {
        if (block.operation != operation) {
            unlink(block);
            link(block);
        }
    }

    /** A block that is here; else null. */
    public Block atHand(long number) {
        Block block = slots[Slots.of(number, slots.length)];
        while (block != null && block.number() != number) {
            block = block.nextInSlot;
        }
        return block;
    }

    /** A block whose old content is of no interest: it is zero now, if it was not here or not held. */
    public Block fresh(long number) {
        Block block = atHand(number);
        if (block == null) {
            if (number < 0 || number >= volume.blocks()) {
                throw new ErrnoException(Errno.EUCLEAN);
            }
            block = new Block(number, frames.take(), frames.memory(), volume.blockSize());
            block.clear(0, block.length());
            boolean done = false;
            try {
                add(block);
                done = true;
            } finally {
                if (!done) {
                    frames.free(block.frame);
                }
            }
            link(block);
        } else {
            use(block);
        }
        return block;
    }

    private void link(Block block) {
        block.operation = operation;
        block.older = newest;
        block.newer = null;
        if (newest != null) {
            newest.newer = block;
        } else {
            oldest = block;
        }
        newest = block;
    }

    private void unlink(Block block) {
        if (block.older != null) {
            block.older.newer = block.newer;
        } else {
            oldest = block.newer;
        }
        if (block.newer != null) {
            block.newer.older = block.older;
        } else {
            newest = block.older;
        }
    }

    /** Gives up a block, whatever its state: it is not used as such any more. */
    public void forget(long number) {
        int slot = Slots.of(number, slots.length);
        Block before = null;
        Block block = slots[slot];
        while (block != null && block.number() != number) {
            before = block;
            block = block.nextInSlot;
        }
        if (block != null) {
            if (before == null) {
                slots[slot] = block.nextInSlot;
            } else {
                before.nextInSlot = block.nextInSlot;
            }
            block.nextInSlot = null;
            count--;
            unlink(block);
            frames.free(block.frame);
        }
    }

    /** Gives up to {@code wanted} frames back that nobody needs now; returns how many. */
    int giveBack(int wanted) {
        int given = 0;
        Block block = oldest;
        while (block != null && given < wanted && block.operation < operation) {
            Block next = block.newer;
            if (!block.isDirty() && block.holder() == null) {
                forget(block.number());
                given++;
            }
            block = next;
        }
        return given;
    }

    /** How many there are. */
    public int size() {
        return count;
    }

    /** Writes all that are dirty and not held to their places; they are safe after a flush. */
    public void writeBack() {
        ArrayList<Block> dirty = new ArrayList<>();
        for (Block block = oldest; block != null; block = block.newer) {
            if (block.isDirty() && block.holder() == null) {
                dirty.add(block);
            }
        }
        dirty.sort((a, b) -> Long.compare(a.number(), b.number()));
        long[] addresses = new long[BATCH];
        int at = 0;
        while (at < dirty.size()) {
            long first = dirty.get(at).number();
            int count = 0;
            while (at + count < dirty.size() && count < BATCH && dirty.get(at + count).number() == first + count) {
                addresses[count] = dirty.get(at + count).address();
                count++;
            }
            volume.beginWrite(first, addresses, 0, count, null);
            at += count;
        }
        volume.settle();
        for (int i = 0; i < dirty.size(); i++) {
            dirty.get(i).setDirty(false);
        }
    }

    /** Gives up all, whatever their state. */
    public void clear() {
        while (oldest != null) {
            forget(oldest.number());
        }
    }
}
