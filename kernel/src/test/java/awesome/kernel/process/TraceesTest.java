package awesome.kernel.process;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Ptrace;
import awesome.abi.linux.Signal;
import awesome.abi.linux.WaitFlag;
import awesome.kernel.fake.FakeContext;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.HostThreads;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.Trap;
import awesome.kernel.signal.SignalInfo;
import awesome.magic.UserAddr;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that trace others, in threads of the host. The first process has the thread pointer 0. */
@Timeout(30)
class TraceesTest {
    private static final long CHILD = CloneFlag.CLONE_SETTLS | Signal.SIGCHLD;
    private static final long TRACER = 0;
    private static final long STATUS = AREA + 0x100;

    private HostThreads threads;
    private final Sandbox box = new Sandbox(4096, machine -> {
        threads = new HostThreads(machine);
        return threads;
    });
    private final Map<Long, List<FakeMachine.Code>> steps = new ConcurrentHashMap<>();
    private final Map<FakeContext, Integer> at = new ConcurrentHashMap<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    TraceesTest() {
        box.machine.code = context -> {
            List<FakeMachine.Code> mine = steps.getOrDefault(context.thread, List.of());
            int next = at.merge(context, 1, Integer::sum) - 1;
            return next < mine.size() ? mine.get(next).run(context) : context.call(EXIT_GROUP, context.thread);
        };
    }

    private TraceesTest then(long thread, FakeMachine.Code code) {
        steps.computeIfAbsent(thread, pointer -> new CopyOnWriteArrayList<>()).add(code);
        return this;
    }

    private TraceesTest call(long thread, int number, long... arguments) {
        return then(thread, context -> context.call(number, arguments));
    }

    /** The tracer waits for anybody, and notes what it is told. */
    private TraceesTest await(int id) {
        return call(TRACER, WAIT4, id, STATUS, WaitFlag.WALL, 0).then(TRACER, context -> {
            int[] status = new int[1];
            box.process.services().current().within(null, () -> status[0] = box.memory().readInt(UserAddr.of(STATUS)));
            seen.add(context.accumulator + ": " + Integer.toHexString(status[0]));
            return context.call(GETPID);
        });
    }

    private TraceesTest note(long thread) {
        return then(thread, context -> {
            seen.add("= " + context.accumulator);
            return context.call(GETPID);
        });
    }

    private TraceesTest ask(int request, int id, long address, long data) {
        return call(TRACER, PTRACE, request, id, address, data);
    }

    private TraceesTest start(long thread) {
        return call(TRACER, CLONE, CHILD, 0, 0, 0, thread);
    }

    private void run(String... expected) throws InterruptedException {
        long frames = box.machine.frames.freeFrames();
        TaskLife.live(box.process);
        threads.join();
        assertEquals(List.of(), box.machine.log);
        assertEquals(List.of(expected), seen);
        assertEquals(true, box.machine.frames.freeFrames() >= frames, "frames are left");
    }

    @Test
    void signalsStopWhoIsTracedUntilItsTracerSays() throws InterruptedException {
        start(7).await(2).ask(Ptrace.PTRACE_CONT, 2, 0, 0).await(2);
        call(7, PTRACE, Ptrace.PTRACE_TRACEME).call(7, KILL, 2, Signal.SIGTERM).call(7, EXIT, 5);
        run("2: f7f", "2: 500");
    }

    @Test
    void callsStopItAtBothEnds() throws InterruptedException {
        start(7).await(2).ask(Ptrace.PTRACE_SETOPTIONS, 2, 0, Ptrace.PTRACE_O_TRACESYSGOOD);
        ask(Ptrace.PTRACE_SYSCALL, 2, 0, 0).await(2);
        ask(Ptrace.PTRACE_SYSCALL, 2, 0, 0).await(2);
        ask(Ptrace.PTRACE_SYSCALL, 2, 0, 0).await(2);
        ask(Ptrace.PTRACE_PEEKUSER, 2, Ptrace.REGS_ORIG_RAX, STATUS).note(TRACER).await(99);
        ask(Ptrace.PTRACE_CONT, 2, 0, 0).await(2);
        call(7, PTRACE, Ptrace.PTRACE_TRACEME).call(7, KILL, 2, Signal.SIGUSR1).call(7, GETPPID).call(7, EXIT, 5);
        run("2: a7f", "2: 857f", "2: 857f", "2: 857f", "= 0", "-10: " + Integer.toHexString(EXIT), "2: 500");
    }

