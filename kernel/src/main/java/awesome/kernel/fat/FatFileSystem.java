package awesome.kernel.fat;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.cache.DiskFileSystem;
import awesome.kernel.cache.DiskVolume;
import awesome.kernel.cache.Problems;
import awesome.kernel.cache.Volume;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;

/**
 * A mounted FAT file system. What is said of files and clusters is written when all is ({@link #sync}), after the content
 * of files; there is no journal, so what was not may be lost with the power, and a mark on the disk says so meanwhile.
 */
public final class FatFileSystem extends DiskFileSystem {
    /** The number of the root, which has no entry. Those of other files are the places of their entries. */
    static final long ROOT = 1;

    /** As statfs(2) tells it. */
    private static final long TYPE = 0x4d44;
    /** Sectors of tables and directories that are kept in memory without need. */
    private static final int KEPT_SECTORS = 2048;
    private static final int BOOT = 512;

    /** Where the first sector says that it is mounted, of FAT32 and of the others, and the bit. */
    private static final int STATE_32 = 0x41;
    private static final int STATE = 0x25;
    private static final int IN_USE = 1;

    /** The marks of the sector with how many clusters are free. */
    private static final int LEAD = 0x4161_5252;
    private static final int STRUCTURE = 0x6141_7272;
    private static final int STRUCTURE_AT = 484;
    private static final int FREE_AT = 488;
    private static final int NEXT_AT = 492;

    private final FatLayout layout;
    private final ClusterTable table;
    private final InodeNumbers numbers = new InodeNumbers();
    private FatDirectory root;
    private boolean wasInUse;

    private FatFileSystem(long device, Clock clock, CacheFrames frames, Volume volume, FatLayout layout, Problems problems, Turn turn) {
        super(device, clock, frames, volume, KEPT_SECTORS, problems, turn);
        this.layout = layout;
        table = new ClusterTable(layout, cache(), problems);
    }

    /**
     * Mounts the file system on a device.
     *
     * @param device number of the device
     * @param readOnly whether nothing is to be changed
     * @param turn who has it uses the file system
     * @param log where it is told what is wrong with it
     * @throws ErrnoException EINVAL if it is no such file system, EROFS if it cannot be written to, EUCLEAN, EIO, ENOMEM
     */
    public static FatFileSystem mount(BlockIo io, CacheFrames frames, long device, boolean readOnly, Clock clock, Turn turn, Log log) {
        Problems problems = new Problems("fat: " + io.device().name(), log);
        if (!readOnly && io.device().isReadOnly()) {
            throw new ErrnoException(Errno.EROFS);
        }
        int least = Math.max(BOOT, io.device().logicalBlockSize());
        byte[] boot = new byte[least];
        if (io.device().sectors() * BOOT < least) {
            throw new ErrnoException(Errno.EINVAL);
        }
        io.read(0, boot, 0, least);
        FatLayout layout = new FatLayout(boot, io.device().sectors() * BOOT);
        if (layout.problem != null) {
            problems.say(layout.problem);
            throw new ErrnoException(Errno.EINVAL);
        }
        FatFileSystem system = new FatFileSystem(device, clock, frames, new DiskVolume(io, layout.sectorSize), layout, problems, turn);
        system.begin(() -> system.start(readOnly));
        return system;
    }

    private void start(boolean readOnly) {
        setReadOnly(readOnly);
        root = new FatDirectory(this, null, layout.rootCluster == 0 ? null : chain(layout.rootCluster), null);
        inodes().add(root);
        root.retain();
        wasInUse = (cache().get(0).getByte(stateAt()) & IN_USE) != 0;
        if (wasInUse) {
            problems().say("it was not unmounted; files may be damaged: run fsck.fat(8)");
        }
        if (layout.information != 0 && isInformation(cache().get(layout.information))) {
            table.setNext(cache().get(layout.information).getInt(NEXT_AT));
        }
        if (!readOnly) {
            setInUse(true);
        }
    }

    private int stateAt() {
        return layout.bits == 32 ? STATE_32 : STATE;
    }

