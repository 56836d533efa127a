package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.MemoryView;
import awesome.kernel.cache.Volume;
import awesome.magic.Frame;
import java.util.Collection;
import java.util.List;

/**
 * The journal of a file system: a ring of blocks into which changes of metadata are written, a transaction at a time,
 * before they are written to their places. A transaction counts if its last block, the commit block, is there.
 */
final class Journal {
    private static final int BATCH = 64;
    /** A transaction may fill one part in so many of the log. */
    private static final int PARTS = 4;
    private static final int LEAST_BLOCKS = 700;
    /** What the part for fast commits begins with if there are some. */
    private static final int FAST_HEAD = 9;
    private static final int DEFAULT_FAST_BLOCKS = 256;

    private final Volume volume;
    private final CacheFrames frames;
    /** Where each block of the journal is. */
    private final long[] places;
    private final long superFrame;
    private final MemoryView superBlock;
    private final long scratchFrame;
    private final MemoryView scratch;
    private final long escapeFrame;
    private final MemoryView escaped;
    private JournalFormat format;
    private final int first;
    private final int end;
    /** The number of the next transaction, and where it begins. */
    private int sequence;
    private int head;
    /** Where the oldest transaction begins that is still needed, and its number. */
    private int tail;
    private int tailSequence;
    private final long[] batch = new long[BATCH];
    private int batched;
    private int batchStart;
    /** Whether the scratch block may still be on its way to the disk. */
    private boolean isScratchWritten;

