package awesome.system.torture;

import awesome.arch.x86_64.Pc;
import awesome.kernel.log.Log;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.frame.FrameUse;
import awesome.runtime.heap.Heap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that allocate, map, fault, switch, sleep and collect at once, for some seconds. Each checks what it does; at
 * the end as many frames are in use as at the beginning.
 */
public final class Torture {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Log log;
    private final FrameAllocator frames;
    private final long end;
    private final int copies;
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Runs for some seconds from now on.
     *
     * @param frames for address spaces
     */
    public Torture(Log log, FrameAllocator frames, long seconds) {
        this.log = log;
        this.frames = frames;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        this.copies = 1 + Pc.PROCESSORS.count();
    }

    /** What came out, for people: starts with {@code passed} or {@code FAILED}. */
    public String run() throws InterruptedException {
        long before = inUse();
        for (int i = 0; i < copies; i++) {
            start("objects", new ObjectJob());
            start("spaces", new SpaceJob(Pc.USER_SPACES, frames, Pc.MEMORY));
            start("talk", new TalkJob());
            start("time", new TimeJob());
        }
        start("frames", new FrameJob(Pc.FRAMES, Pc.MEMORY));
        start("collect", new CollectJob());
        for (Thread thread : threads) {
            thread.join(TimeUnit.NANOSECONDS.toMillis(Math.max(0, end - System.nanoTime())) + PATIENCE_MILLIS);
            if (thread.isAlive()) {
                fail(thread.getName(), "does not end");
                trace(thread.getStackTrace());
            }
        }
        long lost = inUse() - before;
        if (lost != 0) {
            fail("frames", lost + " more in use than before");
        }
        return (failures.get() == 0 ? "passed: " : "FAILED, " + failures.get() + " times: ") + threads.size() + " threads, "
                + rounds.get() + " rounds, " + Heap.current().collections() + " collections";
    }

    /** Frames of programs, page tables and devices; those of the heap come and go. */
    private static long inUse() {
        return Pc.FRAMES.used(FrameUse.USER) + Pc.FRAMES.used(FrameUse.TABLE) + Pc.FRAMES.used(FrameUse.DEVICE);
    }

    private void start(String name, Job job) {
        long seed = threads.size();
        Thread thread = new Thread(() -> work(name, job, new Random(seed)), name + " " + seed);
        threads.add(thread);
        thread.start();
    }

    private void work(String name, Job job, Random random) {
        try {
            while (System.nanoTime() < end && failures.get() == 0) {
                job.round(random);
                rounds.incrementAndGet();
            }
            job.end();
        } catch (InterruptedException | RuntimeException | Error e) {
            fail(name, e.toString());
            trace(e.getStackTrace());
        }
    }

    private void trace(StackTraceElement[] frames) {
        for (StackTraceElement each : frames) {
            log.line("selftest: torture:   at " + each);
        }
    }

    private void fail(String name, String what) {
        failures.incrementAndGet();
        log.line("selftest: torture: " + name + ": " + what);
    }
}
