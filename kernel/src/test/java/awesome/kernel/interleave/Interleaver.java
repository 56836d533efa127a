package awesome.kernel.interleave;

import awesome.kernel.lock.Interleaving;
import awesome.kernel.lock.LockMachine;
import awesome.kernel.lock.Locks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Runs the threads of a scenario once, one at a time, as a {@link Schedule} says. */
public final class Interleaver {
    private static final int MOST_STEPS = 20_000;
    private static final int FRAMES_SHOWN = 5;

    /** Ends a thread of a scenario that has failed elsewhere. */
    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;

        Ended() {
            super("the scenario is over", null, false, false);
        }
    }

    private enum State { READY, GAVE_WAY, BLOCKED, DONE }

    /** One thread of the scenario. */
    static final class Task {
        private static final ThreadLocal<Task> CURRENT = new ThreadLocal<>();

        final Interleaver interleaver;
        final int number;
        private final Runnable body;
        private final Semaphore turn = new Semaphore(0);
        private boolean started;
        /** The thread of the host, once it has started. */
        private volatile Thread thread;
        private State state = State.READY;
        private boolean permit;
        boolean interruptsOff;
        int holds;

        private Task(Interleaver interleaver, int number, Runnable body) {
            this.interleaver = interleaver;
            this.number = number;
            this.body = body;
        }

        /** The one that calls; null for threads of no scenario. */
        static Task current() {
            return CURRENT.get();
        }
    }

    private static final ExecutorService HOST_THREADS = Executors.newCachedThreadPool(body -> {
        Thread thread = new Thread(body, "interleaved");
        thread.setDaemon(true);
        return thread;
    });

    private final Schedule schedule;
    private final List<Task> tasks = new ArrayList<>();
    private final Semaphore end = new Semaphore(0);
    private Throwable failure;
    private int steps;

    Interleaver(Schedule schedule) {
        this.schedule = schedule;
    }

    void run(Scenario scenario) throws Throwable {
        LockMachine before = Locks.machine();
        Locks.bind(scenario.machine);
        Interleaving.choose(Interleaver::point);
        try {
            for (Runnable body : scenario.threads) {
                Task task = new Task(this, tasks.size(), body);
                task.state = scenario.blocked.contains(task.number) ? State.BLOCKED : State.READY;
                tasks.add(task);
            }
            goOn(null, choose(null, true));
            end.acquireUninterruptibly();
        } finally {
            Interleaving.choose(null);
            Locks.bind(before);
        }
        if (failure != null) {
            throw failure;
        }
        scenario.check.run();
    }

    private void live(Task task) {
        Task.CURRENT.set(task);
        try {
            if (failure == null) {
                task.body.run();
            }
        } catch (Ended over) {
            // The one that failed has said why.
        } catch (Throwable thrown) {
            failure = failure == null ? thrown : failure;
        }
        Task.CURRENT.remove();
        task.state = State.DONE;
        Task next = choose(task, true);
        if (next == null && failure == null && tasks.stream().anyMatch(other -> other.state != State.DONE)) {
            failure = new AssertionError("all threads wait" + where());
            next = choose(task, true);
        }
        if (next == null) {
            end.release();
        } else {
            goOn(null, next);
        }
    }

    /** Any thread may go on here. */
    private static void point() {
        Task task = Task.current();
        if (task != null) {
            task.interleaver.pause(task, State.READY);
        }
    }

    /** The number of the calling thread in its scenario; -1 for threads of no scenario. */
    public static int self() {
        Task task = Task.current();
        return task == null ? -1 : task.number;
    }

    /** The calling thread of a scenario can do nothing useful until another has done something. */
    public static void giveWay() {
        Task task = Task.current();
        task.interleaver.pause(task, State.GAVE_WAY);
    }

    /** Blocks the calling thread until it is {@linkplain #unblock unblocked}, which may have happened already. */
    public static void block() {
        Task task = Task.current();
        if (!task.permit) {
            task.interleaver.pause(task, State.BLOCKED);
        }
        task.permit = false;
    }

    /** Lets thread {@code number} of the caller's scenario go on from where it blocks, or from where it will next. */
    public static void unblock(int number) {
        Task task = Task.current().interleaver.tasks.get(number);
        task.permit = true;
        if (task.state == State.BLOCKED) {
            task.state = State.READY;
        }
    }

    private void pause(Task task, State state) {
        if (failure == null) {
            steps++;
            if (steps > MOST_STEPS) {
                failure = new AssertionError("after " + steps + " steps it has not ended" + where());
            }
            task.state = state;
            Task next = choose(task, state != State.READY);
            if (next == null) {
                failure = new AssertionError("all threads wait" + where());
            } else {
                goOn(task, next);
            }
        }
        if (failure != null) {
            throw new Ended();
        }
        task.state = State.READY;
    }

    private void goOn(Task task, Task next) {
        if (next != task) {
            if (!next.started) {
                next.started = true;
                HOST_THREADS.execute(() -> {
                    next.thread = Thread.currentThread();
                    live(next);
                });
            } else {
                next.turn.release();
            }
            if (task != null) {
                task.turn.acquireUninterruptibly();
            }
        }
    }

    /** Who goes on; null if nobody can. */
    private Task choose(Task self, boolean free) {
        if (failure != null) {
            return tasks.stream().filter(task -> task.state != State.DONE).findFirst().orElse(null);
        }
        List<Task> candidates = new ArrayList<>();
        if (!free) {
            candidates.add(self);
        }
        addThose(candidates, State.READY, self);
        if (!free || candidates.isEmpty()) {
            addThose(candidates, State.GAVE_WAY, self);
        }
        if (candidates.isEmpty() && self != null && self.state == State.GAVE_WAY) {
            candidates.add(self);
        }
        return candidates.isEmpty() ? null : candidates.get(schedule.choose(candidates.size(), free));
    }

    /** Those behind {@code self} first: of several that wait in loops all get their turn. */
    private void addThose(List<Task> candidates, State state, Task self) {
        int first = self == null ? 0 : self.number + 1;
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get((first + i) % tasks.size());
            if (task != self && task.state == state) {
                candidates.add(task);
            }
        }
    }

    private static boolean isOfScenario(String type) {
        return type.startsWith("awesome.") && !type.startsWith("awesome.kernel.interleave.Interleave")
                && !type.equals("awesome.kernel.lock.Interleaving");
    }

    private String where() {
        StringBuilder text = new StringBuilder();
        for (Task task : tasks) {
            text.append("; CPU ").append(task.number).append(' ').append(task.state);
            StackTraceElement[] frames = task.thread == null || task.state == State.DONE
                    ? new StackTraceElement[0] : task.thread.getStackTrace();
            int shown = 0;
            for (StackTraceElement frame : frames) {
                if (shown < FRAMES_SHOWN && isOfScenario(frame.getClassName())) {
                    text.append(shown == 0 ? " at " : " from ").append(frame);
                    shown++;
                }
            }
        }
        return text.toString();
    }
}
