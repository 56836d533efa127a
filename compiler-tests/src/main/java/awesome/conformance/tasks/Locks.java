package awesome.conformance.tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** ReentrantLock, conditions, read-write and stamped locks. */
public final class Locks {
    private Locks() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ReentrantLock lock = new ReentrantLock(true);
        Condition changed = lock.newCondition();
        int[] turn = {0};
        StringBuilder log = new StringBuilder();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < 3; i++) {
            int own = i;
            threads[i] = new Thread(() -> {
                for (int round = 0; round < 5; round++) {
                    lock.lock();
                    try {
                        while (turn[0] % 3 != own) {
                            changed.awaitUninterruptibly();
                        }
                        log.append(own);
                        turn[0]++;
                        changed.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(log + " " + lock.isLocked() + " " + lock.isFair());
        lock.lock();
        lock.lock();
        System.out.println(lock.getHoldCount() + " " + lock.isHeldByCurrentThread() + " "
                + changed.await(1, TimeUnit.MILLISECONDS) + " " + lock.hasQueuedThreads());
        lock.unlock();
        lock.unlock();
        show(() -> {
            lock.unlock();
            return null;
        });
        show(() -> changed.await(1, TimeUnit.MILLISECONDS));
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        both.readLock().lock();
        System.out.println(both.writeLock().tryLock() + " " + both.getReadLockCount() + " "
                + both.readLock().tryLock());
        both.readLock().unlock();
        both.readLock().unlock();
        both.writeLock().lock();
        System.out.println(both.isWriteLockedByCurrentThread() + " " + both.readLock().tryLock());
        StampedLock stamped = new StampedLock();
        long optimistic = stamped.tryOptimisticRead();
        System.out.print(stamped.validate(optimistic) + " ");
        long write = stamped.writeLock();
        System.out.print(stamped.validate(optimistic) + " " + stamped.isWriteLocked() + " ");
        stamped.unlockWrite(write);
        long read = stamped.readLock();
        System.out.println(stamped.tryConvertToWriteLock(read) != 0);
        Thread parked = new Thread(LockSupport::park);
        parked.start();
        LockSupport.unpark(parked);
        parked.join();
    }
}
