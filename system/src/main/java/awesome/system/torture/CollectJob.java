package awesome.system.torture;

import java.lang.ref.WeakReference;
import java.util.Random;

/** Collects now and then, and looks whether what nothing refers to is gone some time. */
final class CollectJob implements Job {
    private static final int MOST_MILLIS = 40;
    /** What is on the stack may look like a reference for some time. */
    private static final int MOST_LIVES = 200;

    private WeakReference<Object> weak = new WeakReference<>(new Object());
    private int survived;

    @Override
    public void round(Random random) throws InterruptedException {
        Thread.sleep(random.nextInt(MOST_MILLIS));
        System.gc();
        survived = weak.get() == null ? 0 : survived + 1;
        Job.check(survived < MOST_LIVES, "an object that nothing refers to lives on");
        if (survived == 0) {
            weak = new WeakReference<>(new Object());
        }
    }
}
