package awesome.kernel.ipc;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import awesome.kernel.memory.LittleEndian;
import java.util.ArrayList;

/**
 * A set of semaphores (semop(2)). Operations on it are done all at once or wait; those that wait are done by whoever
 * makes them possible, those that change nothing first, then in the order in which they came.
 */
public final class SemaphoreSet extends IpcObject {
    /** The highest value of a semaphore. */
    static final int MOST_VALUE = 32767;

    private final Allowance allowance;
    private final int[] values;
    /** By which process each was changed last. */
    private final int[] lastBy;
    private final ArrayList<SemaphoreWaiter> waiters = new ArrayList<>(0);
    private final ArrayList<Adjustments> adjustments = new ArrayList<>(0);
    private long operated;

    SemaphoreSet(IpcCaller caller, Allowance allowance, int key, int flags, int count) {
        super(caller, key, flags);
        this.allowance = allowance;
        values = new int[count];
        lastBy = new int[count];
    }

    /** Bytes that a set of so many semaphores takes. */
    static long bytes(int count) {
        return 8L * count + 256;
    }

    /** How many semaphores it has. */
    public int count() {
        return values.length;
    }

    /** The value of a semaphore; EINVAL if there is none of that number. */
    public int value(int number) {
        check(number);
        return values[number];
    }

