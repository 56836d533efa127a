package awesome.runtime.thread;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Monitors that a mark word has no room for: contended, waited on, entered very often, or of an object with an
 * identity hash. Records of 64 bytes in raw memory, so that entering a monitor needs no heap; the collector frees those
 * of dead objects.
 *
 * <pre>
 *   +0  u32 0 free, 1 held, 2 held and perhaps awaited (Drepper, "Futexes Are Tricky", mutex 2)
 *   +4  u32 number of the owner; 0 if there is none
 *   +8  u32 how often the owner entered
 *   +12 u32 identity hash; 0 = none yet
 *   +16 u64 the mark word, as an offset from heap_base; 0 while the record is not in use
 *   +24 u64 the first area of the threads that wait to be notified, u64 the last
 *   +40 u32 the next free record
 * </pre>
 *
 * <p>In place of record 0: u32 the first free record, u32 how often that changed, u32 how many records were ever used.
 * Owner, count and waiters belong to whoever holds the monitor.
 */
@NoAlloc("monitors are entered when there may be no memory")
final class FatMonitors {
    /** Bytes of a record. */
    static final int SIZE = 64;

    private static final int STATE = 0;
    private static final int OWNER = 4;
    private static final int COUNT = 8;
    private static final int HASH = 12;
    private static final int MARK = 16;
    private static final int FIRST_WAITER = 24;
    private static final int LAST_WAITER = 32;
    private static final int NEXT_FREE = 40;

    private static final int EVER_USED = 8;

    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int AWAITED = 2;

    private static final int SPINS = 60;

    private final ThreadPlatform platform;
    private Address table = Address.zero();
    private Address base = Address.zero();
    private int capacity;

    FatMonitors(ThreadPlatform platform) {
        this.platform = platform;
    }

    /** Takes zeroed memory for records of the monitors of objects above {@code heapBase}. */
    void reserve(Address memory, long bytes, Address heapBase) {
        setBase(heapBase);
        table = memory;
        capacity = (int) (bytes / SIZE);
    }

    /** The heap has moved. */
    void setBase(Address heapBase) {
        base = heapBase;
    }

    Address at(int index) {
        return table.plus((long) index * SIZE);
    }

    int index(Address monitor) {
        return (int) (monitor.distanceFrom(table) / SIZE);
    }

    /** A record that nobody else uses; zero if there are too many. */
    Address allocate() {
        if (capacity == 0) {
            return Address.zero();
        }
        while (true) {
            long head = table.readLongVolatile();
            if ((int) head == 0) {
                break;
            }
            Address monitor = at((int) head);
            long changes = (head >>> 32) + 1;
            if (table.compareAndSetLong(head, changes << 32 | monitor.plus(NEXT_FREE).readUnsignedInt())) {
                return monitor;
            }
        }
        int index = table.plus(EVER_USED).getAndAddInt(1) + 1;
        if (index >= capacity) {
            table.plus(EVER_USED).getAndAddInt(-1);
            return Address.zero();
        }
        return at(index);
    }

    /** Gives a record back. */
    void free(Address monitor) {
        monitor.writeLong(MARK, 0);
        while (true) {
            long head = table.readLongVolatile();
            monitor.writeInt(NEXT_FREE, (int) head);
            long changes = (head >>> 32) + 1;
            if (table.compareAndSetLong(head, changes << 32 | index(monitor) & 0xffff_ffffL)) {
                return;
            }
        }
    }

    /** Says whose monitor a new record is. */
    void set(Address monitor, Address mark, int hash, int owner, int count) {
        monitor.writeInt(STATE, owner == 0 ? FREE : HELD);
        monitor.writeInt(OWNER, owner);
        monitor.writeInt(COUNT, count);
        monitor.writeInt(HASH, hash);
        monitor.writeLong(FIRST_WAITER, 0);
        monitor.writeLong(LAST_WAITER, 0);
        monitor.writeLong(MARK, mark.distanceFrom(base));
    }

    int hash(Address monitor) {
        return monitor.plus(HASH).readIntVolatile();
    }

    /** Gives the object a hash, if it has none; the one it has now. */
    int hash(Address monitor, int wanted) {
        monitor.plus(HASH).compareAndSetInt(0, wanted);
        return hash(monitor);
    }

    boolean holds(Address monitor, Address self) {
        return monitor.plus(OWNER).readIntVolatile() == ThreadArea.number(self);
    }

    void enter(Address monitor, Address self) {
        if (holds(monitor, self)) {
            monitor.writeInt(COUNT, monitor.readInt(COUNT) + 1);
            return;
        }
        acquire(monitor, self);
        monitor.writeInt(COUNT, 1);
    }

