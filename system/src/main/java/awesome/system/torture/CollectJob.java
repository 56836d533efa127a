package awesome.system.torture;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Random;

/** Collects now and then, and looks whether what nothing refers to is gone some time. */
final class CollectJob implements Job {
    private static final int MOST_MILLIS = 40;
    private static final int OBJECTS = 100;
    /** What is on a stack may look like a reference, as long as the stack does not change there. */
    private static final int MOST_LIVING = 10;

    private final ArrayDeque<WeakReference<Object>> objects = new ArrayDeque<>();

    @Override
    public void round(Random random) throws InterruptedException {
        objects.add(new WeakReference<>(new Object()));
        Thread.sleep(random.nextInt(MOST_MILLIS));
        System.gc();
        if (objects.size() > OBJECTS) {
            objects.remove();
        }
        int living = 0;
        for (WeakReference<Object> each : objects) {
            // Does not read the object, which would then be on this stack.
            living += each.refersTo(null) ? 0 : 1;
        }
        Job.check(living <= MOST_LIVING, living + " objects that nothing refers to live on");
    }
}
