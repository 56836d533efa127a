package awesome.system.torture;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Sleeps, parks, starts threads that end soon, and at times does not let go of its processor. */
final class TimeJob implements Job {
    private static final int LONGEST_MILLIS = 5;
    private static final long MILLI = 1_000_000;
    private static final long PATIENCE_MILLIS = 120_000;

    private volatile int lives;

    @Override
    public void round(Random random) throws InterruptedException {
        long millis = random.nextInt(LONGEST_MILLIS);
        long before = System.nanoTime();
        switch (random.nextInt(4)) {
            case 0 -> {
                Thread.sleep(millis);
                Job.check(System.nanoTime() - before >= millis * MILLI, "a sleep ended early");
            }
            case 1 -> LockSupport.parkNanos(millis * MILLI);
            case 2 -> {
                int then = lives;
                Thread thread = new Thread(() -> lives = then + 1);
                thread.start();
                thread.join(PATIENCE_MILLIS);
                Job.check(!thread.isAlive() && lives == then + 1, "a thread did not end");
            }
            default -> {
                while (System.nanoTime() - before < millis * MILLI) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
