package awesome.kernel.virtio;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.random.RandomFeed;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;

/**
 * Random bytes from outside of a virtual machine (virtio 1.1, 5.4). It is always asked for some ahead of need, and raises no
 * interrupts: who wants some looks whether they have come. One thread at a time.
 */
public final class VirtioRandom implements RandomFeed {
    /** The kind of device. */
    public static final int TYPE = 4;

    private static final int BYTES = 64;

    private final VirtQueue queue;
    private final PhysMemory memory;
    private final long buffer;

    private VirtioRandom(VirtQueue queue, PhysMemory memory, long buffer) {
        this.queue = queue;
        this.memory = memory;
        this.buffer = buffer;
    }

    /** Takes a device into use; null if it cannot be used. */
    public static VirtioRandom open(VirtioDevice device, DriverMachine machine) {
        VirtQueue queue = device.negotiate(0) ? device.queue(0, VirtioDevice.NO_VECTOR, 1, 1, machine.frames()) : null;
        long frame = queue == null ? -1 : machine.frames().takeZeros();
        if (frame < 0) {
            device.fail();
            machine.log().line("virtio: the random device " + device.function().name() + " is not used: it has no queue that works");
            return null;
        }
        queue.disableInterrupts();
        device.start();
        VirtioRandom random = new VirtioRandom(queue, machine.memory(), Frame.of(frame).start().bits());
        random.ask();
        return random;
    }

    private void ask() {
        if (queue.begin(0, 1)) {
            queue.add(buffer, BYTES, true);
            queue.end();
            queue.commit();
        }
    }

    @Override
    public int take(byte[] target) {
        if (queue.take() < 0) {
            return 0;
        }
        int count = Math.max(0, Math.min(queue.takenBytes(), Math.min(BYTES, target.length)));
        memory.read(PhysAddr.of(buffer), target, 0, count);
        ask();
        return count;
    }
}
