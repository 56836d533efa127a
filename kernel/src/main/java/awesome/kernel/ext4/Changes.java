package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;

/**
 * Changes of metadata. Each operation is done as a whole or not at all: who changes a block says so before, and if the
 * operation fails, all blocks are put back as they were. What is done belongs to the transaction that runs; a commit writes
 * that to the journal, after the content of files that got new blocks ("ordered"). Without a journal, blocks are written
 * to their places when that is asked for.
 */
final class Changes {
    /** An operation that changes something; may be done again when it has failed. */
    interface Change {
        void make();
    }

    /** Blocks that one operation may change beside those that there are already. */
    private static final int ROOM = 96;
    /** What is revoked takes less room than blocks do. */
    private static final int REVOKED_PER_BLOCK = 16;

    private final Ext4FileSystem system;
    private final Journal journal;
    private boolean isWithin;
    private boolean hasStopped;

    /** A block, or some bytes of it, as it was before the operation that runs. */
    private static final class Before {
        final byte[] bytes;
        Block block;
        int start;
        int length;
        Object holder;
        Block.Seal seal;

        Before(int blockSize) {
            bytes = new byte[blockSize];
        }
    }

    /** The operation that runs. */
    private long operation;
    /** The first {@link #changed} are of the operation that runs, the others for those to come. */
    private final ArrayList<Before> before = new ArrayList<>();
    private int changed;
    private final ArrayList<Long> made = new ArrayList<>();
    private final ArrayList<Long> gone = new ArrayList<>();
    private final ArrayList<long[]> freed = new ArrayList<>();
    private final ArrayList<Node> nodes = new ArrayList<>();
    private long freeBlocksBefore;
    private long freeInodesBefore;
    private boolean haveOrphansChanged;

    /** The transaction. */
    private final LinkedHashMap<Long, Block> held = new LinkedHashMap<>();
    private final LinkedHashSet<Long> revoked = new LinkedHashSet<>();
    private final LinkedHashSet<Content> ordered = new LinkedHashSet<>();
    /** Blocks freed by it, which nothing else may use before it is committed: bits by group. */
    private final HashMap<Integer, long[]> waiting = new HashMap<>();
    private long number = 1;

    /** Changes of {@code system}; {@code journal} is null if it has none. */
    Changes(Ext4FileSystem system, Journal journal) {
        this.system = system;
        this.journal = journal;
    }

    boolean hasJournal() {
        return journal != null;
    }

    /** Whether an operation runs that changes something. */
    boolean isWithin() {
        return isWithin;
    }

    /** The number of the operation that runs, or ran last. */
    long operation() {
        return operation;
    }

    /** Whether the transaction that runs has changed a block. */
    boolean hasChanged(Block block) {
        return journal != null ? block.holder() == this : block.isDirty();
    }

    /** The number of the transaction that runs. */
    long number() {
        return number;
    }

    /** Whether nothing can be changed any more, after an error. */
    boolean hasStopped() {
        return hasStopped;
    }

