package awesome.kernel.interleave;

import java.util.ArrayList;
import java.util.List;

/** Threads on shared objects, made anew for each schedule. */
public final class Scenario {
    final List<Runnable> threads = new ArrayList<>();
    Runnable check = () -> { };

    /** Adds a thread. */
    public Scenario thread(Runnable body) {
        threads.add(body);
        return this;
    }

    /** What must be so when all threads have ended. */
    public Scenario check(Runnable end) {
        check = end;
        return this;
    }
}
