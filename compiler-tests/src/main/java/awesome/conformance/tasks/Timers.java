package awesome.conformance.tasks;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Timer and TimerTask, ThreadLocal, thread names and groups, interruption. */
public final class Timers {
    private Timers() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Timer timer = new Timer("ticking", true);
        CountDownLatch ticks = new CountDownLatch(3);
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                ticks.countDown();
            }
        };
        timer.schedule(task, 1, 2);
        System.out.println(ticks.await(10, TimeUnit.SECONDS) + " " + task.cancel() + " " + timer.purge());
        timer.cancel();
        show(() -> {
            timer.schedule(new TimerTask() {
                @Override
                public void run() {
                    System.out.println("never");
                }
            }, 1);
            return null;
        });
        ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 7);
        local.set(8);
        Thread thread = new Thread(() -> System.out.println(local.get() + " " + Thread.currentThread().getName() + " "
                + Thread.currentThread().getThreadGroup()
                .getName()), "own name");
        System.out.println(thread.getState() + " " + thread.isAlive() + " " + thread.getPriority() + " "
                + thread.isDaemon() + " " + thread);
        thread.start();
        thread.join();
        local.remove();
        System.out.println(local.get() + " " + thread.getState() + " " + Thread.currentThread() + " "
                + Thread.currentThread().getId());
        show(() -> {
            thread.start();
            return null;
        });
        Thread sleeper = new Thread(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted());
            }
        });
        sleeper.start();
        sleeper.interrupt();
        sleeper.join();
        Thread.currentThread().interrupt();
        System.out.println(Thread.interrupted() + " " + Thread.interrupted());
        show(() -> {
            thread.setPriority(11);
            return null;
        });
    }
}
