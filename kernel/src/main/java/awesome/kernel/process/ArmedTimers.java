package awesome.kernel.process;

import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;
import java.util.ArrayList;

/** The timers of all processes of which some are on. As deferred work they are looked at when one may have expired. */
final class ArmedTimers implements DeferredWork.Task {
    private final Notice devices;
    private final ArrayList<ProcessTimers> timers = new ArrayList<>();
    /** When deferred work is done again at the latest. */
    private long planned = Waiter.FOREVER;

    /** None; {@code devices} wakes who does deferred work. */
    ArmedTimers(Notice devices) {
        this.devices = devices;
    }

    /** The first of a process's timers is switched on, or the last off. */
    void change(ProcessTimers which, boolean on) {
        if (on) {
            timers.add(which);
        } else {
            timers.remove(which);
        }
    }

    /** One was set. Whoever does deferred work is only woken if it would come too late. */
    void changed(ProcessTimers which) {
        if (which.nextTime() < planned) {
            devices.happened();
        }
    }

    @Override
    public boolean isPending() {
        for (int i = 0; i < timers.size(); i++) {
            if (timers.get(i).isPending()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long nextTime() {
        long next = Waiter.FOREVER;
        for (int i = 0; i < timers.size(); i++) {
            timers.get(i).lookCloser();
            next = Math.min(next, timers.get(i).nextTime());
        }
        planned = next;
        return next;
    }

    @Override
    public void run() {
        for (int i = timers.size() - 1; i >= 0; i--) {
            timers.get(i).run();
        }
    }
}
