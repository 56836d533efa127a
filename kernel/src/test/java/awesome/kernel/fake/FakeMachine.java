package awesome.kernel.fake;

import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Power;
import awesome.kernel.machine.Trap;
import awesome.kernel.machine.UserContext;
import awesome.kernel.machine.UserMode;
import awesome.kernel.memory.FailurePlan;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.UserFrames;
import awesome.kernel.process.Machine;
import awesome.kernel.process.ThreadMachine;
import awesome.kernel.sched.Policy;
import awesome.kernel.sync.Exclusion;
import awesome.kernel.wait.Notice;
import awesome.magic.UserAddr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine for tests: time passes only while the processor waits, 10 ms at a time, and programs are Java code that
 * pokes registers and returns why it comes back to the kernel.
 */
public final class FakeMachine implements Cpu, Clock, Power, UserMode, Log, Notice,
        ThreadMachine {
    /** User code: runs until it needs the kernel. */
    public interface Code {
        Trap run(FakeContext context);
    }

    public static final long TICK = 10_000_000;
    private static final int PATIENCE = 100_000;

    public final FakeFrames frames;
    /** Says when {@link #failing} gives no frame, and page tables none for themselves. */
    public final FailurePlan failures = new FailurePlan();
    /** What processes and files get of {@link #frames}. */
    public final FrameAllocator failing;
    public final List<String> log = new ArrayList<>();
    public final List<FakePageTable> tables = new ArrayList<>();
    public volatile long now = 5_000_000_000L;
    public long date = 1_700_000_000_123_456_789L;
    /** What happens at each interrupt while the processor waits. */
    public Runnable interrupt = () -> { };
    public Code code;
    public int offStatus = -1;
    public int resets;
    private boolean enabled = true;
    private int waits;
    private int happened;
    private long waited;
    private long userNanos;
    private long kernelNanos;
    private boolean within;
    /** Lives of threads that were started and have not run. */
    public final ArrayDeque<Runnable> started = new ArrayDeque<>();
    /** How threads are to share the processors, one after the other as it was said. */
    public final List<String> policies = new ArrayList<>();
    /** How many threads there may be. */
    public int most = 100;
    /** Whether there is no memory for a thread. */
    public boolean noThreads;
    /** Threads of processes that were interrupted. */
    public int interrupts;
    /** Where the thread that was last told so may run. */
    public long allowed = -1;
    public int yields;
    public int barriers;

    public FakeMachine(long memoryFrames) {
        frames = new FakeFrames(memoryFrames);
        UserFrames users = new UserFrames(frames, 0, () -> false);
        users.setFailures(failures);
        failing = users;
    }

    /** The same, as processes know it. */
    public Machine ports() {
        return ports(this);
    }

    /** The same with other threads. */
    public Machine ports(ThreadMachine threads) {
        return new Machine(this, this, this, this, frames, failing, failing, () -> {
            FakePageTable table = new FakePageTable();
            table.fails = failures::fails;
            tables.add(table);
            return table;
        }, this, this, threads, 0x1234);
    }

    /** Has something happen once, when a thread waits. */
    public void meanwhile(Runnable doing) {
        interrupt = () -> {
            interrupt = () -> { };
            doing.run();
        };
    }

    @Override
    public void enableInterrupts() {
        enabled = true;
    }

    @Override
    public boolean disableInterrupts() {
        boolean was = enabled;
        enabled = false;
        return was;
    }

    @Override
    public void waitForInterrupt() {
        throw new IllegalStateException("other threads might run");
    }

    @Override
    public int count() {
        return happened;
    }

    @Override
    public void happened() {
        happened++;
    }

    @Override
    public boolean await(int seen, long deadline) {
        if (happened == seen) {
            tick();
        }
        return now < deadline;
    }

    private void tick() {
        if (within) {
            throw new IllegalStateException("waits and keeps others out");
        }
        if (++waits > PATIENCE) {
            throw new IllegalStateException("waits forever");
        }
        now += TICK;
        date += TICK;
        waited += TICK;
        happened++;
        interrupt.run();
    }

    /** Runs the threads that were started, and those that they start, to their ends. */
    public void runThreads() {
        FakePageTable before = FakePageTable.active();
        while (!started.isEmpty()) {
            FakePageTable.use(null);
            started.remove().run();
            if (FakePageTable.active() != null) {
                throw new IllegalStateException("a thread has ended in an address space, which it does not know the end of");
            }
        }
        FakePageTable.use(before);
    }

    @Override
    public Exclusion exclusion() {
        return new Exclusion() {
            @Override
            public void lock() {
                if (within) {
                    throw new IllegalStateException("enters twice");
                }
                within = true;
            }

            @Override
            public void unlock() {
                if (!within) {
                    throw new IllegalStateException("leaves twice");
                }
                within = false;
            }
        };
    }

    @Override
    public Exclusion newLock() {
        return Exclusion.NONE;
    }

    @Override
    public Notice newNotice() {
        return new NoNotice() {
            @Override
            public boolean await(int seen, long deadline) {
                if (count() == seen) {
                    tick();
                }
                return now < deadline;
            }
        };
    }

    @Override
    public boolean start(String name, Runnable life) {
        if (noThreads) {
            return false;
        }
        if (!name.equals("deferred work")) {
            started.add(life);
        }
        return true;
    }

    @Override
    public UserThread current() {
        return new UserThread() {
            @Override
            public void interrupt() {
                interrupts++;
            }

            @Override
            public boolean isCurrent() {
                return true;
            }

            @Override
            public long ranNanos() {
                return now - waited;
            }

            @Override
            public long userNanos() {
                return userNanos;
            }

            @Override
            public long kernelNanos() {
                return kernelNanos;
            }

            @Override
            public void countAsKernel() {
                kernelNanos = ranNanos() - userNanos;
            }

            @Override
            public void setPolicy(Policy policy, int nice, int priority) {
                policies.add(policy + " " + (policy.isRealTime() ? priority : nice));
            }

            @Override
            public void setProcessors(long mask) {
                allowed = mask;
            }
        };
    }

    @Override
    public long processors() {
        return 3;
    }

    @Override
    public int processor() {
        return 1;
    }

    @Override
    public String describe(int processor) {
        return "wp\t\t: yes\n";
    }

    @Override
    public String interrupts() {
        return "           CPU0\n";
    }

    @Override
    public String interruptTotals() {
        return "5 3 2";
    }

    /** The first is the one that all runs on. */
    @Override
    public long idleNanos(int processor) {
        return processor == 0 ? waited : now;
    }

    @Override
    public long switches() {
        return 23;
    }

    @Override
    public void yield() {
        yields++;
    }

    @Override
    public void barrier() {
        barriers++;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public boolean random(byte[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (byte) (i * 37 + 11);
        }
        return true;
    }

    @Override
    public void halt() {
        throw new IllegalStateException("halted");
    }

    @Override
    public long monotonicNanos() {
        return now;
    }

    @Override
    public long realtimeNanos() {
        return date;
    }

    @Override
    public void off(int status) {
        offStatus = status;
    }

    @Override
    public void reset() {
        resets++;
    }

    @Override
    public UserContext newContext(UserAddr entry, UserAddr stackPointer) {
        return new FakeContext(entry, stackPointer);
    }

    @Override
    public Trap run(UserContext context) {
        Trap trap = code.run((FakeContext) context);
        if (trap == Trap.INTERRUPT) {
            userNanos = now - waited - kernelNanos;
        }
        return trap;
    }

    @Override
    public void line(String message) {
        log.add(message);
    }
}
