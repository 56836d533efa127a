package awesome.kernel.cache;

import awesome.kernel.block.BlockDevice;

/** That a disk is used by a file system that is mounted. */
public final class DiskUse {
    private final MountedDisks all;
    private final long number;
    private final BlockDevice device;

    /** Of a device that was retained for that. */
    DiskUse(MountedDisks all, long number, BlockDevice device) {
        this.all = all;
        this.number = number;
        this.device = device;
    }

    /** It is not mounted any more, but the disk is used still. */
    public void ending() {
        all.ending(number);
    }

    /** The disk is not used any more. */
    public void ended() {
        all.ended(number);
        device.release();
    }
}
