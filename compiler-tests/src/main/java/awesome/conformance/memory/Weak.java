package awesome.conformance.memory;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Weak references are cleared by a collection, strong ones are not, and queues tell. */
public final class Weak {
    private Weak() {}

    private static WeakReference<Object> weak(int size, ReferenceQueue<Object> queue) {
        return new WeakReference<>(new int[size], queue);
    }

    private static int clobber(int n) {
        return n == 0 ? 0 : 1 + clobber(n - 1);
    }

    public static void main(String[] arguments) throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        List<WeakReference<Object>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(weak(i, queue));
        }
        Object held = new StringBuilder("held");
        WeakReference<Object> strong = new WeakReference<>(held);
        SoftReference<Object> soft = new SoftReference<>(new StringBuilder("soft"));
        PhantomReference<Object> phantom = new PhantomReference<>(new Object(), queue);
        clobber(100);
        System.gc();
        int cleared = 0;
        for (WeakReference<Object> each : all) {
            cleared += each.get() == null ? 1 : 0;
        }
        System.out.println((cleared > 45) + " " + strong.get() + " " + soft.get() + " " + phantom.get() + " " + held);
        int queued = 0;
        while (queue.remove(200) != null) {
            queued++;
        }
        System.out.println(queued > 45);
    }
}
