package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskFileSystem;
import awesome.kernel.cache.DiskType;
import awesome.kernel.cache.DiskVolume;
import awesome.kernel.cache.MemoryView;
import awesome.kernel.cache.Problems;
import awesome.kernel.cache.Volume;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.memory.Allowance;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import awesome.magic.Frame;
import java.util.ArrayDeque;

/** A mounted file system of the kind ext2, ext3 or ext4. Its inodes are read when they are asked for. */
public final class Ext4FileSystem extends DiskFileSystem {
    static final long ROOT = 2;

    /** As statfs(2) tells of all three. */
    private static final long TYPE = 0xef53;
    /** Most blocks of metadata that are kept in memory without need. */
    private static final int KEPT_BLOCKS = 4096;
    private static final int SECTORS_OF_PAGE = 8;
    /** How many pieces of a file are freed by one operation. */
    private static final int PIECES = 16;
    /** One in so many frames is written at once. */
    private static final int AT_ONCE_PART = 16;
    /** Most bytes that one operation writes, however much memory there is. */
    private static final long SPAN = 1 << 20;
    private static final long SECOND = 1_000_000_000L;
    private static final Allowance NO_MEMORY = new Allowance(0);

    private final SuperBlock superBlock;
    private final Checksums checksums;
    private final Groups groups;
    private final ExtentMap extents;
    private final IndirectMap indirect;
    private final AttributeReader attributes;
    private final DirectoryBlocks directories;
    private final HashTree hashTree;
    private final DirectorySearch search;
    private final Space space;
    private final Orphans orphans;
    private final InodeAllocator inodeAllocator;
    private final NewNodes newNodes;
    private final DirectoryEditor editor;
    private final AttributeWriter attributeWriter;
    private Changes changes;
    /** Null if nothing can be written. */
    private BlockAllocator blocks;
    /** Whether all is there that writing needs. */
    private boolean isPrepared;
    private Ext4Directory root;
    /** Inodes without a name, which nobody uses, but which are not free yet. */
    private final ArrayDeque<Node> gone = new ArrayDeque<>();
    private boolean isDeleting;

    private Ext4FileSystem(long device, Clock clock, CacheFrames frames, Volume volume, SuperBlock superBlock,
            Problems problems, Turn turn) {
        super(device, clock, frames, volume, KEPT_BLOCKS, problems, turn);
        this.superBlock = superBlock;
        checksums = new Checksums(superBlock);
        groups = new Groups(superBlock, cache(), checksums, problems);
        extents = new ExtentMap(this);
        indirect = new IndirectMap(this);
        attributes = new AttributeReader(this);
        directories = new DirectoryBlocks(this);
        hashTree = new HashTree(this);
        search = new DirectorySearch(this);
        space = new Space(this);
        orphans = new Orphans(this);
        inodeAllocator = new InodeAllocator(this);
        newNodes = new NewNodes(this);
        editor = new DirectoryEditor(this);
        attributeWriter = new AttributeWriter(this);
        changes = new Changes(this, null);
        setReadOnly(true);
        problems.setWhenDamaged(() -> {
            if (superBlock.stopsOnErrors && isWritable()) {
                changes.stop("something on it is damaged");
            }
        });
    }

    /**
     * Mounts the file system on a device.
     *
     * @param device number of the device
     * @param turn of the threads that use it
     * @param wantReadOnly whether nothing is to be written, but for the journal's being replayed
     * @param log where it is told what is wrong with the file system
     */
    public static Ext4FileSystem mount(BlockIo io, CacheFrames frames, long device, boolean wantReadOnly, Clock clock,
            Turn turn, Log log) throws MountException {
        Problems problems = new Problems("ext4: " + io.device().name(), log);
        try {
            SuperBlock superBlock = readSuperBlock(io, frames);
            Volume volume = new DiskVolume(io, superBlock.blockSize);
            Ext4FileSystem system = new Ext4FileSystem(device, clock, frames, volume, superBlock, problems,
                    turn);
            system.begin(() -> {
                new Mounting(system).run(wantReadOnly);
                system.loadRoot();
            });
            return system;
        } catch (ErrnoException e) {
            throw new MountException(e.errno(), "it cannot be read: " + e.getMessage());
        }
    }

