package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.MemoryView;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;

/** What is done when a file system is mounted, so that it can be written to, and when that ends. */
final class Mounting {
    private static final int ORPHAN_MAGIC = 0x0b10ca04;
    private static final int ORPHAN_TAIL = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_JOURNAL_BLOCKS = 1 << 24;

    private final Ext4FileSystem system;
    private final SuperBlock superBlock;

    Mounting(Ext4FileSystem system) {
        this.system = system;
        this.superBlock = system.superBlock();
    }

    /** Replays the journal, if that is needed, and prepares for writing, if it can be and is wanted. */
    void run(boolean wantReadOnly) throws MountException {
        boolean canWrite = !system.volume().isReadOnly();
        Journal journal = null;
        boolean done = false;
        try {
            if (superBlock.hasCompatible(Features.HAS_JOURNAL)) {
                journal = journal();
                replay(journal, canWrite);
            }
            requireChecksum();
            system.space().count();
            if (canWrite && !wantReadOnly && isWritable()) {
                begin(journal);
                done = true;
            }
        } finally {
            if (!done && journal != null) {
                journal.close();
            }
        }
        if (system.isWritable()) {
            freeOrphans();
        }
    }

    /** A super block that was torn when the power went is whole now, or else something is wrong. */
    private void requireChecksum() throws MountException {
        if (!superBlock.isChecksumRight) {
            new SuperBlock(system.space().view(), system.volume().blocks() << superBlock.blockBits).requireChecksum();
        }
    }

    private Journal journal() throws MountException {
        if (superBlock.journalInode == 0) {
            throw new MountException(Errno.EINVAL, "its journal is on another device, which this kernel does not know");
        }
        Node node = system.node(superBlock.journalInode);
        long count = node.size() >>> superBlock.blockBits;
        if (node.type() != FileMode.S_IFREG || node.isInline() || count > MOST_JOURNAL_BLOCKS
                || count > superBlock.blocks) {
            throw new MountException(Errno.EUCLEAN, "the inode of its journal is damaged; run e2fsck(8) on the device");
        }
        long[] places = new long[(int) count];
        for (int i = 0; i < places.length;) {
            Run run = node.find(i);
            if (run.readsAsZeros() || !superBlock.holds(run.physical, 1)) {
                throw new MountException(Errno.EUCLEAN, "its journal has holes; run e2fsck(8) on the device");
            }
            for (long j = 0; j < run.count && i < places.length; j++) {
                places[i++] = run.physical + j;
            }
        }
        if (places.length == 0) {
            throw new MountException(Errno.EUCLEAN, "its journal is empty; run e2fsck(8) on the device");
        }
        return new Journal(system.volume(), system.frames(), places);
    }

    private void replay(Journal journal, boolean canWrite) throws MountException {
        boolean isWanted = (system.space().view().getInt(SuperBlock.INCOMPATIBLE) & Features.RECOVER) != 0;
        if (!isWanted && superBlock.isChecksumRight || !journal.needsReplay()) {
            return;
        }
        if (!canWrite) {
            throw new MountException(Errno.EROFS, "its journal is to be replayed, but the device cannot be written to");
        }
        int written = JournalReplay.run(journal, system.frames(), superBlock);
        system.problems().say("the journal was replayed, " + written + " blocks");
        // What was read before may be old.
        system.cache().clear();
    }

    private boolean isWritable() {
        int unknown = superBlock.readOnlyCompatible & ~Features.WRITABLE;
        int readable = superBlock.incompatible & Features.READ_ONLY;
        if (unknown != 0 || readable != 0) {
            String names = unknown != 0 ? Features.readOnlyCompatible(unknown) : Features.incompatible(readable);
            system.problems().say("it is mounted read-only, as it has features that this kernel cannot keep up to date: "
                    + names);
            return false;
        }
        if ((superBlock.state & SuperBlock.ERRORS) != 0) {
            system.problems().say("it had errors when it was last mounted; run e2fsck(8) on the device");
        }
        return true;
    }

    private void begin(Journal journal) {
        if (journal != null) {
            if (journal.needsReplay()) {
                // Nobody says that it is to be replayed, so all is in place.
                journal.reset(journal.sequence() + journal.ring());
            }
            journal.prepareToWrite(superBlock.hasIncompatible(Features.BITS_64), superBlock.hasChecksums());
        }
        SystemZone zone = new SystemZone(superBlock, system.groups());
        mark(journal != null);
        system.beginWriting(new Changes(system, journal), new BlockAllocator(system, zone));
    }

