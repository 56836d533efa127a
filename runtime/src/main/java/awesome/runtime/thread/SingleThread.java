package awesome.runtime.thread;

import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.Monitors;
import awesome.runtime.Platform;
import awesome.runtime.heap.IdentityHash;

/** One thread of Java code: nobody contends, and nobody else wakes it. */
final class SingleThread implements Threads {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** What {@code unpark} gives and {@code park} takes. */
    private boolean parkPermit;

    @Override
    public int currentId() {
        return 1;
    }

    @Override
    public int identityHash(Object object) {
        Address mark = Objects.addressOf(object).plus(Hubs.MARK_WORD);
        int bits = mark.readInt();
        while (bits >>> IdentityHash.SHIFT == 0) {
            mark.compareAndSetInt(bits, bits | IdentityHash.next() << IdentityHash.SHIFT);
            bits = mark.readInt();
        }
        return bits >>> IdentityHash.SHIFT;
    }

    @Override
    public boolean holds(Object object) {
        return Monitors.holds(object);
    }

    @Override
    public void await(Object object, long nanos) throws InterruptedException {
        Monitors.checkHeld(object);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (nanos < 0) {
            throw new IllegalStateException(
                    "wait() without a time limit, and there is no other thread that could notify");
        }
        Platform.current().idle(nanos);
    }

    @Override
    public void awaitQuietly(Object object) {
        throw new IllegalStateException("a wait for another thread, and there is none");
    }

    @Override
    public void wake(Object object, boolean all) {
        Monitors.checkHeld(object);
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("sleep interrupted");
        }
        if (nanos > 0) {
            Platform.current().idle(nanos);
        }
    }

    @Override
    public void yieldProcessor() {
        Platform.current().idle(0);
    }

    /** A park ends by its permit, by time, or by itself after a short while. */
    @Override
    public void park(boolean absolute, long time) {
        if (parkPermit) {
            parkPermit = false;
        } else {
            long now = absolute ? System.currentTimeMillis() : 0;
            Platform.current().idle(absolute ? Math.max(0, time - now) * NANOS_PER_MILLI : time);
        }
    }

    @Override
    public void unpark(Thread thread) {
        parkPermit = true;
    }

    @Override
    public void interrupt(Thread thread) {
        // The flag is set; nothing waits that it could wake.
    }
}