    /** Does all of an operation, perhaps as a part of another, or nothing; EROFS, ENOSPC, EIO, EUCLEAN. */
    void make(Change change) {
        if (isWithin) {
            change.make();
            return;
        }
        system.requireWritable();
        if (system.areSomeGone()) {
            system.deleteGone();
        }
        if (journal != null && (held.size() + ROOM > journal.capacity()
                || revoked.size() > journal.capacity() * REVOKED_PER_BLOCK)) {
            commit();
        }
        try {
            attempt(change);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOSPC || waiting.isEmpty()) {
                throw e;
            }
            // There may be space that was freed by the transaction.
            commit();
            attempt(change);
        }
    }

    private void attempt(Change change) {
        system.beginOperation();
        operation++;
        freeBlocksBefore = system.space().freeBlocks();
        freeInodesBefore = system.space().freeInodes();
        isWithin = true;
        boolean done = false;
        try {
            change.make();
            done = true;
        } finally {
            isWithin = false;
            if (done) {
                keep();
                system.orphans().keep();
            } else {
                system.orphans().undo();
                undo();
            }
            changed = 0;
            nodes.clear();
            if (!made.isEmpty() || !gone.isEmpty() || !freed.isEmpty()) {
                made.clear();
                gone.clear();
                freed.clear();
            }
            haveOrphansChanged = false;
        }
    }

    /** A block will be changed by the operation. */
    void change(Block block) {
        if (block.stamp() != operation) {
            keepBefore(block, 0, block.length());
            block.setStamp(operation);
        }
    }

    /** So many bytes of a block will be changed by the operation, and no others before that is said of them. */
    void change(Block block, int start, int length) {
        if (block.stamp() != operation) {
            keepBefore(block, start, length);
        }
    }

    /** The same for all of a part of a block. */
    void change(BlockPart part) {
        change(part.block(), part.start(), part.length());
    }

    private void keepBefore(Block block, int start, int length) {
        if (changed == before.size()) {
            before.add(new Before(system.superBlock().blockSize));
        }
        Before kept = before.get(changed);
        block.read(start, kept.bytes, 0, length);
        kept.block = block;
        kept.start = start;
        kept.length = length;
        kept.holder = block.holder();
        kept.seal = block.sealToDo();
        changed++;
        block.setHolder(this);
    }

    /** A block for metadata that was free: zero. */
    Block fresh(long number) {
        Block block = system.cache().fresh(number);
        change(block);
        block.clear(0, block.length());
        block.setChecked();
        made.add(number);
        return block;
    }

    /** A block of metadata is not used as such any more. */
    void forget(long number) {
        gone.add(number);
    }

    /** Blocks were marked free. */
    void free(int group, int first, int count) {
        long[] bits = waiting.get(group);
        if (bits == null) {
            bits = new long[system.superBlock().blocksPerGroup + 63 >>> 6];
            waiting.put(group, bits);
        }
        for (int i = first; i < first + count; i++) {
            bits[i >>> 6] |= 1L << i;
        }
        freed.add(new long[] {group, first, count});
    }

    /** Blocks of a group, as bits, that are free but must not be used; null for none. */
    long[] waiting(int group) {
        return waiting.get(group);
    }

    /** An inode will be read again from the disk if the operation fails. Once for each operation. */
    void touch(Node node) {
        nodes.add(node);
    }

    /** The list of orphans was changed. */
    void touchOrphans() {
        haveOrphansChanged = true;
    }

    /** Pages of a file that were changed are to be on the disk before the transaction is. */
    void order(Content content) {
        ordered.add(content);
    }

    /** The file is gone. */
    void forgetOrder(Content content) {
        ordered.remove(content);
    }

    private void keep() {
        for (int i = 0; i < changed; i++) {
            Block block = before.get(i).block;
            if (journal != null) {
                if (before.get(i).holder != this) {
                    held.put(block.number(), block);
                }
            } else {
                block.setHolder(null);
                block.setDirty(true);
                held.put(block.number(), block);
            }
        }
        for (int i = 0; i < gone.size(); i++) {
            long each = gone.get(i);
            held.remove(each);
            system.cache().forget(each);
            if (journal != null) {
                revoked.add(each);
            }
        }
        if (journal == null) {
            waiting.clear();
        }
    }

    private void undo() {
        for (int i = changed - 1; i >= 0; i--) {
            Before kept = before.get(i);
            kept.block.write(kept.start, kept.bytes, 0, kept.length);
            kept.block.setHolder(kept.holder);
            kept.block.setSeal(kept.seal);
            kept.block.setStamp(0);
        }
        for (int i = 0; i < made.size(); i++) {
            Block block = system.cache().atHand(made.get(i));
            if (block != null && block.holder() == null) {
                system.cache().forget(made.get(i));
            }
        }
        for (int i = 0; i < freed.size(); i++) {
            long[] each = freed.get(i);
            long[] bits = waiting.get((int) each[0]);
            for (int bit = (int) each[1]; bit < each[1] + each[2]; bit++) {
                bits[bit >>> 6] &= ~(1L << bit);
            }
        }
        system.space().restore(freeBlocksBefore, freeInodesBefore);
        boolean done = false;
        try {
            for (Node node : nodes) {
                node.reload();
            }
            if (haveOrphansChanged) {
                system.orphans().load();
            }
            done = true;
        } catch (ErrnoException e) {
            // Told below; the operation's own failure is what counts.
        } finally {
            if (!done) {
                stop("an operation could not be undone");
            }
        }
    }

    /** Nothing is changed any more; what is on the disk stays as it is. */
    void stop(String why) {
        if (!hasStopped) {
            hasStopped = true;
            system.setReadOnly(true);
            system.problems().say(why + ": it is read-only now; unmount it and run e2fsck(8)");
        }
    }

    /** Whether there is something to commit. */
    boolean hasChanges() {
        return !held.isEmpty() || !revoked.isEmpty();
    }

    /** All that was changed so far is safe when this returns; EIO. */
    void commit() {
        if (hasStopped) {
            throw new ErrnoException(Errno.EIO);
        }
        boolean done = false;
        try {
            writeOrdered();
            if (system.orphans().areWaiting()) {
                attempt(() -> system.orphans().store());
            }
            if (hasChanges()) {
                system.space().store();
                for (Block block : held.values()) {
                    block.seal();
                }
                system.groups().seal();
                if (journal != null) {
                    commitToJournal();
                } else {
                    writeInPlace();
                }
            } else {
                system.volume().flush();
            }
            done = true;
        } finally {
            if (!done) {
                stop("a transaction could not be written");
            }
        }
    }

    private void writeOrdered() {
        for (Content content : ordered) {
            content.writeChanged();
        }
        ordered.clear();
    }

    private void commitToJournal() {
        journal.commit(new ArrayList<>(held.values()), revoked, system.now());
        for (Block block : held.values()) {
            block.setHolder(null);
            block.setDirty(true);
        }
        held.clear();
        revoked.clear();
        waiting.clear();
        number++;
        if (journal.isNearlyFull()) {
            checkpoint();
        }
    }

    private void writeInPlace() {
        system.cache().writeBack();
        system.volume().flush();
        held.clear();
        number++;
    }

    /** Writes all that was committed to its place, so that the journal is empty. There is nothing to commit. */
    void checkpoint() {
        system.cache().writeBack();
        system.volume().flush();
        if (journal != null) {
            journal.reset(journal.sequence());
        }
    }

    /** A block is changed by the commit itself, which nothing undoes. */
    void changeAtCommit(Block block) {
        if (journal != null) {
            block.setHolder(this);
        } else {
            block.setDirty(true);
        }
        held.put(block.number(), block);
    }

    /** Gives the journal's memory back. */
    void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
