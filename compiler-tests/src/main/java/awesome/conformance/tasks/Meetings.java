package awesome.conformance.tasks;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Barriers, latches, phasers, semaphores and exchangers. */
public final class Meetings {
    private Meetings() {}

    public static void main(String[] arguments) throws Exception {
        StringBuffer log = new StringBuffer();
        CyclicBarrier barrier = new CyclicBarrier(3, () -> log.append('|'));
        Thread[] threads = new Thread[3];
        for (int i = 0; i < 3; i++) {
            threads[i] = new Thread(() -> {
                try {
                    for (int round = 0; round < 4; round++) {
                        log.append('x');
                        barrier.await();
                    }
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(log + " " + barrier.getParties() + " " + barrier.isBroken());
        Phaser phaser = new Phaser(2);
        Thread arriving = new Thread(phaser::arriveAndDeregister);
        arriving.start();
        System.out.println(phaser.arriveAndAwaitAdvance() + " " + phaser.getPhase() + " "
                + phaser.getRegisteredParties() + " " + phaser.isTerminated());
        arriving.join();
        Semaphore semaphore = new Semaphore(2, true);
        semaphore.acquire();
        System.out.println(semaphore.tryAcquire() + " " + semaphore.tryAcquire() + " "
                + semaphore.tryAcquire(1, TimeUnit.MILLISECONDS) + " "
                + semaphore.drainPermits());
        semaphore.release(5);
        System.out.println(semaphore.availablePermits());
        Exchanger<String> exchanger = new Exchanger<>();
        Thread other = new Thread(() -> {
            try {
                log.append(exchanger.exchange("from the thread"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        System.out.println(exchanger.exchange("from main"));
        other.join();
        System.out.println(log);
        CountDownLatch latch = new CountDownLatch(2);
        latch.countDown();
        System.out.println(latch.getCount() + " " + latch.await(1, TimeUnit.MILLISECONDS));
        try {
            new CyclicBarrier(2).await(1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println(e);
        }
    }
}
