package awesome.kernel.virtio;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * A split queue (virtio 1.1, 2.6): descriptors, which form chains, a ring with chains that the device may have, and one with those
 * that it gives back.
 */
@NoAlloc("interrupt handlers use it")
final class SplitQueue extends VirtQueue {
    private static final int DESCRIPTOR_FLAGS = 12;
    private static final int NEXT_SHIFT = 16;

    private static final int FLAGS = 0;
    private static final int INDEX = 2;
    private static final int RING = 4;
    private static final int USED_ENTRY = 8;
    /** In either ring: the other side need not be told. */
    private static final int QUIET = 1;

    /** Of each descriptor the next that is free or in its chain. */
    private final int[] next;
    /** Of the first descriptor of a chain that the device has: the slot. */
    private final int[] slots;
    private final int[] chainLengths;
    private int firstFree;

    private int available;
    private int announced;
    private int seen;

    /** What the device has given back when it was last looked. */
    private int index;

    /** The last descriptor of the chain being made. */
    private int last;

    SplitQueue(DeviceMemory memory, VirtQueueMemory places, boolean hasEvents, VirtioBell bell) {
        super(memory, places, hasEvents, bell);
        next = new int[size];
        slots = new int[size];
        chainLengths = new int[size];
        for (int i = 0; i < size; i++) {
            next[i] = i + 1;
            slots[i] = NOBODY;
        }
    }

    /** How many slots the device has. */
    private int underWay() {
        return available - seen & WORD;
    }

    @Override
    public void disableInterrupts() {
        memory.write16(PhysAddr.of(places.available() + FLAGS), QUIET);
    }

    @Override
    int beginChain() {
        int first = firstFree;
        last = NOBODY;
        if (inTable) {
            firstFree = next[first];
            free--;
        }
        return first;
    }

    @Override
    public void add(long address, int length, boolean deviceWrites) {
        int flags = deviceWrites ? FLAG_WRITE : 0;
        if (inTable) {
            if (count > 0) {
                link(places.table(slot) + (long) (count - 1) * DESCRIPTOR, count);
            }
            write(places.table(slot) + (long) count * DESCRIPTOR, address, length, flags);
        } else {
            int place = firstFree;
            firstFree = next[place];
            free--;
            if (last != NOBODY) {
                link(descriptor(last), place);
            }
            write(descriptor(place), address, length, flags);
            last = place;
        }
        count++;
    }

    private long descriptor(int number) {
        return places.descriptors() + (long) number * DESCRIPTOR;
    }

    private void write(long at, long address, int length, int flags) {
        writePiece(at, address, length);
        memory.write32(PhysAddr.of(at + DESCRIPTOR_FLAGS), flags);
    }

    private void link(long at, int to) {
        int flags = memory.read32(PhysAddr.of(at + DESCRIPTOR_FLAGS)) & WORD;
        memory.write32(PhysAddr.of(at + DESCRIPTOR_FLAGS), flags | FLAG_NEXT | to << NEXT_SHIFT);
    }

    @Override
    public void end() {
        if (inTable) {
            write(descriptor(head), places.table(slot), count * DESCRIPTOR, FLAG_TABLE);
        }
        slots[head] = slot;
        chainLengths[head] = inTable ? 1 : count;
        memory.write16(PhysAddr.of(places.available() + RING + 2L * (available % size)), head);
        available = available + 1 & WORD;
        memory.write16(PhysAddr.of(places.available() + INDEX), available);
    }

    @Override
    boolean isToBeTold() {
        int before = announced;
        announced = available;
        if (!hasEvents) {
            return (memory.read16(PhysAddr.of(places.used() + FLAGS)) & QUIET) == 0;
        }
        int event = memory.read16(PhysAddr.of(places.used() + RING + (long) USED_ENTRY * size));
        return (available - event - 1 & WORD) < (available - before & WORD);
    }

    @Override
    boolean hasGivenBack() {
        index = memory.read16(PhysAddr.of(places.used() + INDEX));
        return index != seen;
    }

    @Override
    void interruptAtNext() {
        memory.write16(PhysAddr.of(places.available() + RING + 2L * size), seen);
    }

    @Override
    int takeNext() {
        if ((index - seen & WORD) > underWay()) {
            setBroken();
            return NOBODY;
        }
        long entry = places.used() + RING + (long) USED_ENTRY * (seen % size);
        int first = memory.read32(PhysAddr.of(entry));
        if (first < 0 || first >= size || slots[first] == NOBODY) {
            setBroken();
            return NOBODY;
        }
        takenBytes = memory.read32(PhysAddr.of(entry + 4));
        int taken = slots[first];
        slots[first] = NOBODY;
        giveBack(first);
        seen = seen + 1 & WORD;
        return taken;
    }

    /** Puts the descriptors of a chain, which are linked here as they were taken, before those that are free. */
    private void giveBack(int first) {
        int end = first;
        for (int i = 1; i < chainLengths[first]; i++) {
            end = next[end];
        }
        next[end] = firstFree;
        firstFree = first;
        free += chainLengths[first];
    }
}