    private static SuperBlock readSuperBlock(BlockIo io, CacheFrames frames) throws MountException {
        if (io.device().sectors() < SECTORS_OF_PAGE) {
            throw new MountException(Errno.EINVAL, "the device is too small for a file system");
        }
        long frame = frames.take();
        try {
            io.read(0, Frame.of(frame));
            MemoryView view = new MemoryView(frames.memory(), Frame.of(frame).start().plus(SuperBlock.OFFSET),
                    SuperBlock.SIZE);
            return new SuperBlock(view, io.device().sectors() * 512);
        } finally {
            frames.free(frame);
        }
    }

    private void loadRoot() throws MountException {
        Inode found = inode(ROOT);
        if (!(found instanceof Ext4Directory directory)) {
            throw new MountException(Errno.EUCLEAN, "its root is no directory; run e2fsck(8) on the device");
        }
        root = directory;
    }

    /** It can be written to from now on. */
    void beginWriting(Changes newChanges, BlockAllocator newBlocks) {
        changes = newChanges;
        blocks = newBlocks;
        isPrepared = true;
        setReadOnly(false);
    }

    /** Whether it can be written to: that was wanted, and no error is in the way. */
    @Override
    public boolean isWritable() {
        return isPrepared && !isReadOnly() && !changes.hasStopped();
    }

    /** EROFS if nothing can be written. */
    void requireWritable() {
        if (!isWritable()) {
            throw new ErrnoException(Errno.EROFS);
        }
    }

    Changes changes() {
        return changes;
    }

    Space space() {
        return space;
    }

    Orphans orphans() {
        return orphans;
    }

    BlockAllocator blocks() {
        return blocks;
    }

    InodeAllocator inodeAllocator() {
        return inodeAllocator;
    }

    NewNodes newNodes() {
        return newNodes;
    }

    DirectoryEditor editor() {
        return editor;
    }

    AttributeWriter attributeWriter() {
        return attributeWriter;
    }

    SuperBlock superBlock() {
        return superBlock;
    }

    Checksums checksums() {
        return checksums;
    }

    Groups groups() {
        return groups;
    }

    ExtentMap extents() {
        return extents;
    }

    IndirectMap indirect() {
        return indirect;
    }

    AttributeReader attributes() {
        return attributes;
    }

    DirectoryBlocks directories() {
        return directories;
    }

    HashTree hashTree() {
        return hashTree;
    }

    DirectorySearch search() {
        return search;
    }

    @Override
    protected boolean keepsBlocks() {
        return changes.isWithin();
    }

    /** A block of metadata that belongs to an inode; EUCLEAN, EIO. */
    Block metadata(Node node, long number) {
        if (!superBlock.holds(number, 1)) {
            throw node.damaged("it leads to block " + number + ", which cannot be");
        }
        return cache().get(number);
    }

    /** An inode on the disk, used or not; EUCLEAN. */
    Node node(long number) {
        Node node = place(number);
        groups.readTable((int) ((number - 1) / superBlock.inodesPerGroup), node.rawBlock());
        node.load();
        return node;
    }

    /** The same, not read yet. */
    Node place(long number) {
        if (number <= 0 || number > superBlock.inodes) {
            throw problems().damaged("there is no inode " + number);
        }
        long index = (number - 1) % superBlock.inodesPerGroup * superBlock.inodeSize;
        long table = groups.get((int) ((number - 1) / superBlock.inodesPerGroup)).inodeTable();
        return new Node(this, number, table + (index >>> superBlock.blockBits), (int) index & superBlock.blockSize - 1);
    }

    /** The file of that number, which some name leads to; EUCLEAN. */
    Inode inode(long number) {
        Inode known = inodes().get(number);
        if (known != null) {
            return known;
        }
        if (number != ROOT && number < superBlock.firstInode) {
            throw problems().damaged("a name leads to inode " + number + ", which is not for files");
        }
        Node node = node(number);
        if (node.raw().links() == 0) {
            throw node.damaged("a name leads to it, but it is deleted");
        }
        Inode made = fileOf(node);
        inodes().add(made);
        return made;
    }

