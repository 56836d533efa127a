package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Cpus;
import awesome.kernel.process.ThreadMachine;
import awesome.kernel.sched.CpuSet;
import awesome.kernel.sched.Policy;
import awesome.kernel.sync.Exclusion;
import awesome.kernel.sync.Gate;
import awesome.kernel.thread.Event;
import awesome.kernel.thread.KernelThread;
import awesome.kernel.thread.Scheduler;
import awesome.kernel.wait.Notice;
import awesome.magic.NoAlloc;

/** Processes run in Java threads of the kernel, on all of its processors. */
final class ProcessThreads implements ThreadMachine {
    /** Bytes of the stack of a process in the kernel. */
    private static final long STACK = 64 << 10;
    /** What a thread takes altogether: its stack, a reserve and what is known of it. */
    private static final long THREAD_BYTES = 136 << 10;
    /** The part of memory that threads of processes may take. */
    private static final long SHARE = 4;
    private static final int FEWEST = 32;
    private static final int MOST = 16384;

    private final Scheduler scheduler;
    private final Cpu cpu;
    private final Cpus cpus;
    private final Cpus.Task nothing = new Nothing();
    private final RealTimeThreads urgent;
    private final Gate gate;
    private final int most;

    /** Threads of {@code scheduler} on a machine with that many bytes of memory. */
    ProcessThreads(Scheduler scheduler, Cpu cpu, Cpus cpus, Clock clock, long memory) {
        this.scheduler = scheduler;
        this.cpu = cpu;
        this.cpus = cpus;
        urgent = new RealTimeThreads(scheduler, clock);
        gate = new Gate(scheduler, urgent, true);
        most = (int) Math.max(FEWEST, Math.min(MOST, memory / SHARE / THREAD_BYTES));
    }

    @Override
    public Exclusion exclusion() {
        return gate;
    }

    @Override
    public Exclusion newLock() {
        return new Gate(scheduler);
    }

    @Override
    public Notice newNotice() {
        return new Event(scheduler);
    }

    @Override
    public boolean start(String name, Runnable life) {
        try {
            Thread thread = new Thread(null, life, name, STACK);
            thread.setDaemon(true);
            thread.start();
            return true;
        } catch (OutOfMemoryError noStack) {
            return false;
        }
    }

    @Override
    public UserThread current() {
        return new Served(scheduler, scheduler.current(), urgent);
    }

    @Override
    public long processors() {
        int count = scheduler.cpus();
        return count == Cpus.LIMIT ? -1 : (1L << count) - 1;
    }

    @Override
    public int processor() {
        return cpus.current();
    }

    @Override
    public String describe(int processor) {
        return Pc.describe(processor);
    }

    @Override
    public String interrupts() {
        return Pc.interrupts();
    }

    @Override
    public String interruptTotals() {
        return Pc.interruptTotals();
    }

    @Override
    public long idleNanos(int processor) {
        return scheduler.idled(processor);
    }

    @Override
    public long switches() {
        return scheduler.switches();
    }

    @Override
    public void yield() {
        scheduler.yield();
    }

    @Override
    public void barrier() {
        boolean enabled = cpu.disableInterrupts();
        long others = cpus.others();
        if (others != 0) {
            cpus.call(others, nothing);
        }
        if (enabled) {
            cpu.enableInterrupts();
        }
    }

    @Override
    public int most() {
        return most;
    }

    /** An interrupt is all it takes. */
    @NoAlloc("runs on other processors")
    private static final class Nothing implements Cpus.Task {
        @Override
        public void run() {}
    }

    /** A thread that works for a process. */
    private record Served(Scheduler scheduler, KernelThread thread, RealTimeThreads urgent) implements UserThread {
        @Override
        public void interrupt() {
            scheduler.interrupt(thread);
        }

        @Override
        public long ranNanos() {
            return scheduler.ran(thread);
        }

        @Override
        public long userNanos() {
            return thread.userNanos();
        }

        @Override
        public long kernelNanos() {
            return thread.kernelNanos();
        }

        @Override
        public void countAsKernel() {
            scheduler.countAsKernel();
        }

        @Override
        public boolean isCurrent() {
            return thread == scheduler.current();
        }

        @Override
        public void setProcessors(long mask) {
            CpuSet allowed = new CpuSet();
            allowed.set(mask);
            scheduler.setAllowed(thread, allowed);
        }

        @Override
        public void setPolicy(Policy policy, int nice, int priority) {
            urgent.set(thread, policy, nice, priority);
            scheduler.setPolicy(thread, policy, nice, priority);
        }
    }
}
