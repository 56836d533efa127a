package awesome.conformance.concurrent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks and atomic variables without contention. */
public final class LocksAndAtomics {
    private LocksAndAtomics() {}

    public static void main(String[] arguments) {
        AtomicBoolean flag = new AtomicBoolean();
        System.out.println(flag.compareAndSet(false, true) + " " + flag.getAndSet(false) + " " + flag);
        AtomicReference<String> reference = new AtomicReference<>("x");
        System.out.println(reference.getAndUpdate(each -> each + "y") + reference.accumulateAndGet("z", String::concat));
        AtomicLong number = new AtomicLong(5);
        System.out.println(number.incrementAndGet() + " " + number.getAndAdd(10) + " " + number.updateAndGet(each -> each * 2));
        AtomicIntegerArray numbers = new AtomicIntegerArray(3);
        numbers.addAndGet(1, 7);
        System.out.println(numbers);
        LongAdder adder = new LongAdder();
        adder.add(5);
        adder.increment();
        System.out.println(adder.sum());
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        lock.lock();
        System.out.println(lock.getHoldCount() + " " + lock.isHeldByCurrentThread());
        lock.unlock();
        lock.unlock();
        System.out.println(lock.isLocked());
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        both.readLock().lock();
        System.out.println(both.getReadLockCount());
        both.readLock().unlock();
        both.writeLock().lock();
        System.out.println(both.isWriteLocked());
        Semaphore permits = new Semaphore(1);
        System.out.println(permits.tryAcquire() + " " + permits.tryAcquire() + " " + permits.availablePermits());
        CountDownLatch latch = new CountDownLatch(2);
        latch.countDown();
        System.out.println(latch.getCount());
    }
}