    private void acquire(Address monitor, Address self) {
        Address state = monitor.plus(STATE);
        boolean held = state.compareAndSetInt(FREE, HELD);
        for (int i = 0; i < SPINS && !held; i++) {
            Spin.pause();
            held = state.readIntVolatile() == FREE && state.compareAndSetInt(FREE, HELD);
        }
        if (!held) {
            ThreadArea.setStatus(self, ThreadArea.BLOCKED);
            while (state.getAndSetInt(AWAITED) != FREE) {
                platform.await(state, AWAITED, -1);
            }
            ThreadArea.setStatus(self, ThreadArea.RUNNABLE);
        }
        monitor.plus(OWNER).writeIntVolatile(ThreadArea.number(self));
    }

    /** Leaves; false if the thread is not the owner. */
    boolean exit(Address monitor, Address self) {
        if (!holds(monitor, self)) {
            return false;
        }
        int count = monitor.readInt(COUNT) - 1;
        monitor.writeInt(COUNT, count);
        if (count == 0) {
            release(monitor);
        }
        return true;
    }

    private void release(Address monitor) {
        monitor.plus(OWNER).writeIntVolatile(0);
        Address state = monitor.plus(STATE);
        if (state.getAndSetInt(FREE) == AWAITED) {
            platform.wake(state, 1);
        }
    }

    /**
     * Leaves the monitor until it is notified, interrupted or out of time, then enters it as often as before. The
     * caller holds it and has set the thread's wait word to {@link ThreadArea#WAITING}.
     *
     * @return {@link ThreadArea#NOTIFIED}; or {@link ThreadArea#INTERRUPTED}; or WAITING if the time is over
     */
    int await(Address monitor, Address self, long nanos) {
        append(monitor, self);
        int count = monitor.readInt(COUNT);
        release(monitor);
        sleep(self, nanos);
        acquire(monitor, self);
        monitor.writeInt(COUNT, count);
        int outcome = ThreadArea.wait(self).readIntVolatile();
        if (outcome != ThreadArea.NOTIFIED) {
            remove(monitor, self);
        }
        return outcome;
    }

    /** Waits as long as the thread's wait word is WAITING. */
    void sleep(Address self, long nanos) {
        Address word = ThreadArea.wait(self);
        long end = nanos < 0 ? 0 : platform.nanoTime() + nanos;
        ThreadArea.setStatus(self, nanos < 0 ? ThreadArea.WAITS : ThreadArea.WAITS_WITH_LIMIT);
        while (word.readIntVolatile() == ThreadArea.WAITING) {
            long left = nanos < 0 ? -1 : end - platform.nanoTime();
            if (nanos >= 0 && left <= 0) {
                break;
            }
            platform.await(word, ThreadArea.WAITING, left);
        }
        ThreadArea.setStatus(self, ThreadArea.RUNNABLE);
    }

    /** Wakes the thread that waited longest, or all. The caller holds the monitor. */
    void wake(Address monitor, boolean all) {
        while (true) {
            Address first = Address.of(monitor.readLong(FIRST_WAITER));
            if (first.isZero()) {
                return;
            }
            remove(monitor, first);
            Address word = ThreadArea.wait(first);
            // One that was interrupted leaves the notification to the next.
            if (word.compareAndSetInt(ThreadArea.WAITING, ThreadArea.NOTIFIED)) {
                platform.wake(word, 1);
                if (!all) {
                    return;
                }
            }
        }
    }

    private void append(Address monitor, Address area) {
        ThreadArea.setNextWaiter(area, Address.zero());
        Address last = Address.of(monitor.readLong(LAST_WAITER));
        if (last.isZero()) {
            monitor.writeLong(FIRST_WAITER, area.bits());
        } else {
            ThreadArea.setNextWaiter(last, area);
        }
        monitor.writeLong(LAST_WAITER, area.bits());
    }

    /** Takes an area out of the waiting ones, if it is there. */
    private void remove(Address monitor, Address area) {
        Address before = Address.zero();
        Address each = Address.of(monitor.readLong(FIRST_WAITER));
        while (!each.isZero() && !each.is(area)) {
            before = each;
            each = ThreadArea.nextWaiter(each);
        }
        if (each.isZero()) {
            return;
        }
        Address next = ThreadArea.nextWaiter(each);
        if (before.isZero()) {
            monitor.writeLong(FIRST_WAITER, next.bits());
        } else {
            ThreadArea.setNextWaiter(before, next);
        }
        if (next.isZero()) {
            monitor.writeLong(LAST_WAITER, before.bits());
        }
    }

    /** How many records were ever in use; their indices are 1 to that. */
    int everUsed() {
        return capacity == 0 ? 0 : table.readInt(EVER_USED);
    }

    /** The mark word that a record belongs to; zero if it is free. */
    Address mark(Address monitor) {
        long offset = monitor.readLong(MARK);
        return offset == 0 ? Address.zero() : base.plus(offset);
    }
}
