package awesome.kernel.virtio;

import awesome.kernel.block.BlockCommand;
import awesome.kernel.block.BlockDriver;
import awesome.kernel.block.BlockLimits;
import awesome.kernel.block.RequestQueue;
import awesome.kernel.machine.Clock;
import awesome.kernel.scsi.ScsiDisk;
import awesome.magic.NoAlloc;

/** The requests of one disk for one {@link VirtioScsiQueue}, which other disks use too. */
@NoAlloc("interrupt context")
final class VirtioScsiLine implements BlockDriver {
    private final VirtioScsi owner;
    private final VirtioScsiQueue queue;
    private final ScsiDisk disk;
    private final RequestQueue requests;
    /** For the queue, under its lock: the first slot of those that are done; -1 if there is none. */
    volatile int firstDone = -1;
    /** Whether the queue had no room for a command. */
    volatile boolean isStalled;

    VirtioScsiLine(VirtioScsi owner, VirtioScsiQueue queue, ScsiDisk disk, BlockLimits limits, int depth, Clock clock) {
        this.owner = owner;
        this.queue = queue;
        this.disk = disk;
        requests = new RequestQueue(this, limits, depth, clock);
    }

    RequestQueue requests() {
        return requests;
    }

    VirtioScsiQueue queue() {
        return queue;
    }

    ScsiDisk disk() {
        return disk;
    }

    @Override
    public boolean start(BlockCommand command) {
        return queue.begin(this, command);
    }

    @Override
    public void commit() {
        queue.commit();
    }

    @Override
    public BlockCommand takeDone() {
        return queue.takeDone(this);
    }

    @Override
    public void check() {
        queue.interrupt();
        owner.check(this);
    }

    /** Takes what is done, if something is. No queue is locked. */
    void serveDone() {
        if (firstDone >= 0) {
            requests.serve();
        }
    }

    /** Begins with what there was no room for, if there was something. No queue is locked. */
    void serveStalled() {
        if (isStalled) {
            isStalled = false;
            requests.serve();
        }
    }
}
