package awesome.kernel.virtio;

import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.scsi.ScsiAddress;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/** The queue by which commands are ended that take too long (virtio 1.1, 5.6.6.2), and how units are named in all queues. */
final class VirtioScsiControl {
    /** What is to be done: end one command, or all of a unit. */
    static final int ABORT = 0;
    static final int RESET_UNIT = 5;

    private static final int KIND = 4;
    private static final int ADDRESS = 8;
    private static final int TAG = 16;
    private static final int BYTES = 24;
    private static final int ANSWER = 32;
    private static final int COMPLETE = 0;
    private static final int SUCCEEDED = 10;
    private static final int NO_ANSWER = 0xff;
    private static final long PATIENCE = 2_000_000_000L;

    private static final int SINGLE_LEVEL = 1;
    private static final int FLAT = 0x40;

    private final DriverMachine machine;
    private final VirtQueue ring;
    private final long side;

    private VirtioScsiControl(DriverMachine machine, VirtQueue ring, long side) {
        this.machine = machine;
        this.ring = ring;
        this.side = side;
    }

    /** Over the queue of that number; null if it does not work, or there is no memory. */
    static VirtioScsiControl make(VirtioDevice device, int index, DriverMachine machine) {
        VirtQueue ring = device.queue(index, VirtioDevice.NO_VECTOR, 1, 2, machine.frames());
        long frame = ring == null ? -1 : machine.frames().takeZeros();
        if (frame < 0) {
            return null;
        }
        ring.disableInterrupts();
        return new VirtioScsiControl(machine, ring, Frame.of(frame).start().bits());
    }

    /** Writes the 8 bytes that name a unit (virtio 1.1, 5.6.6.1). */
    @NoAlloc("the next command is begun when an interrupt says that one is done")
    static void putAddress(DeviceMemory memory, long at, ScsiAddress address) {
        int unit = address.unit();
        memory.write32(PhysAddr.of(at), SINGLE_LEVEL | address.target() << 8 | (FLAT | unit >>> 8 & 0x3f) << 16 | (unit & 0xff) << 24);
        memory.write32(PhysAddr.of(at + 4), 0);
    }

    /**
     * Has the device end commands, and waits until it says that it has. Preemptible context, one thread at a time.
     *
     * @param kind {@link #ABORT} or {@link #RESET_UNIT}
     * @param tag of the command
     * @return false if it did not
     */
    boolean end(int kind, ScsiAddress address, long tag) {
        DeviceMemory memory = machine.registers();
        if (!ring.begin(0, 2)) {
            // The device has not answered the last time.
            return false;
        }
        memory.write32(PhysAddr.of(side), 0);
        memory.write32(PhysAddr.of(side + KIND), kind);
        putAddress(memory, side + ADDRESS, address);
        memory.write32(PhysAddr.of(side + TAG), (int) tag);
        memory.write32(PhysAddr.of(side + TAG + 4), (int) (tag >>> 32));
        memory.write8(PhysAddr.of(side + ANSWER), NO_ANSWER);
        ring.add(side, BYTES, false);
        ring.add(side + ANSWER, 1, true);
        ring.end();
        ring.commit();
        if (!ring.awaitTaken(machine.clock(), PATIENCE)) {
            return false;
        }
        int answer = memory.read8(PhysAddr.of(side + ANSWER));
        return answer == COMPLETE || answer == SUCCEEDED;
    }
}
