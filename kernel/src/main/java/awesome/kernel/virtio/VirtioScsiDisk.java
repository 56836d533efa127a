package awesome.kernel.virtio;

import awesome.kernel.block.BlockLimits;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.scsi.ScsiAddress;
import awesome.kernel.scsi.ScsiDisk;
import awesome.kernel.scsi.ScsiFacts;
import awesome.kernel.scsi.ScsiProbe;
import awesome.magic.NoAlloc;

/** A unit of a {@link VirtioScsi}, with a line for each of its queues. */
final class VirtioScsiDisk extends ScsiDisk {
    private final VirtioScsiLine[] lines;

    /**
     * A disk whose requests go to {@code queues}.
     *
     * @param pieces of memory of a command
     * @param mostSectors of a command; 0 if the device does not say
     * @param depth how many commands it may have at a time in each queue
     */
    VirtioScsiDisk(VirtioScsi owner, DriverMachine machine, String name, ScsiAddress address, ScsiFacts facts, VirtioScsiQueue[] queues,
            int pieces, long mostSectors, int depth) {
        super(machine.cpus(), name, address, facts, new ScsiProbe(owner));
        BlockLimits limits = limits(pieces, mostSectors);
        lines = new VirtioScsiLine[queues.length];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new VirtioScsiLine(owner, queues[i], this, limits, depth, machine.clock());
            addQueue(lines[i].requests());
        }
    }

    /** Takes what is done in a queue, or begins with what there was no room for. No queue is locked. */
    @NoAlloc("interrupt context")
    void serve(VirtioScsiQueue queue, boolean stalled) {
        for (VirtioScsiLine each : lines) {
            if (each.queue() == queue) {
                if (stalled) {
                    each.serveStalled();
                } else {
                    each.serveDone();
                }
            }
        }
    }

    /** The device is gone: all requests fail. */
    @NoAlloc("found by interrupt handlers")
    void fail(int error) {
        failRequests(error);
    }
}