    /**
     * The journal whose blocks are at {@code places}; EINVAL, EUCLEAN if it cannot be used.
     *
     * @param places where the blocks of the file are that is the journal
     */
    Journal(Volume volume, CacheFrames frames, long[] places) throws MountException {
        this.volume = volume;
        this.frames = frames;
        this.places = places;
        superFrame = frames.take();
        scratchFrame = frames.take();
        escapeFrame = frames.take();
        superBlock = view(superFrame);
        scratch = view(scratchFrame);
        escaped = view(escapeFrame);
        boolean done = false;
        try {
            read(0, superFrame);
            check();
            int fast = (superBlock.getBigInt(JournalFormat.INCOMPATIBLE) & JournalFormat.FAST_COMMIT) == 0 ? 0
                    : fastBlocks();
            first = superBlock.getBigInt(JournalFormat.FIRST);
            end = superBlock.getBigInt(JournalFormat.LENGTH) - fast;
            require(first >= 1 && end - first >= LEAST_BLOCKS && end <= places.length, "its length is wrong");
            sequence = superBlock.getBigInt(JournalFormat.SEQUENCE);
            tail = superBlock.getBigInt(JournalFormat.START);
            require(tail == 0 || tail >= first && tail < end, "it begins outside of itself");
            tailSequence = sequence;
            head = first;
            format = new JournalFormat(superBlock, superBlock.getBigInt(JournalFormat.INCOMPATIBLE));
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private int fastBlocks() {
        int blocks = superBlock.getBigInt(JournalFormat.FAST_BLOCKS);
        return blocks == 0 ? DEFAULT_FAST_BLOCKS : blocks;
    }

    private MemoryView view(long frame) {
        return new MemoryView(frames.memory(), Frame.of(frame).start(), volume.blockSize());
    }

    private void check() throws MountException {
        int kind = superBlock.getBigInt(4);
        require(superBlock.getBigInt(0) == JournalFormat.MAGIC
                && (kind == JournalFormat.SUPER_V1 || kind == JournalFormat.SUPER_V2), "it has no super block");
        if (kind == JournalFormat.SUPER_V1) {
            // The first version has no features; what is there may be anything.
            superBlock.clear(JournalFormat.COMPATIBLE, JournalFormat.SUPER_SIZE - JournalFormat.COMPATIBLE);
        }
        require(superBlock.getBigInt(JournalFormat.BLOCK_SIZE) == volume.blockSize(), "its blocks have another size");
        int incompatible = superBlock.getBigInt(JournalFormat.INCOMPATIBLE);
        if ((incompatible & ~JournalFormat.KNOWN) != 0) {
            throw new MountException(Errno.EINVAL, "its journal has features that this kernel does not know: 0x"
                    + Integer.toHexString(incompatible & ~JournalFormat.KNOWN));
        }
        if ((incompatible & (JournalFormat.CHECKSUM_V2 | JournalFormat.CHECKSUM_V3)) != 0) {
            require(superBlock.getByte(JournalFormat.CHECKSUM_KIND) == JournalFormat.CRC32C
                    && superBlock.getBigInt(JournalFormat.SUPER_CHECKSUM) == JournalFormat.superChecksum(superBlock),
                    "the checksum of its super block is wrong");
        }
    }

    private static void require(boolean isSo, String problem) throws MountException {
        if (!isSo) {
            throw new MountException(Errno.EUCLEAN, "the journal is damaged: " + problem
                    + "; run e2fsck(8) on the device");
        }
    }

    JournalFormat format() {
        return format;
    }

    Volume volume() {
        return volume;
    }

    /** Whether there are transactions in it that may not be in their places. */
    boolean needsReplay() {
        return tail != 0;
    }

    /**
     * Whether behind the last transaction there are fast commits, which are not known here.
     *
     * @param next the number of the transaction behind the last
     */
    boolean hasFastCommits(int next) {
        if ((superBlock.getBigInt(JournalFormat.INCOMPATIBLE) & JournalFormat.FAST_COMMIT) == 0
                || end >= places.length) {
            return false;
        }
        read(end, scratchFrame);
        return scratch.getShort(0) == FAST_HEAD && scratch.getInt(8) == next;
    }

    /** The first transaction to be replayed, and where it is. */
    int replaySequence() {
        return sequence;
    }

    int replayStart() {
        return tail;
    }

    /** The block behind {@code block} in the ring. */
    int next(int block) {
        return block + 1 == end ? first : block + 1;
    }

    /** How many blocks the ring has. */
    int ring() {
        return end - first;
    }

    /** Reads a block of the journal into a frame. */
    void read(int block, long frame) {
        batch[0] = Frame.of(frame).start().bits();
        volume.read(places[block], batch, 0, 1);
    }

    /** Most blocks that a transaction can have. */
    int capacity() {
        return ring() / PARTS;
    }

    /** Whether there is not room for a transaction of any size. */
    boolean isNearlyFull() {
        int used = tail == 0 ? 0 : (head - tail + ring()) % ring();
        // Descriptors and what is revoked take room beside the blocks.
        return ring() - used < capacity() * 2 + 2;
    }

    /**
     * All that it holds is in place; the next transaction is {@code next}. Writes that to the disk, where all was
     * flushed before.
     */
    void reset(int next) {
        sequence = next;
        tailSequence = next;
        tail = 0;
        head = first;
        writeSuperBlock();
    }

    /** The number of the next transaction. */
    int sequence() {
        return sequence;
    }

    /**
     * It, being empty, will have transactions with what is revoked.
     *
     * @param isWide whether there may be large numbers of blocks
     * @param isChecked whether it is to have checksums
     */
    void prepareToWrite(boolean isWide, boolean isChecked) {
        int incompatible = superBlock.getBigInt(JournalFormat.INCOMPATIBLE) & ~JournalFormat.ASYNC_COMMIT
                | JournalFormat.HAS_REVOKE | (isWide ? JournalFormat.BITS_64 : 0);
        if (isChecked) {
            incompatible = incompatible & ~JournalFormat.CHECKSUM_V2 | JournalFormat.CHECKSUM_V3;
            superBlock.putByte(JournalFormat.CHECKSUM_KIND, JournalFormat.CRC32C);
            superBlock.putBigInt(JournalFormat.COMPATIBLE, 0);
        }
        superBlock.putBigInt(4, JournalFormat.SUPER_V2);
        superBlock.putBigInt(JournalFormat.INCOMPATIBLE, incompatible);
        format = new JournalFormat(superBlock, incompatible);
        writeSuperBlock();
    }

    private void writeSuperBlock() {
        superBlock.putBigInt(JournalFormat.SEQUENCE, tailSequence);
        superBlock.putBigInt(JournalFormat.START, tail);
        if (format.hasChecksums()) {
            superBlock.putBigInt(JournalFormat.SUPER_CHECKSUM, JournalFormat.superChecksum(superBlock));
        }
        volume.writeThrough(places[0], Frame.of(superFrame).start().bits());
    }

    /**
     * Writes a transaction: all that is written before, and it, is safe when this returns.
     *
     * @param blocks not more than {@link #capacity}
     * @param revoked blocks whose content in transactions up to this one must not be written to its place any more
     * @param now nanoseconds since 1970
     */
    void commit(List<Block> blocks, Collection<Long> revoked, long now) {
        int start = head;
        batchStart = head;
        isScratchWritten = false;
        writeRevoked(revoked);
        int at = 0;
        while (at < blocks.size()) {
            at = writePart(blocks, at);
        }
        drain();
        volume.settle();
        scratch.clear(0, scratch.length());
        JournalFormat.putHeader(scratch, JournalFormat.COMMIT, sequence);
        scratch.putLong(JournalFormat.COMMIT_SECONDS, Long.reverseBytes(Math.floorDiv(now, 1_000_000_000L)));
        scratch.putBigInt(JournalFormat.COMMIT_NANOS, (int) Math.floorMod(now, 1_000_000_000L));
        format.setCommit(scratch);
        volume.writeThrough(places[head], Frame.of(scratchFrame).start().bits());
        head = next(head);
        if (tail == 0) {
            // Only now is there something to be found.
            tail = start;
            tailSequence = sequence;
            writeSuperBlock();
        }
        sequence++;
    }

    private void writeRevoked(Collection<Long> revoked) {
        int size = format.revokeSize();
        int limit = scratch.length() - format.tailSize();
        int at = 0;
        for (long each : revoked) {
            if (at == 0) {
                settleScratch();
                scratch.clear(0, scratch.length());
                JournalFormat.putHeader(scratch, JournalFormat.REVOKE, sequence);
                at = JournalFormat.REVOKE_ENTRIES;
            }
            format.putRevoked(scratch, at, each);
            at += size;
            if (at + size > limit) {
                endRevoked(at);
                at = 0;
            }
        }
        if (at != 0) {
            endRevoked(at);
        }
    }

    private void endRevoked(int bytes) {
        scratch.putBigInt(JournalFormat.REVOKE_BYTES, bytes);
        format.setTail(scratch);
        append(Frame.of(scratchFrame).start().bits());
        drain();
        isScratchWritten = true;
    }

    /** What the scratch block held is on the disk, so that it can hold something else. */
    private void settleScratch() {
        if (isScratchWritten) {
            volume.settle();
            isScratchWritten = false;
        }
    }

    /** Writes a descriptor and the blocks that it has room for, from {@code from} on; returns the first that it has not. */
    private int writePart(List<Block> blocks, int from) {
        int tagSize = format.tagSize();
        int limit = scratch.length() - format.tailSize();
        settleScratch();
        scratch.clear(0, scratch.length());
        JournalFormat.putHeader(scratch, JournalFormat.DESCRIPTOR, sequence);
        int at = JournalFormat.HEADER;
        int index = from;
        while (index < blocks.size() && at + tagSize + (index == from ? 16 : 0) <= limit) {
            Block block = blocks.get(index);
            boolean isEscaped = block.getBigInt(0) == JournalFormat.MAGIC;
            int next = at + tagSize + (index == from ? 16 : 0);
            boolean isLast = index + 1 == blocks.size() || next + tagSize > limit;
            int flags = (isEscaped ? JournalFormat.ESCAPED : 0) | (index == from ? 0 : JournalFormat.SAME_UUID)
                    | (isLast ? JournalFormat.LAST_TAG : 0);
            int checksum = format.hasChecksums() ? format.checksum(isEscaped ? escape(block) : block, sequence) : 0;
            format.putTag(scratch, at, block.number(), flags, checksum);
            if (index == from) {
                scratch.copyFrom(superBlock, JournalFormat.UUID, at + tagSize, 16);
            }
            at = next;
            index++;
        }
        format.setTail(scratch);
        append(Frame.of(scratchFrame).start().bits());
        isScratchWritten = true;
        for (int i = from; i < index; i++) {
            Block block = blocks.get(i);
            if (block.getBigInt(0) == JournalFormat.MAGIC) {
                drain();
                escape(block);
                append(Frame.of(escapeFrame).start().bits());
                drain();
                volume.settle();
            } else {
                append(block.address());
            }
        }
        drain();
        return index;
    }

    /** A copy of a block that begins as if it were of the journal, without that beginning. */
    private MemoryView escape(Block block) {
        escaped.copyFrom(block, 0, 0, block.length());
        escaped.putInt(0, 0);
        return escaped;
    }

    /** Writes a block of memory to the head of the log, with those that follow. */
    private void append(long address) {
        if (batched == BATCH || batched > 0 && places[head] != places[batchStart] + batched) {
            drain();
        }
        if (batched == 0) {
            batchStart = head;
        }
        batch[batched++] = address;
        head = next(head);
    }

    private void drain() {
        if (batched > 0) {
            int count = batched;
            batched = 0;
            volume.beginWrite(places[batchStart], batch, 0, count, null);
        }
    }

    /** Gives its memory back. */
    void close() {
        frames.free(superFrame);
        frames.free(scratchFrame);
        frames.free(escapeFrame);
    }
}