    /** Says on the disk that it is being written to. */
    void mark(boolean hasJournal) {
        MemoryView view = system.space().view();
        int seconds = (int) (system.now() / SECOND);
        view.putInt(SuperBlock.MOUNT_TIME, seconds);
        view.putInt(SuperBlock.WRITE_TIME, seconds);
        view.putShort(SuperBlock.MOUNT_COUNT, view.getShort(SuperBlock.MOUNT_COUNT) + 1);
        int state = view.getShort(SuperBlock.STATE);
        if (hasJournal) {
            view.putInt(SuperBlock.INCOMPATIBLE, view.getInt(SuperBlock.INCOMPATIBLE) | Features.RECOVER);
        } else {
            view.putShort(SuperBlock.STATE, state & ~SuperBlock.VALID);
        }
        system.space().writeThrough();
    }

    /** Says on the disk that all is in place; the journal is empty. */
    void end() {
        MemoryView view = system.space().view();
        system.space().put(view);
        view.putInt(SuperBlock.WRITE_TIME, (int) (system.now() / SECOND));
        view.putInt(SuperBlock.INCOMPATIBLE, view.getInt(SuperBlock.INCOMPATIBLE) & ~Features.RECOVER);
        int state = view.getShort(SuperBlock.STATE) | (superBlock.state & SuperBlock.VALID);
        view.putShort(SuperBlock.STATE, system.problems().count() > 0 ? state | SuperBlock.ERRORS : state);
        system.space().writeThrough();
    }

    /** Frees what was to be freed when it was mounted last, and cuts files off that were to be. */
    private void freeOrphans() {
        try {
            system.orphans().load();
            ArrayList<Long> numbers = system.orphans().all();
            for (int i = numbers.size() - 1; i >= 0; i--) {
                finish(numbers.get(i));
            }
            finishOrphanFile();
        } catch (ErrnoException e) {
            system.problems().say("the list of orphans cannot be worked off: " + e.getMessage());
            system.changes().stop("what it says is not to be trusted");
        }
    }

    private void finish(long number) {
        Node node = system.node(number);
        if (node.raw().links() == 0) {
            system.delete(node);
            system.deleteGone();
            return;
        }
        Inode file = system.inode(number);
        if (file instanceof Ext4File regular) {
            regular.content().cutOff();
        } else {
            system.changes().make(() -> system.orphans().remove(((Ext4Inode) file).node()));
        }
    }

    /** Works off the file in which newer kernels note orphans. */
    private void finishOrphanFile() {
        if (!superBlock.hasReadOnlyCompatible(Features.ORPHAN_PRESENT)) {
            return;
        }
        Node file = system.node(superBlock.orphanFile);
        long blocks = Math.min(file.sizeInBlocks(), superBlock.blocks);
        for (long logical = 0; logical < blocks; logical++) {
            Run run = file.find(logical);
            if (run.readsAsZeros()) {
                continue;
            }
            long place = run.physical;
            int entries = (superBlock.blockSize - ORPHAN_TAIL) / 4;
            if (system.metadata(file, place).getInt(4 * entries) != ORPHAN_MAGIC) {
                throw file.damaged("the file of orphans is damaged");
            }
            for (int i = 0; i < entries; i++) {
                long number = system.metadata(file, place).getUnsignedInt(4 * i);
                if (number != 0) {
                    finish(number);
                }
            }
            system.changes().make(() -> clearOrphans(file, place, entries));
        }
        system.changes().make(() -> {
            system.changes().change(system.space().block());
            MemoryView view = system.space().view();
            view.putInt(SuperBlock.READ_ONLY_COMPATIBLE,
                    view.getInt(SuperBlock.READ_ONLY_COMPATIBLE) & ~Features.ORPHAN_PRESENT);
        });
    }

    private void clearOrphans(Node file, long place, int entries) {
        system.changes().change(system.metadata(file, place));
        MemoryView block = system.metadata(file, place);
        block.clear(0, 4 * entries);
        if (system.checksums().isActive()) {
            block.putInt(4 * entries + 4, system.checksums().orphans(file.seed(), system.metadata(file, place),
                    4 * entries));
        }
    }
}
