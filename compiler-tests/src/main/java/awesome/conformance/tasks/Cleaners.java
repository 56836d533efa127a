package awesome.conformance.tasks;

import java.lang.ref.Cleaner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cleaner: actions run once, when asked or when the object is gone. */
public final class Cleaners {
    private Cleaners() {}

    private static void forget(Cleaner cleaner, CountDownLatch latch) {
        for (int i = 0; i < 100; i++) {
            cleaner.register(new byte[1_000], latch::countDown);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Cleaner cleaner = Cleaner.create();
        Cleaner.Cleanable cleanable = cleaner.register(new Object(), () -> System.out.println("cleaned"));
        cleanable.clean();
        cleanable.clean();
        CountDownLatch most = new CountDownLatch(90);
        forget(cleaner, most);
        for (int i = 0; i < 500 && !most.await(10, TimeUnit.MILLISECONDS); i++) {
            System.gc();
        }
        System.out.println(most.getCount());
    }
}