    /** One that was in use when it was mounted stays marked, until it is checked. */
    private void setInUse(boolean isInUse) {
        if (!wasInUse) {
            Block boot = cache().get(0);
            int before = boot.getByte(stateAt());
            boot.putByte(stateAt(), isInUse ? before | IN_USE : before & ~IN_USE);
            boot.setDirty(true);
            cache().writeBack();
            volume().flush();
        }
    }

    private static boolean isInformation(Block block) {
        return block.getInt(0) == LEAD && block.getInt(STRUCTURE_AT) == STRUCTURE;
    }

    FatLayout layout() {
        return layout;
    }

    ClusterTable table() {
        return table;
    }

    InodeNumbers numbers() {
        return numbers;
    }

    /** The clusters of a file that begins with {@code cluster}; 0 for none. */
    Chain chain(int cluster) {
        return new Chain(layout, table, problems(), cluster);
    }

    /** Makes the bytes of a cluster, which is to be of a directory, zero. */
    void clear(int cluster) {
        for (int i = 0; i < layout.clusterSectors; i++) {
            Block block = cache().fresh(layout.sectorOf(cluster) + i);
            block.clear(0, layout.sectorSize);
            block.setDirty(true);
        }
    }

    /** Clusters are free: what was in them as directories is of no interest, and must not be written over new content. */
    void forget(Chain chain) {
        for (int i = 0; i < chain.count(); i++) {
            for (int sector = 0; sector < layout.clusterSectors; sector++) {
                cache().forget(layout.sectorOf(chain.at(i)) + sector);
            }
        }
    }

    /** The file of an entry of {@code parent}. */
    Inode inode(Entry entry, FatDirectory parent) {
        long number = numbers.at(parent.slots().number(entry.last));
        Inode known = inodes().get(number);
        if (known != null) {
            return known;
        }
        int first = Entry.cluster(entry.slot, layout.bits);
        if (entry.isDirectory()) {
            if (first == 0 || first == layout.rootCluster) {
                throw problems().damaged("the directory " + entry.name + " begins with cluster " + first + ", which is not its own");
            }
            inodes().add(new FatDirectory(this, new FatNode(this, parent, entry), chain(first), parent));
        } else {
            inodes().add(new FatFile(this, new FatNode(this, parent, entry), chain(first)));
        }
        return inodes().get(number);
    }

    /** EROFS if nothing is to be changed. */
    void requireWritable() {
        if (isReadOnly()) {
            throw new ErrnoException(Errno.EROFS);
        }
    }

    @Override
    protected void syncAll() {
        writePages();
        if (layout.information != 0 && isInformation(cache().get(layout.information))) {
            Block information = cache().get(layout.information);
            int free = table.free();
            if (information.getInt(FREE_AT) != free || information.getInt(NEXT_AT) != table.next()) {
                information.putInt(FREE_AT, free);
                information.putInt(NEXT_AT, table.next());
                information.setDirty(true);
            }
        }
        cache().writeBack();
        volume().flush();
    }

    @Override
    protected void rest() {
        syncAll();
        setInUse(false);
    }

    @Override
    public void remount(String options, boolean toReadOnly) {
        if (toReadOnly == isReadOnly()) {
            return;
        }
        if (volume().isReadOnly()) {
            throw new ErrnoException(Errno.EROFS);
        }
        boolean isTaken = enter();
        try {
            if (toReadOnly) {
                rest();
            } else {
                setInUse(true);
            }
            setReadOnly(toReadOnly);
        } finally {
            leave(isTaken);
        }
    }

    @Override
    public Directory root() {
        return root;
    }

    @Override
    public String type() {
        return "vfat";
    }

    @Override
    public long magic() {
        return TYPE;
    }

    @Override
    public long totalBlocks() {
        return ((long) layout.clusters << layout.clusterBits) >>> 12;
    }

    @Override
    public long freeBlocks() {
        boolean isTaken = enter();
        try {
            return ((long) table.free() << layout.clusterBits) >>> 12;
        } finally {
            leave(isTaken);
        }
    }

    @Override
    public long freeFiles() {
        return 0;
    }
}