    /** The file that programs know as an inode, which none does yet. */
    static Inode fileOf(Node node) {
        switch (node.type()) {
            case FileMode.S_IFREG:
                return new Ext4File(node);
            case FileMode.S_IFDIR:
                return new Ext4Directory(node);
            case FileMode.S_IFLNK:
            case FileMode.S_IFCHR:
            case FileMode.S_IFBLK:
            case FileMode.S_IFIFO:
            case FileMode.S_IFSOCK:
                return new Ext4Special(node);
            default:
                throw node.damaged("its type is " + Integer.toOctalString(node.type()) + ", which is none");
        }
    }

    /** The first {@code size} bytes of an inode's content, which are not many. */
    byte[] readAll(Node node, int size) {
        byte[] content = new byte[size];
        int bits = superBlock.blockBits;
        for (int at = 0; at < size; at += superBlock.blockSize) {
            Run run = node.find(at >>> bits);
            if (!run.readsAsZeros()) {
                metadata(node, run.physical).read(0, content, at, Math.min(superBlock.blockSize, size - at));
            }
        }
        return content;
    }

    /** What programs can set of a file was set: writes it to the inode; EROFS, EIO. */
    void attributesChanged(Node node) {
        boolean isTaken = enter();
        try {
            if (changes.isWithin()) {
                return;
            }
            boolean done = false;
            try {
                changes.make(node::store);
                done = true;
            } finally {
                if (!done && node.file() != null) {
                    ((Ext4Inode) node.file()).load();
                }
            }
        } finally {
            leave(isTaken);
        }
    }

    /** Frees the blocks of a file from {@code start} to {@code end}, some by an operation. */
    void removeBlocks(Node node, long start, long end) {
        boolean[] more = {true};
        while (more[0]) {
            changes.make(() -> more[0] = removePieces(node, start, end));
        }
    }

    /** Frees some pieces of a file from {@code start} to {@code end}; whether there are more. */
    private static boolean removePieces(Node node, long start, long end) {
        for (int i = 0; i < PIECES; i++) {
            if (!node.map().removeSome(node, start, end)) {
                return false;
            }
        }
        return true;
    }

    /**
     * An inode has no name, and nobody uses it. It is freed by the next operation that changes something, as who has let go of
     * it may be one for whom others wait that are needed for that; or when it is mounted next.
     */
    void delete(Node node) {
        inodes().remove(node.number());
        gone.add(node);
    }

    /** Whether {@link #deleteGone} has something to do. */
    boolean areSomeGone() {
        return !gone.isEmpty();
    }

    /** Frees the inodes that are gone. */
    void deleteGone() {
        if (isDeleting || !isWritable()) {
            return;
        }
        isDeleting = true;
        try {
            while (!gone.isEmpty()) {
                deleteNow(gone.remove());
            }
        } finally {
            isDeleting = false;
        }
    }

    private void deleteNow(Node node) {
        try {
            boolean[] more = {true};
            while (more[0]) {
                changes.make(() -> {
                    more[0] = node.blocks() > 0 && node.hasMap() && removePieces(node, 0, node.map().limit());
                    if (!more[0]) {
                        free(node);
                    }
                });
            }
        } catch (ErrnoException e) {
            problems().say("inode " + node.number() + " could not be freed: " + e.getMessage());
        }
    }

    /** Frees an inode that has no blocks any more but one with attributes; within an operation of {@link Changes}. */
    private void free(Node node) {
        attributeWriter.removeBlock(node);
        orphans.remove(node);
        inodeAllocator.free(node, node.type() == FileMode.S_IFDIR);
        RawInode raw = node.beginChange();
        raw.setLinks(0);
        raw.setSize(0, true);
        raw.setDeleted(now() / SECOND);
        node.endChange(raw);
    }

