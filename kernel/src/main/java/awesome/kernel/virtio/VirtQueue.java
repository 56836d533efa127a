package awesome.kernel.virtio;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.DeviceMemory;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import java.lang.invoke.VarHandle;

/**
 * Pieces of memory that the driver gives to the device in chains, and chains that the device gives back. A chain belongs to a slot, a
 * number that the driver chooses, and goes into a table of its own where the device knows those. What the device writes is
 * checked: one that gives back what it does not have makes the queue broken, and nothing more is taken from it. One CPU at a time.
 */
@NoAlloc("interrupt handlers use it")
public abstract class VirtQueue {
    static final int DESCRIPTOR = 16;
    static final int DESCRIPTOR_LENGTH = 8;
    static final int FLAG_NEXT = 1;
    static final int FLAG_WRITE = 2;
    static final int FLAG_TABLE = 4;
    static final int WORD = 0xffff;
    static final int NOBODY = -1;

    final DeviceMemory memory;
    final VirtQueueMemory places;
    final boolean hasEvents;
    final VirtioBell bell;
    final int size;
    /** How many descriptors are free. */
    int free;
    int takenBytes;
    private boolean broken;

    /** The chain being made: its slot, its first descriptor, how many pieces it has, and whether they are in its table. */
    int slot;
    int head;
    int count;
    boolean inTable;

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
        size = places.size();
        free = size;
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
    public final boolean begin(int number, int pieces) {
        inTable = pieces > 1 && places.hasTables() && pieces <= places.tableEntries();
        if (broken || free < (inTable ? 1 : pieces)) {
            return false;
        }
        slot = number;
        count = 0;
        head = beginChain();
        return true;
    }

    /** The first descriptor of the chain that begins. */
    abstract int beginChain();

    /** Writes the part of a descriptor that is the same in all queues. */
    final void writePiece(long at, long address, int length) {
        memory.write32(PhysAddr.of(at), (int) address);
        memory.write32(PhysAddr.of(at + 4), (int) (address >>> 32));
        memory.write32(PhysAddr.of(at + DESCRIPTOR_LENGTH), length);
    }

    /** Adds a piece to the chain; those that the device writes come behind those that it reads. */
    public abstract void add(long address, int length, boolean deviceWrites);

    /** The chain is whole: the device may have it. */
    public abstract void end();

    /** Tells the device of chains that it was not told of, if it wants that. */
    public final void commit() {
        // The device looks at what it was given after it has said what it wants to know, this the other way round.
        VarHandle.fullFence();
        if (isToBeTold()) {
            bell.ring();
        }
    }

    /** Whether the device wants to be told of the chains since this was asked last. */
    abstract boolean isToBeTold();

    /** The slot of a chain that the device gives back, whose descriptors are free then; -1 if there is none. */
    public final int take() {
        boolean isThere = !broken && hasGivenBack();
        if (!isThere && hasEvents && !broken) {
            // It interrupts for the next one; which may have come before it could know that.
            interruptAtNext();
            VarHandle.fullFence();
            isThere = hasGivenBack();
        }
        return isThere ? takeNext() : NOBODY;
    }

    /**
     * Waits until the device gives a chain back. Preemptible context.
     *
     * @param patience nanoseconds
     * @return false if that took longer, or the queue is broken
     */
    @MayAllocate("messages to the device wait, and no interrupt handler does")
    final boolean awaitTaken(Clock clock, long patience) {
        long begun = clock.monotonicNanos();
        while (take() < 0) {
            if (broken || clock.monotonicNanos() - begun > patience) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    /** Whether the device has given something back. */
    abstract boolean hasGivenBack();

    /** Has the device interrupt when it gives the next chain back. */
    abstract void interruptAtNext();

    /** {@link #take} of what the device has given back; if that cannot be, the queue is broken. */
    abstract int takeNext();

    /** How many bytes the device says that it wrote into the chain that was taken last: any number. */
    public final int takenBytes() {
        return takenBytes;
    }
}
