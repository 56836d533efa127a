package awesome.runtime.thread;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * What the mark word of an object says about its monitor, and how that changes.
 *
 * <pre>
 *   bits 0-1  0 not entered; bits 8-31 are the identity hash, 0 for none yet
 *             1 entered by the thread whose number is in bits 8-31, bits 2-7 times more than once
 *             2 the monitor is the record of {@link FatMonitors} whose index is in bits 8-31, which has the hash too
 * </pre>
 *
 * <p>An object that has a record keeps it. Anybody may give an object a record, also while another thread has entered
 * its monitor: so the owner leaves with a compare-and-set, which then fails and finds the record.
 */
@NoAlloc("monitors are entered when there may be no memory")
final class ObjectLocks {
    static final int UNLOCKED = 0;
    static final int THIN = 1;
    static final int FAT = 2;
    static final int SHIFT = 8;

    private static final int TAG = 3;
    private static final int ONCE_MORE = 1 << 2;
    private static final int TIMES = 0xfc;
    private static final int SPINS = 20;

    private final FatMonitors monitors;

    ObjectLocks(FatMonitors monitors) {
        this.monitors = monitors;
    }

    private static boolean isOwn(int bits, Address self) {
        return (bits & TAG) == THIN && (bits ^ ThreadArea.thinWord(self)) >>> SHIFT == 0;
    }

    /** Enters; false if there is no record to be had. */
    boolean enter(Address mark, Address self) {
        int spins = 0;
        while (true) {
            int bits = mark.readIntVolatile();
            if (bits == 0) {
                if (mark.compareAndSetInt(0, ThreadArea.thinWord(self))) {
                    return true;
                }
            } else if ((bits & TAG) == FAT) {
                monitors.enter(monitors.at(bits >>> SHIFT), self);
                return true;
            } else if (isOwn(bits, self) && (bits & TIMES) != TIMES) {
                if (mark.compareAndSetInt(bits, bits + ONCE_MORE)) {
                    return true;
                }
            } else if ((bits & TAG) == THIN && !isOwn(bits, self) && spins < SPINS) {
                spins++;
                Spin.pause();
            } else if (!inflate(mark, bits)) {
                return false;
            }
        }
    }

    /** Leaves; false if the thread has not entered. */
    boolean exit(Address mark, Address self) {
        while (true) {
            int bits = mark.readIntVolatile();
            if ((bits & TAG) == FAT) {
                return monitors.exit(monitors.at(bits >>> SHIFT), self);
            }
            if (!isOwn(bits, self)) {
                return false;
            }
            if (mark.compareAndSetInt(bits, (bits & TIMES) == 0 ? 0 : bits - ONCE_MORE)) {
                return true;
            }
        }
    }

    boolean isFat(Address mark) {
        return (mark.readIntVolatile() & TAG) == FAT;
    }

    boolean holds(Address mark, Address self) {
        int bits = mark.readIntVolatile();
        return (bits & TAG) == FAT ? monitors.holds(monitors.at(bits >>> SHIFT), self) : isOwn(bits, self);
    }

    /**
     * The hash of the object.
     *
     * @param wanted what it shall be if there is none yet
     * @return 0 if there is no record to be had
     */
    int hash(Address mark, int wanted) {
        while (true) {
            int bits = mark.readIntVolatile();
            if ((bits & TAG) == FAT) {
                Address monitor = monitors.at(bits >>> SHIFT);
                return monitors.hash(monitor, wanted);
            }
            if (bits == 0) {
                mark.compareAndSetInt(0, wanted << SHIFT);
            } else if ((bits & TAG) == UNLOCKED) {
                return bits >>> SHIFT;
            } else if (!inflate(mark, bits)) {
                return 0;
            }
        }
    }

    /** The record of the object, given to it now if it had none; zero if there is none to be had. */
    Address monitor(Address mark) {
        while (true) {
            int bits = mark.readIntVolatile();
            if ((bits & TAG) == FAT) {
                return monitors.at(bits >>> SHIFT);
            }
            if (!inflate(mark, bits)) {
                return Address.zero();
            }
        }
    }

    /** Gives the object a record, unless its mark word is no longer {@code bits}; false if there is none. */
    private boolean inflate(Address mark, int bits) {
        Address monitor = monitors.allocate();
        if (monitor.isZero()) {
            return false;
        }
        if ((bits & TAG) == UNLOCKED) {
            monitors.set(monitor, mark, bits >>> SHIFT, 0, 0);
        } else {
            monitors.set(monitor, mark, 0, bits >>> SHIFT, ((bits & TIMES) >>> 2) + 1);
        }
        if (!mark.compareAndSetInt(bits, monitors.index(monitor) << SHIFT | FAT)) {
            monitors.free(monitor);
        }
        return true;
    }
}
