package awesome.system.torture;

import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Numbers that go round between this thread and another, by a monitor there and by a queue back. */
final class TalkJob implements Job {
    private static final int NUMBERS = 30;
    private static final int END = -1;
    /** Far more than the other needs, whatever else the machine does. */
    private static final long PATIENCE_SECONDS = 120;

    private final Object monitor = new Object();
    private final ArrayBlockingQueue<Integer> back = new ArrayBlockingQueue<>(4);
    private int sent;
    private boolean full;
    private final Thread other = new Thread(this::answer);
    private int number;

    TalkJob() {
        other.start();
    }

    private void answer() {
        try {
            int got;
            do {
                got = take();
                back.put(got);
            } while (got != END);
        } catch (InterruptedException e) {
            // Then nothing comes back, which is noticed.
        }
    }

    private int take() throws InterruptedException {
        synchronized (monitor) {
            while (!full) {
                monitor.wait();
            }
            full = false;
            monitor.notifyAll();
            return sent;
        }
    }

    private void send(int value) throws InterruptedException {
        synchronized (monitor) {
            while (full) {
                monitor.wait();
            }
            sent = value;
            full = true;
            monitor.notifyAll();
        }
    }

    private void expect(int value) throws InterruptedException {
        Integer got = back.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Job.check(got != null, "a thread was not woken");
        Job.check(got == value, "numbers came in another order");
    }

    @Override
    public void round(Random random) throws InterruptedException {
        int ahead = 1 + random.nextInt(4);
        for (int i = 0; i < NUMBERS; i++) {
            send(number + i);
            if (i >= ahead) {
                expect(number + i - ahead);
            }
        }
        for (int i = NUMBERS - ahead; i < NUMBERS; i++) {
            expect(number + i);
        }
        number += NUMBERS;
    }

    @Override
    public void end() throws InterruptedException {
        send(END);
        expect(END);
        other.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        Job.check(!other.isAlive(), "a thread did not end");
    }
}