    /** All values, two bytes each. */
    public byte[] values() {
        byte[] out = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            LittleEndian.putShort(out, 2 * i, values[i]);
        }
        return out;
    }

    /** The process that changed a semaphore last. */
    public int lastBy(int number) {
        check(number);
        return lastBy[number];
    }

    /**
     * How many threads wait for a semaphore.
     *
     * @param forZero for its being zero, else for its being more
     */
    public int waiting(int number, boolean forZero) {
        check(number);
        int count = 0;
        for (SemaphoreWaiter each : waiters) {
            boolean here = each.operations.number(each.blocking) == number;
            count += here && forZero == (each.operations.change(each.blocking) == 0) ? 1 : 0;
        }
        return count;
    }

    private void check(int number) {
        if (number < 0 || number >= values.length) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** SETVAL: sets one; {@code value} is possible. */
    public void set(int number, int value) {
        check(number);
        requireAccess(IpcPermission.WRITE);
        put(number, value);
        touchChanged();
        look();
    }

    /** SETALL: sets all to values of two bytes each; ERANGE. */
    public void setAll(byte[] newValues) {
        for (int i = 0; i < values.length; i++) {
            if (LittleEndian.getShort(newValues, 2 * i) > MOST_VALUE) {
                throw new ErrnoException(Errno.ERANGE);
            }
        }
        for (int i = 0; i < values.length; i++) {
            put(i, LittleEndian.getShort(newValues, 2 * i));
        }
        touchChanged();
        look();
    }

    private void put(int number, int value) {
        values[number] = value;
        lastBy[number] = caller.process();
        for (Adjustments each : adjustments) {
            each.clear(number);
        }
    }

    /**
     * Does {@code operations} if that can be done now.
     *
     * @param noted what the process takes back, or null
     * @return null if they are done, else who waits for it
     * @throws ErrnoException EFBIG, EACCES, EAGAIN, ERANGE
     */
    SemaphoreWaiter begin(SemaphoreOperations operations, Adjustments noted) {
        if (operations.highest() >= values.length) {
            throw new ErrnoException(Errno.EFBIG);
        }
        requireAccess(operations.alters() ? IpcPermission.WRITE : IpcPermission.READ);
        SemaphoreWaiter waiter = new SemaphoreWaiter(operations, noted, caller.process(), caller.notice());
        int result = tryNow(waiter);
        if (result == SemaphoreWaiter.WAITING) {
            waiters.add(waiter);
            return waiter;
        }
        if (result < 0) {
            throw new ErrnoException(-result);
        }
        if (operations.alters()) {
            look();
        }
        return null;
    }

    /** {@code waiter} waits no longer, whether it was met or not. */
    void leave(SemaphoreWaiter waiter) {
        waiters.remove(waiter);
    }

    /** Does what {@code waiter} wants: 0, an error number negated, or that it has to wait. */
    private int tryNow(SemaphoreWaiter waiter) {
        SemaphoreOperations wanted = waiter.operations;
        int done = 0;
        int result = 0;
        while (done < wanted.count() && result == 0) {
            result = tryOne(waiter, done);
            done++;
        }
        if (result == 0) {
            for (int i = 0; i < wanted.count(); i++) {
                lastBy[wanted.number(i)] = waiter.process;
            }
            operated = caller.seconds();
            return 0;
        }
        for (int i = done - 2; i >= 0; i--) {
            values[wanted.number(i)] -= wanted.change(i);
            if (wanted.undoes(i)) {
                waiter.adjustments.forget(wanted.number(i), wanted.change(i));
            }
        }
        return result;
    }

    private int tryOne(SemaphoreWaiter waiter, int i) {
        SemaphoreOperations wanted = waiter.operations;
        int number = wanted.number(i);
        int change = wanted.change(i);
        int value = values[number] + change;
        if (value < 0 || change == 0 && value != 0) {
            waiter.blocking = i;
            return wanted.isImpatient(i) ? -Errno.EAGAIN : SemaphoreWaiter.WAITING;
        }
        if (value > MOST_VALUE || wanted.undoes(i) && !waiter.adjustments.note(number, change)) {
            return -Errno.ERANGE;
        }
        values[number] = value;
        return 0;
    }

    /** Values have changed: does for those who wait what can be done now. */
    private void look() {
        boolean changed = !waiters.isEmpty();
        while (changed) {
            changed = false;
            lookAtReaders();
            for (int i = 0; i < waiters.size() && !changed; i++) {
                SemaphoreWaiter each = waiters.get(i);
                if (each.operations.alters() && finished(each)) {
                    changed = each.result() == 0;
                    i--;
                }
            }
        }
    }

    /** Those who change nothing. */
    private void lookAtReaders() {
        for (int i = 0; i < waiters.size(); i++) {
            if (!waiters.get(i).operations.alters() && finished(waiters.get(i))) {
                i--;
            }
        }
    }

    private boolean finished(SemaphoreWaiter waiter) {
        int result = tryNow(waiter);
        if (result == SemaphoreWaiter.WAITING) {
            return false;
        }
        waiters.remove(waiter);
        waiter.finish(result);
        return true;
    }

    Adjustments newAdjustments(SemaphoreUndo owner) {
        allowance.take(Adjustments.bytes(values.length));
        Adjustments added = new Adjustments(this, owner);
        adjustments.add(added);
        return added;
    }

    /** Process {@code id} ends: what it did is taken back, as far as values go. */
    void takeBack(Adjustments back, int id) {
        adjustments.remove(back);
        allowance.give(Adjustments.bytes(values.length));
        for (int i = 0; i < values.length; i++) {
            if (back.value(i) != 0) {
                values[i] = Math.max(0, Math.min(MOST_VALUE, values[i] + back.value(i)));
                lastBy[i] = id;
            }
        }
        look();
    }

    /** It is gone: who waits for it is told. */
    void dispose() {
        for (SemaphoreWaiter each : waiters) {
            each.finish(-Errno.EIDRM);
        }
        waiters.clear();
        for (Adjustments each : adjustments) {
            each.owner.forget(each);
            allowance.give(Adjustments.bytes(values.length));
        }
        adjustments.clear();
        allowance.give(bytes(values.length));
    }

    @Override
    int size() {
        return IpcFlag.SEM_SIZE;
    }

    @Override
    void fill(byte[] out) {
        LittleEndian.putLong(out, IpcFlag.SEM_OTIME, operated);
        LittleEndian.putLong(out, IpcFlag.SEM_CTIME, changed());
        LittleEndian.putLong(out, IpcFlag.SEM_NSEMS, values.length);
    }

    @Override
    void show(Columns line) {
        showNames(line);
        line.number(values.length, 10);
        showOwners(line);
        line.text(" ").number(operated, 10).text(" ").number(changed(), 10);
    }
}
