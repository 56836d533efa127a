package awesome.kernel.virtio;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * A packed queue (virtio 1.1, 2.7): one ring of descriptors, in which the driver puts chains and the device says that it has done
 * them. Whose turn an entry is shows in two bits of it, which change their meaning each time round. The name of a chain is its
 * slot.
 */
@NoAlloc("interrupt handlers use it")
final class PackedQueue extends VirtQueue {
    private static final int NAME = 12;
    private static final int FLAGS = 14;
    private static final int FLAG_AVAILABLE = 1 << 7;
    private static final int FLAG_USED = 1 << 15;

    /** What a side says of which entries it wants to be told (virtio 1.1, 2.7.10). */
    private static final int EVENT_FLAGS = 2;
    private static final int NEVER = 1;
    private static final int AT_ENTRY = 2;
    private static final int TURN_SHIFT = 15;
    private static final int ENTRY = 0x7fff;

    /** How many entries the chain of a slot takes; 0 if the device does not have it. */
    private final int[] lengths;
    private int next;
    private boolean turn = true;
    private int added;
    private int used;
    private boolean usedTurn = true;

    /** Flags of the first entry of the chain being made. */
    private int headFlags;

    PackedQueue(DeviceMemory memory, VirtQueueMemory places, boolean hasEvents, VirtioBell bell) {
        super(memory, places, hasEvents, bell);
        lengths = new int[size];
        if (hasEvents) {
            interruptAtNext();
        }
    }

    @Override
    void interruptAtNext() {
        memory.write16(PhysAddr.of(places.available()), used | (usedTurn ? 1 << TURN_SHIFT : 0));
        memory.write16(PhysAddr.of(places.available() + EVENT_FLAGS), AT_ENTRY);
    }

    @Override
    public void disableInterrupts() {
        memory.write16(PhysAddr.of(places.available() + EVENT_FLAGS), NEVER);
    }

    @Override
    int beginChain() {
        return next;
    }

    @Override
    public void add(long address, int length, boolean deviceWrites) {
        int flags = deviceWrites ? FLAG_WRITE : 0;
        if (inTable) {
            write(places.table(slot) + (long) count * DESCRIPTOR, address, length, flags);
        } else {
            put(address, length, flags);
        }
        count++;
    }

    private void write(long at, long address, int length, int flags) {
        writePiece(at, address, length);
        memory.write16(PhysAddr.of(at + NAME), slot);
        memory.write16(PhysAddr.of(at + FLAGS), flags);
    }

    /** Puts an entry into the ring; the device does not see the first of a chain before the chain is whole. */
    private void put(long address, int length, int flags) {
        long at = places.descriptors() + (long) next * DESCRIPTOR;
        int mine = flags | (turn ? FLAG_AVAILABLE : FLAG_USED);
        boolean isHead = next == head;
        if (!isHead) {
            linkBefore();
        }
        writePiece(at, address, length);
        memory.write16(PhysAddr.of(at + NAME), slot);
        if (isHead) {
            headFlags = mine;
        } else {
            memory.write16(PhysAddr.of(at + FLAGS), mine);
        }
        free--;
        next++;
        if (next == size) {
            next = 0;
            turn = !turn;
        }
    }

    /** The entry before goes on with this one. */
    private void linkBefore() {
        int before = next == 0 ? size - 1 : next - 1;
        if (before == head) {
            headFlags |= FLAG_NEXT;
        } else {
            long at = places.descriptors() + (long) before * DESCRIPTOR + FLAGS;
            memory.write16(PhysAddr.of(at), memory.read16(PhysAddr.of(at)) | FLAG_NEXT);
        }
    }

    @Override
    public void end() {
        lengths[slot] = inTable ? 1 : count;
        if (inTable) {
            put(places.table(slot), count * DESCRIPTOR, FLAG_TABLE);
        }
        added += lengths[slot];
        memory.write16(PhysAddr.of(places.descriptors() + (long) head * DESCRIPTOR + FLAGS), headFlags);
    }

    @Override
    boolean isToBeTold() {
        int before = added;
        added = 0;
        int flags = memory.read16(PhysAddr.of(places.used() + EVENT_FLAGS));
        if (flags != AT_ENTRY || !hasEvents) {
            return flags != NEVER;
        }
        int event = memory.read16(PhysAddr.of(places.used()));
        int entry = event & ENTRY;
        if ((event >>> TURN_SHIFT == 1) != turn) {
            entry -= size;
        }
        return (next - entry - 1 & WORD) < before;
    }

    private boolean isUsed(int flags) {
        return (flags & FLAG_AVAILABLE) != 0 == usedTurn && (flags & FLAG_USED) != 0 == usedTurn;
    }

    private int flags(int entry) {
        return memory.read16(PhysAddr.of(places.descriptors() + (long) entry * DESCRIPTOR + FLAGS));
    }

    @Override
    boolean hasGivenBack() {
        return isUsed(flags(used));
    }

    @Override
    int takeNext() {
        long entry = places.descriptors() + (long) used * DESCRIPTOR;
        int taken = memory.read16(PhysAddr.of(entry + NAME));
        if (taken >= size || lengths[taken] == 0) {
            setBroken();
            return NOBODY;
        }
        takenBytes = memory.read32(PhysAddr.of(entry + DESCRIPTOR_LENGTH));
        used += lengths[taken];
        free += lengths[taken];
        lengths[taken] = 0;
        if (used >= size) {
            used -= size;
            usedTurn = !usedTurn;
        }
        return taken;
    }
}