    /**
     * What was changed of an inode is safe when this returns, when its pages are written.
     *
     * @param isDataOnly whether only the content counts and what is needed to find it (fdatasync(2))
     */
    void syncNode(Node node, boolean isDataOnly) {
        boolean isTaken = enter();
        try {
            syncNow(node, isDataOnly);
        } finally {
            leave(isTaken);
        }
    }

    private void syncNow(Node node, boolean isDataOnly) {
        if (!isWritable()) {
            if (changes.hasStopped()) {
                throw new ErrnoException(Errno.EIO);
            }
            return;
        }
        if (node.file() instanceof Ext4File file) {
            file.writeBack();
        }
        if (!isDataOnly && node.isAccessTimeNew()) {
            changes.make(node::store);
        }
        if (isDataOnly ? node.isContentInTransaction() : node.isInTransaction()) {
            deleteGone();
            changes.commit();
        } else {
            volume().flush();
        }
    }

    @Override
    protected void syncAll() {
        deleteGone();
        writePages();
        for (Inode each : inodes().copy()) {
            Node node = ((Ext4Inode) each).node();
            if (node.isAccessTimeNew()) {
                changes.make(node::store);
            }
        }
        changes.commit();
    }

    /** Most bytes that one operation writes, a power of two. */
    long mostAtOnce() {
        return Math.min(SPAN, Math.max(Frame.SIZE, Long.highestOneBit(frames().total() / AT_ONCE_PART) << 12));
    }

    /** Files of more than 2 GiB are marked as a feature when there is the first. */
    void requireLargeFiles() {
        setFeature(SuperBlock.READ_ONLY_COMPATIBLE, Features.LARGE_FILE);
    }

    /** So are attributes in blocks. */
    void requireAttributes() {
        setFeature(SuperBlock.COMPATIBLE, Features.EXT_ATTR);
    }

    private void setFeature(int field, int feature) {
        int old = space.view().getInt(field);
        if ((old & feature) == 0) {
            changes.change(space.block());
            space.view().putInt(field, old | feature);
        }
    }

    /** All is in place on the disk, and it says so. */
    @Override
    protected void rest() {
        syncAll();
        changes.checkpoint();
        new Mounting(this).end();
    }

    @Override
    protected void release() {
        setReadOnly(true);
        isPrepared = false;
        super.release();
        changes.close();
    }

    @Override
    public void remount(String options, boolean toReadOnly) {
        DiskType.check(options, Ext4Format::isAccepted);
        boolean isTaken = enter();
        try {
            if (toReadOnly && isWritable()) {
                rest();
            } else if (!toReadOnly && isReadOnly()) {
                resume();
            }
            setReadOnly(toReadOnly);
        } finally {
            leave(isTaken);
        }
    }

    /** It is to be written to from now on. */
    private void resume() {
        if (changes.hasStopped()) {
            throw new ErrnoException(Errno.EROFS);
        }
        try {
            if (isPrepared) {
                new Mounting(this).mark(changes.hasJournal());
            } else {
                new Mounting(this).run(false);
            }
        } catch (MountException e) {
            problems().say("it stays read-only: " + e.getMessage());
            throw new ErrnoException(e.errno());
        }
        if (!isPrepared) {
            throw new ErrnoException(Errno.EROFS);
        }
    }

    @Override
    public Directory root() {
        return root;
    }

    @Override
    public String type() {
        boolean isNew = superBlock.hasIncompatible(Features.EXTENTS | Features.BITS_64 | Features.FLEX_BG);
        return isNew ? "ext4" : superBlock.hasCompatible(Features.HAS_JOURNAL) ? "ext3" : "ext2";
    }

    @Override
    public long magic() {
        return TYPE;
    }

    @Override
    public long totalBlocks() {
        return superBlock.blocks << superBlock.blockBits >>> 12;
    }

    @Override
    public long freeBlocks() {
        return space.freeBlocks() << superBlock.blockBits >>> 12;
    }

    @Override
    public long freeFiles() {
        return space.freeInodes();
    }

    @Override
    public Allowance attributeSpace() {
        return NO_MEMORY;
    }

    @Override
    public long files() {
        return superBlock.inodes;
    }
}
