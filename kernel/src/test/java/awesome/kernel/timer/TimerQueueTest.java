package awesome.kernel.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.interleave.Explorer;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.interleave.Scenario;
import awesome.kernel.lock.Locks;
import awesome.kernel.lock.SharedInt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private final class Noted extends Timer {
        final int number;
        long interval;
        long due;
        int armedAs;

        Noted(int number) {
            this.number = number;
        }

        @Override
        protected void expired(long now, long times) {
            log.add(number + " for " + times);
        }
    }

    private final List<String> log = new ArrayList<>();

    /** Beside a list of what is armed, sorted by time and by when it was armed. */
    @Property(tries = 300)
    void expireInOrder(@ForAll Random random) {
        Locks.bind(new HostLockMachine());
        TimerQueue[] queues = {new TimerQueue(0), new TimerQueue(1)};
        List<Noted> timers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            timers.add(new Noted(i));
        }
        List<List<Noted>> armed = List.of(new ArrayList<>(), new ArrayList<>());
        long now = random.nextInt(1000);
        int count = 0;
        for (int step = 0; step < 300; step++) {
            Noted timer = timers.get(random.nextInt(timers.size()));
            int which = random.nextInt(2);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    armed.forEach(list -> list.remove(timer));
                    timer.due = now + random.nextInt(60) - 10;
                    timer.interval = random.nextInt(3) == 0 ? 1 + random.nextInt(30) : 0;
                    timer.armedAs = count++;
                    armed.get(which).add(timer);
                    armed.get(which).sort(ORDER);
                    assertEquals(armed.get(which).get(0) == timer,
                            queues[which].arm(timer, timer.due, timer.interval));
                }
                case 2 -> {
                    boolean was = armed.get(0).remove(timer) | armed.get(1).remove(timer);
                    assertEquals(was, TimerQueue.cancel(timer));
                    assertFalse(timer.isArmed());
                }
                default -> {
                    now += random.nextInt(40);
                    count = expire(queues[which], armed.get(which), now, count);
                }
            }
            for (int i = 0; i < 2; i++) {
                assertEquals(armed.get(i).isEmpty() ? TimerQueue.FOREVER : armed.get(i).get(0).due, queues[i].next());
                assertEquals(armed.get(i).contains(timer) ? Math.max(1, timer.due - now) : 0,
                        queues[i].left(timer, now));
            }
        }
    }

    private static final Comparator<Noted> ORDER =
            Comparator.<Noted>comparingLong(timer -> timer.due).thenComparingInt(timer -> timer.armedAs);

    private int expire(TimerQueue queue, List<Noted> model, long now, int count) {
        log.clear();
        List<String> expected = new ArrayList<>();
        int next = count;
        while (!model.isEmpty() && model.get(0).due <= now) {
            Noted first = model.remove(0);
            long times = 1;
            if (first.interval > 0) {
                first.due += first.interval;
                for (; first.due <= now; first.due += first.interval) {
                    times++;
                }
                first.armedAs = next++;
                model.add(first);
                model.sort(ORDER);
            }
            expected.add(first.number + " for " + times);
        }
        queue.expire(now);
        assertEquals(expected, log);
        return next;
    }

    @Test
    void mayArmItselfAgain() {
        Locks.bind(new HostLockMachine());
        TimerQueue queue = new TimerQueue(0);
        int[] count = {0};
        Timer timer = new Timer() {
            @Override
            protected void expired(long now, long times) {
                count[0]++;
                queue.arm(this, now + 10, 0);
            }
        };
        queue.arm(timer, 5, 0);
        queue.expire(5);
        queue.expire(14);
        assertEquals(1, count[0]);
        queue.expire(15);
        assertEquals(2, count[0]);
        assertEquals(25, queue.next());
    }

    /** One CPU lets it expire while another cancels it: one of both happens. */
    private static Scenario cancelAndExpire() {
        TimerQueue queue = new TimerQueue(0);
        SharedInt expired = new SharedInt();
        SharedInt cancelled = new SharedInt();
        Timer timer = new Timer() {
            @Override
            protected void expired(long now, long times) {
                expired.getAndAdd(1);
            }
        };
        return new Scenario().thread(() -> {
            queue.arm(timer, 10, 0);
            queue.expire(10);
        }).thread(() -> {
            if (TimerQueue.cancel(timer)) {
                cancelled.set(1);
            }
        }).check(() -> assertEquals(1, expired.get() + cancelled.get()));
    }

    @Test
    void isCancelledOrExpires() {
        assertTrue(Explorer.explore(3, TimerQueueTest::cancelAndExpire) > 10);
    }

    /** One CPU takes a timer over while another cancels it. */
    private static Scenario cancelAndMove() {
        TimerQueue first = new TimerQueue(0);
        TimerQueue second = new TimerQueue(1);
        Timer timer = new Timer() {
            @Override
            protected void expired(long now, long times) {}
        };
        Locks.bind(new HostLockMachine());
        first.arm(timer, 10, 0);
        Scenario scenario = new Scenario().thread(() -> second.arm(timer, 20, 0))
                .thread(() -> TimerQueue.cancel(timer));
        return scenario.check(() -> {
            Locks.bind(new HostLockMachine());
            assertEquals(TimerQueue.FOREVER, first.next());
            assertEquals(timer.isArmed() ? 20 : TimerQueue.FOREVER, second.next());
        });
    }

    @Test
    void isCancelledWhereItIs() {
        assertTrue(Explorer.explore(3, TimerQueueTest::cancelAndMove) > 10);
    }
}
