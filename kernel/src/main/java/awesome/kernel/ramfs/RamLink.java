package awesome.kernel.ramfs;

import awesome.abi.linux.FileMode;

/** A symbolic link in memory. */
final class RamLink extends RamInode {
    private final String target;

    RamLink(RamFileSystem system, String target) {
        super(system, FileMode.S_IFLNK | 0777);
        this.target = target;
    }

    @Override
    public long size() {
        return target.length();
    }

    @Override
    public String target() {
        return target;
    }
}
