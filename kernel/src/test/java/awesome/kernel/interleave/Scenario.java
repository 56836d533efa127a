package awesome.kernel.interleave;

import awesome.kernel.lock.LockMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Threads on shared objects, made anew for each schedule. */
public final class Scenario {
    final List<Runnable> threads = new ArrayList<>();
    final Set<Integer> blocked = new HashSet<>();
    LockMachine machine = new InterleavedMachine();
    Runnable check = () -> { };

    /** Adds a thread. */
    public Scenario thread(Runnable body) {
        threads.add(body);
        return this;
    }

    /** Adds a thread that is {@linkplain Interleaver#block blocked} at first. */
    public Scenario blockedThread(Runnable body) {
        blocked.add(threads.size());
        return thread(body);
    }

    /** Has locks taken on {@code other}, instead of a CPU for each thread. */
    public Scenario machine(LockMachine other) {
        machine = other;
        return this;
    }

    /** Whether the CPU for each thread is {@linkplain LockMachine#isVirtual virtual}. */
    public Scenario virtual(boolean virtual) {
        InterleavedMachine cpus = new InterleavedMachine();
        cpus.virtual = virtual;
        return machine(cpus);
    }

    /** What must be so when all threads have ended. */
    public Scenario check(Runnable end) {
        check = end;
        return this;
    }
}
