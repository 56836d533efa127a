package awesome.kernel.virtio;

import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.pci.DriverMachine;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/** The queue by which the device tells of what nobody asked for (virtio 1.1, 5.6.6.3). */
@NoAlloc("interrupt context")
final class VirtioScsiEvents {
    /** Who is told. In any context. */
    interface Listener {
        /** There may be other units than before. */
        void unitsChanged();

        /** A unit was taken out. */
        void removed(int target, int unit);

        /** What a unit is may be otherwise, as an "additional sense code" and its qualifier say. */
        void changed(int target, int unit, int code);
    }

    private static final int COUNT = 16;
    /** Bytes of an event that are looked at, and of one at most. */
    static final int BYTES = 16;
    static final int MOST_BYTES = (int) Frame.SIZE / COUNT;

    private static final int MISSED = 1 << 31;
    private static final int TRANSPORT_RESET = 1;
    private static final int PARAMETERS_CHANGED = 3;
    private static final int REMOVED = 2;
    private static final int REASON = 12;
    private static final int UNIT_NUMBER = 0x3f;

    private final DeviceMemory memory;
    private final VirtQueue ring;
    private final Listener listener;
    private final long buffers;
    private final int bytes;
    private final int count;

    private VirtioScsiEvents(DeviceMemory memory, VirtQueue ring, Listener listener, long buffers, int bytes, int count) {
        this.memory = memory;
        this.ring = ring;
        this.listener = listener;
        this.buffers = buffers;
        this.bytes = bytes;
        this.count = count;
    }

    /**
     * Over the queue of that number; null if it does not work, or there is no memory.
     *
     * @param entry of the table of messages
     * @param bytes of an event, from {@link #BYTES} to {@link #MOST_BYTES}
     */
    @MayAllocate("queues are made before they are used")
    static VirtioScsiEvents make(VirtioDevice device, int index, int entry, int bytes, DriverMachine machine, Listener listener) {
        int count = Math.min(COUNT, device.queueSize(index));
        VirtQueue ring = device.queue(index, entry, count, 1, machine.frames());
        long frame = ring == null ? -1 : machine.frames().takeZeros();
        return frame < 0 ? null
                : new VirtioScsiEvents(machine.registers(), ring, listener, Frame.of(frame).start().bits(), bytes, count);
    }

    /** Gives the device room for events. */
    void begin() {
        for (int i = 0; i < count; i++) {
            put(i);
        }
        ring.commit();
    }

    private void put(int slot) {
        memory.write32(PhysAddr.of(at(slot)), 0);
        if (ring.begin(slot, 1)) {
            ring.add(at(slot), bytes, true);
            ring.end();
        }
    }

    private long at(int slot) {
        return buffers + (long) slot * MOST_BYTES;
    }

    /** Whether the device broke the rules of queues. */
    boolean isBroken() {
        return ring.isBroken();
    }

    /** There may be events. One CPU at a time. */
    void serve() {
        int slot = ring.take();
        boolean some = slot >= 0;
        while (slot >= 0) {
            tell(at(slot));
            put(slot);
            slot = ring.take();
        }
        if (some) {
            ring.commit();
        }
    }

    private void tell(long event) {
        int kind = memory.read32(PhysAddr.of(event));
        int address = memory.read32(PhysAddr.of(event + 4));
        int target = address >>> 8 & 0xff;
        int unit = (address >>> 16 & UNIT_NUMBER) << 8 | address >>> 24;
        int reason = memory.read32(PhysAddr.of(event + REASON));
        if ((kind & MISSED) != 0) {
            listener.unitsChanged();
        }
        switch (kind & ~MISSED) {
            case TRANSPORT_RESET -> {
                if (reason == REMOVED) {
                    listener.removed(target, unit);
                }
                listener.unitsChanged();
            }
            // The code is in the low byte here, its qualifier above.
            case PARAMETERS_CHANGED -> listener.changed(target, unit, (reason & 0xff) << 8 | reason >>> 8 & 0xff);
            default -> { }
        }
    }
}
