package awesome.kernel.lock;

import awesome.magic.NoAlloc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A number that several CPUs read and change. Its operations are sequentially consistent. Any context. */
@NoAlloc("used by locks")
public final class SharedInt {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(SharedInt.class, "value", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int value;

    /** Reads it. */
    public int get() {
        Interleaving.point();
        return value;
    }

    /** Changes it; what the caller wrote before is seen by who reads this. Later reads may come before it. */
    public void release(int next) {
        Interleaving.point();
        VALUE.setRelease(this, next);
    }

    /** Changes it, before anything that follows is read. */
    public void set(int next) {
        Interleaving.point();
        value = next;
    }

    /** Makes {@code expected} to {@code next}; false if it was something else. */
    public boolean compareAndSet(int expected, int next) {
        Interleaving.point();
        return VALUE.compareAndSet(this, expected, next);
    }

    /** Adds to it; what it was before. */
    public int getAndAdd(int summand) {
        Interleaving.point();
        return (int) VALUE.getAndAdd(this, summand);
    }
}