    @Test
    void aTracerThatEndsLeavesNobodyStopped() throws InterruptedException {
        // 2 traces 3, which is the first process's child, and ends.
        start(7).start(8).await(2).await(3);
        call(7, PTRACE, Ptrace.PTRACE_SEIZE, 3, 0, 0);
        call(7, PTRACE, Ptrace.PTRACE_INTERRUPT, 3).call(7, WAIT4, 3, 0, WaitFlag.WALL, 0).call(7, EXIT, 6);
        then(8, context -> {
            if (seen.isEmpty()) {
                at.merge(context, -1, Integer::sum);
            }
            return context.call(SCHED_YIELD);
        });
        call(8, EXIT, 7);
        run("2: 600", "3: 700");
    }

    @Test
    void whatItMakesIsTracedIfItsTracerWantsThat() throws InterruptedException {
        start(7).await(2).ask(Ptrace.PTRACE_SETOPTIONS, 2, 0, 1 << Ptrace.PTRACE_EVENT_FORK);
        ask(Ptrace.PTRACE_CONT, 2, 0, 0).await(2).await(3);
        ask(Ptrace.PTRACE_CONT, 3, 0, 0).await(3).ask(Ptrace.PTRACE_CONT, 2, 0, 0).await(2);
        call(7, PTRACE, Ptrace.PTRACE_TRACEME).call(7, KILL, 2, Signal.SIGUSR1);
        call(7, CLONE, CHILD, 0, 0, 0, 8).call(7, EXIT, 5);
        call(8, EXIT, 3);
        // SIGCHLD is told too.
        run("2: a7f", "2: 1057f", "3: 137f", "3: 300", "2: 117f");
    }

    /** As when its tracer kills it, and ends before it has run. */
    @Test
    void whoIsKilledDoesNotStopThoughItsTracerSaysSo() throws InterruptedException {
        start(7).await(2).then(TRACER, context -> {
            Services services = box.process.services();
            services.current().within(null, () -> {
                Task killed = services.processes().task(2);
                killed.process().signal(SignalInfo.ofKernel(Signal.SIGKILL));
                box.process.tracees().detach(killed, Signal.SIGSTOP);
            });
            return context.call(GETPID);
        }).await(2);
        call(7, PTRACE, Ptrace.PTRACE_TRACEME).call(7, KILL, 2, Signal.SIGSTOP).call(7, EXIT, 5);
        run("2: 137f", "2: 9");
    }

    @Test
    void nobodyElseMayAsk() throws InterruptedException {
        ask(Ptrace.PTRACE_CONT, 1, 0, 0).note(TRACER).ask(Ptrace.PTRACE_CONT, 55, 0, 0).note(TRACER);
        ask(Ptrace.PTRACE_ATTACH, 1, 0, 0).note(TRACER).ask(Ptrace.PTRACE_TRACEME, 0, 0, 0).note(TRACER);
        run("= -3", "= -3", "= -" + Errno.EPERM, "= -" + Errno.EPERM);
    }

    @Test
    void stepsAreTraps() throws InterruptedException {
        start(7).await(2).ask(Ptrace.PTRACE_SINGLESTEP, 2, 0, 0).await(2).ask(Ptrace.PTRACE_CONT, 2, 0, 0).await(2);
        call(7, PTRACE, Ptrace.PTRACE_TRACEME).call(7, KILL, 2, Signal.SIGUSR1);
        then(7, context -> {
            seen.add("steps " + context.steps);
            context.inCall = false;
            return Trap.DEBUG;
        });
        then(7, context -> {
            seen.add("steps " + context.steps);
            return context.call(EXIT, 1);
        });
        run("2: a7f", "steps true", "2: 57f", "steps false", "2: 100");
    }
}
