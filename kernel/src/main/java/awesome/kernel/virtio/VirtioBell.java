package awesome.kernel.virtio;

import awesome.kernel.pci.BarMemory;
import awesome.magic.NoAlloc;

/** The register by which a device is told of a queue (virtio 1.1, 4.1.5.2). */
@NoAlloc("interrupt handlers tell devices")
final class VirtioBell {
    private final BarMemory registers;
    private final long offset;
    private final int queue;

    VirtioBell(BarMemory registers, long offset, int queue) {
        this.registers = registers;
        this.offset = offset;
        this.queue = queue;
    }

    void ring() {
        registers.write16(offset, queue);
    }
}
