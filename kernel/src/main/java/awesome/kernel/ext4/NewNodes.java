package awesome.kernel.ext4;

import awesome.abi.linux.FileMode;
import awesome.kernel.cache.Block;
import awesome.kernel.vfs.DeviceNumber;

/** Makes new inodes; within operations of {@link Changes}. */
final class NewNodes {
    private static final int EXTRA_SIZE = 32;
    /** Flags that files of other types than regular ones and directories take over: no dump, no access time. */
    private static final int OTHERS = 0x40 | 0x80;

    private final Ext4FileSystem system;
    private int generation;

    NewNodes(Ext4FileSystem system) {
        this.system = system;
        generation = (int) (system.now() * 0x9e3779b97f4a7c15L >>> 32);
    }

    /**
     * A new inode with one name, or two if it is a directory, in the directory {@code parent}. ENOSPC.
     *
     * @param mode type, not a symbolic link, and permissions
     * @param device of a device node
     */
    Node make(Node parent, int mode, long device, int owner, int group) {
        int type = mode & FileMode.S_IFMT;
        boolean isMapped = type == FileMode.S_IFREG || type == FileMode.S_IFDIR;
        Node node = begin(parent, mode, isMapped, owner, group);
        if (type == FileMode.S_IFCHR || type == FileMode.S_IFBLK) {
            RawInode raw = node.beginChange();
            int major = DeviceNumber.major(device);
            int minor = DeviceNumber.minor(device);
            if (major <= 255 && minor <= 255) {
                raw.putInt(RawInode.MAP, major << 8 | minor);
            } else {
                raw.putInt(RawInode.MAP + 4, (int) device);
            }
            node.endChange(raw);
        }
        return node;
    }

    /** A new symbolic link in the directory {@code parent}; {@code path} has fewer bytes than a block. ENOSPC. */
    Node makeLink(Node parent, byte[] path, int owner, int group) {
        boolean isFast = path.length < RawInode.MAP_SIZE;
        Node node = begin(parent, FileMode.S_IFLNK | 0777, !isFast, owner, group);
        node.setSize(path.length);
        if (isFast) {
            RawInode raw = node.beginChange();
            raw.write(RawInode.MAP, path, 0, path.length);
            node.store();
        } else {
            long found = system.blocks().allocate(node.goal(), 1);
            node.addBlocks(1);
            Block block = system.changes().fresh(found);
            block.write(0, path, 0, path.length);
            node.map().insert(node, 0, found, 1, false);
        }
        return node;
    }

    private Node begin(Node parent, int mode, boolean isMapped, int owner, int group) {
        SuperBlock superBlock = system.superBlock();
        int type = mode & FileMode.S_IFMT;
        boolean isDirectory = type == FileMode.S_IFDIR;
        Node node = system.place(system.inodeAllocator().allocate(parent, isDirectory));
        node.setMade();
        RawInode raw = node.beginChange();
        raw.clear(0, raw.length());
        boolean hasExtents = isMapped && superBlock.hasIncompatible(Features.EXTENTS);
        int inherited = parent.flags() & InodeFlag.INHERITED;
        if (!isDirectory) {
            inherited &= type == FileMode.S_IFREG ? ~InodeFlag.DIRECTORY_ONLY : OTHERS;
        }
        raw.setMode(mode);
        raw.setOwner(owner, group);
        raw.setLinks(isDirectory ? 2 : 1);
        raw.setFlags(inherited | (hasExtents ? InodeFlag.EXTENTS : 0));
        generation++;
        raw.setGeneration(generation);
        if (raw.length() > RawInode.OLD_SIZE) {
            raw.setExtraSize(Math.max(EXTRA_SIZE, superBlock.wantExtraSize));
        }
        long now = system.now();
        raw.setTimes(now, now, now);
        raw.setCreated(now);
        if (hasExtents) {
            ExtentEditor.begin(raw);
        }
        system.checksums().setInode(system.checksums().seedOf(node.number(), generation), raw);
        node.load();
        return node;
    }
}
