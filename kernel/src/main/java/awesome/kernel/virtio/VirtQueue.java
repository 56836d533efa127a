package awesome.kernel.virtio;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;

/**
 * Pieces of memory that the driver gives to the device in chains, and chains that the device gives back. A chain belongs to a slot, a
 * number that the driver chooses, and goes into a table of its own where the device knows those. What the device writes is
 * checked: one that gives back what it does not have makes the queue broken, and nothing more is taken from it. One CPU at a time.
 */
@NoAlloc("interrupt handlers use it")
public abstract class VirtQueue {
    static final int DESCRIPTOR = 16;
    static final int NOBODY = -1;

    final DeviceMemory memory;
    final VirtQueueMemory places;
    final boolean hasEvents;
    final VirtioBell bell;
    int takenBytes;
    private boolean broken;

    /**
     * A queue whose memory is zero.
     *
     * @param hasEvents whether both sides say from which entry on they want to be told
     * @param bell tells the device
     */
    VirtQueue(DeviceMemory memory, VirtQueueMemory places, boolean hasEvents, VirtioBell bell) {
        this.memory = memory;
        this.places = places;
        this.hasEvents = hasEvents;
        this.bell = bell;
    }

    /** Whether the device broke the rules. */
    public final boolean isBroken() {
        return broken;
    }

    final void setBroken() {
        broken = true;
    }

    /** Has the device not interrupt for what it gives back. */
    public abstract void disableInterrupts();

    /**
     * Begins a chain of that many pieces.
     *
     * @param number from 0 on, below that of tables; the device does not have it
     * @return false if there is no room now
     */
    public abstract boolean begin(int number, int pieces);

    /** Adds a piece to the chain; those that the device writes come behind those that it reads. */
    public abstract void add(long address, int length, boolean deviceWrites);

    /** The chain is whole: the device may have it. */
    public abstract void end();

    /** Tells the device of chains that it was not told of, if it wants that. */
    public abstract void commit();

    /** The slot of a chain that the device gives back, whose descriptors are free then; -1 if there is none. */
    public abstract int take();

    /** How many bytes the device says that it wrote into the chain that was taken last: any number. */
    public final int takenBytes() {
        return takenBytes;
    }
}
