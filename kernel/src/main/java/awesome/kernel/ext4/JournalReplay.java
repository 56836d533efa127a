package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.MemoryView;
import awesome.kernel.error.ErrnoException;
import awesome.magic.Frame;
import java.util.HashMap;

/**
 * Writes what the transactions in a journal hold to its places, after a crash: goes over the log to find where it ends, then
 * to find what its transactions revoke, then to write.
 */
final class JournalReplay {
    private enum Pass {
        SCAN,
        REVOKE,
        WRITE
    }

    private final Journal journal;
    private final JournalFormat format;
    private final CacheFrames frames;
    private final SuperBlock superBlock;
    /** Blocks by number, with the last transaction that revoked them. */
    private final HashMap<Long, Integer> revoked = new HashMap<>();
    private final long descriptorFrame;
    private final long dataFrame;
    private final MemoryView descriptor;
    private final MemoryView data;
    private int written;

    private JournalReplay(Journal journal, CacheFrames frames, SuperBlock superBlock) {
        this.journal = journal;
        this.format = journal.format();
        this.frames = frames;
        this.superBlock = superBlock;
        descriptorFrame = frames.take();
        dataFrame = frames.take();
        descriptor = new MemoryView(frames.memory(), Frame.of(descriptorFrame).start(), superBlock.blockSize);
        data = new MemoryView(frames.memory(), Frame.of(dataFrame).start(), superBlock.blockSize);
    }

    /** Does it, and empties the journal; how many blocks were written. EIO, EUCLEAN; EINVAL for what is not known here. */
    static int run(Journal journal, CacheFrames frames, SuperBlock superBlock) throws MountException {
        JournalReplay replay = new JournalReplay(journal, frames, superBlock);
        try {
            int end = replay.walk(Pass.SCAN, journal.replaySequence());
            if (journal.hasFastCommits(end)) {
                throw new MountException(Errno.EINVAL, "its journal has fast commits, which this kernel does not know;"
                        + " run e2fsck(8) on the device");
            }
            replay.walk(Pass.REVOKE, end);
            replay.walk(Pass.WRITE, end);
            journal.volume().flush();
            journal.reset(end + 1);
            return replay.written;
        } finally {
            frames.free(replay.descriptorFrame);
            frames.free(replay.dataFrame);
        }
    }

    /**
     * Goes over the log.
     *
     * @param end the first transaction that does not count; it is found by the first pass
     * @return the first transaction that is not complete
     */
    private int walk(Pass pass, int end) {
        int sequence = journal.replaySequence();
        int at = journal.replayStart();
        int left = journal.ring();
        while (left > 0 && (pass == Pass.SCAN || sequence != end)) {
            journal.read(at, descriptorFrame);
            if (!JournalFormat.isOf(descriptor, sequence)) {
                break;
            }
            int kind = descriptor.getBigInt(4);
            int steps = 1;
            if (kind == JournalFormat.DESCRIPTOR) {
                if (!format.isTailRight(descriptor)) {
                    break;
                }
                steps = 1 + blocks(at, sequence, pass == Pass.WRITE);
            } else if (kind == JournalFormat.REVOKE) {
                if (!format.isTailRight(descriptor)) {
                    break;
                }
                if (pass == Pass.REVOKE) {
                    revoke(sequence);
                }
            } else if (kind == JournalFormat.COMMIT && format.isCommitRight(descriptor)) {
                sequence++;
            } else {
                break;
            }
            for (int i = 0; i < steps; i++) {
                at = journal.next(at);
            }
            left -= steps;
        }
        return sequence;
    }

    /** The blocks behind a descriptor: counts them, and writes them if wanted. */
    private int blocks(int at, int sequence, boolean isWriting) {
        int tagSize = format.tagSize();
        int limit = descriptor.length() - format.tailSize();
        int count = 0;
        int block = at;
        int flags = 0;
        for (int tag = JournalFormat.HEADER; tag + tagSize <= limit && (flags & JournalFormat.LAST_TAG) == 0;) {
            flags = format.flags(descriptor, tag);
            block = journal.next(block);
            count++;
            if (isWriting) {
                write(block, tag, flags, sequence);
            }
            tag += tagSize + ((flags & JournalFormat.SAME_UUID) == 0 ? 16 : 0);
        }
        return count;
    }

    private void write(int block, int tag, int flags, int sequence) {
        long number = format.number(descriptor, tag);
        Integer last = revoked.get(number);
        // Sequence numbers wrap.
        if (last != null && sequence - last <= 0) {
            return;
        }
        journal.read(block, dataFrame);
        if (!format.isDataRight(descriptor, tag, data, sequence) || number >= superBlock.blocks) {
            throw new ErrnoException(Errno.EUCLEAN);
        }
        if ((flags & JournalFormat.ESCAPED) != 0) {
            data.putBigInt(0, JournalFormat.MAGIC);
        }
        journal.volume().write(number, new long[] {Frame.of(dataFrame).start().bits()}, 0, 1);
        written++;
    }

    private void revoke(int sequence) {
        int bytes = descriptor.getBigInt(JournalFormat.REVOKE_BYTES);
        int size = format.revokeSize();
        int limit = Math.min(bytes, descriptor.length() - format.tailSize());
        for (int at = JournalFormat.REVOKE_ENTRIES; at + size <= limit; at += size) {
            revoked.put(format.revoked(descriptor, at), sequence);
        }
    }
}
