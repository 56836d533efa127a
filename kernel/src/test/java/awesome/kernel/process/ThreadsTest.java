package awesome.kernel.process;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.Errno;
import awesome.abi.linux.FutexOperation;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.elf.ElfBuilder;
import awesome.kernel.fake.FakeContext;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.HostThreads;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.Trap;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.magic.UserAddr;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes with several threads, which run at once in threads of the host. */
@Timeout(30)
class ThreadsTest {
    private static final long THREAD = CloneFlag.CLONE_VM | CloneFlag.CLONE_FS | CloneFlag.CLONE_FILES
            | CloneFlag.CLONE_SIGHAND | CloneFlag.CLONE_THREAD | CloneFlag.CLONE_SETTLS;
    private static final long HANDLER = 0x7000_0000L;
    private static final long WORD = AREA + 0x100;
    private static final long READY = AREA + 0x200;
    private static final long CALLER = 0;

    private HostThreads threads;
    private final Sandbox box = new Sandbox(4096, machine -> {
        threads = new HostThreads(machine);
        return threads;
    });
    /** What threads do, by thread pointer, step by step; the thread exits with its pointer when nothing is left. */
    private final Map<Long, List<FakeMachine.Code>> steps = new ConcurrentHashMap<>();
    private final Map<FakeContext, Integer> at = new ConcurrentHashMap<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    ThreadsTest() {
        box.machine.code = context -> {
            if (context.instruction >= HANDLER && context.instruction < HANDLER + 100) {
                seen.add("handler " + context.arguments[0] + " in " + context.thread);
                context.stack += 8;
                return context.call(RT_SIGRETURN);
            }
            List<FakeMachine.Code> mine = steps.getOrDefault(context.thread, List.of());
            int next = at.merge(context, 1, Integer::sum) - 1;
            return next < mine.size() ? mine.get(next).run(context) : context.call(EXIT, context.thread);
        };
    }

    private ThreadsTest then(long thread, FakeMachine.Code code) {
        steps.computeIfAbsent(thread, pointer -> new CopyOnWriteArrayList<>()).add(code);
        return this;
    }

    private ThreadsTest call(long thread, int number, long... arguments) {
        return then(thread, context -> context.call(number, arguments));
    }

    /** Notes the result of the last call. */
    private ThreadsTest note(long thread) {
        return then(thread, context -> {
            seen.add(thread + ": " + context.accumulator);
            return context.call(GETPID);
        });
    }

    private ThreadsTest start(long thread) {
        return call(CALLER, CLONE, THREAD, AREA + 0x8000 + 0x1000 * thread, 0, 0, thread);
    }

    private ThreadsTest await(long thread, long word) {
        return call(thread, FUTEX, word, FutexOperation.WAIT, 0, 0);
    }

    /** Sets a word and wakes who waits for that. */
    private ThreadsTest tell(long thread, long word) {
        return then(thread, context -> {
            write(word, 1);
            return context.call(FUTEX, word, FutexOperation.WAKE, 100);
        });
    }

    private void write(long word, int value) {
        within(() -> box.memory().writeInt(UserAddr.of(word), value));
    }

    private int read(long word) {
        int[] value = new int[1];
        within(() -> value[0] = box.memory().readInt(UserAddr.of(word)));
        return value[0];
    }

    private void within(Runnable what) {
        box.process.services().current().within(null, what);
    }

    private Ending run() throws InterruptedException {
        Ending ending = TaskLife.live(box.process);
        threads.join();
        assertEquals(List.of(), box.machine.log);
        return ending;
    }

    private void handle(int signal) {
        box.number(AREA, HANDLER + signal);
        box.number(AREA + SignalLayout.SA_FLAGS, Signal.SA_RESTART);
        box.number(AREA + SignalLayout.SA_MASK, 0);
        assertEquals(0, box.call(RT_SIGACTION, signal, AREA, 0, 8));
    }

    private static Trap spin(FakeContext context) {
        Thread.onSpinWait();
        return Trap.INTERRUPT;
    }

    /** Spins for ever. */
    private ThreadsTest spins(long thread) {
        return then(thread, context -> {
            at.merge(context, -1, Integer::sum);
            return spin(context);
        });
    }

    @Test
    void aThreadHasItsOwnNumberAndTheSameProcess() throws InterruptedException {
        start(7).note(CALLER).await(CALLER, READY);
        call(7, GETPID).note(7).call(7, GETTID).note(7).tell(7, READY);
        assertEquals(Ending.exited(0), run());
        assertEquals(List.of("0: 2", "7: 1", "7: 2"), seen.stream().sorted().toList());
        assertEquals(0, box.process.services().processes().threads() - 1, "its number is free");
    }

    @Test
    void theEndOfAThreadIsTold() throws InterruptedException {
        write(WORD, 5);
        then(CALLER, context -> context.call(CLONE, THREAD | CloneFlag.CLONE_CHILD_CLEARTID
                | CloneFlag.CLONE_PARENT_SETTID, AREA + 0x8000, WORD, WORD, 7));
        then(CALLER, context -> context.call(FUTEX, WORD, FutexOperation.WAIT, 2, 0));
        then(CALLER, context -> {
            seen.add("word " + read(WORD));
            return context.call(EXIT, 4);
        });
        assertEquals(Ending.exited(4), run());
        assertEquals(List.of("word 0"), seen);
    }

    @Test
    void exitGroupEndsThreadsThatWaitAndThatRun() throws InterruptedException {
        start(7).start(8).start(9).await(CALLER, READY).call(CALLER, EXIT_GROUP, 3);
        await(7, WORD).call(7, EXIT, 99);
        spins(8);
        tell(9, READY).call(9, PAUSE);
        assertEquals(Ending.exited(3), run());
        assertEquals(0, box.process.tasks().count());
    }

    @Test
    void theStatusIsThatOfTheLeaderThoughItEndsFirst() throws InterruptedException {
        start(7).start(8).call(CALLER, EXIT, 5);
        then(7, context -> {
            // Its number stays taken.
            if (box.process.tasks().leader().thread() != null) {
                at.merge(context, -1, Integer::sum);
                return spin(context);
            }
            return context.call(TGKILL, 1, 1, 0);
        }).note(7);
        assertEquals(Ending.exited(5), run());
        assertEquals(List.of("7: 0"), seen);
    }

    @Test
    void aFatalSignalInOneThreadEndsAll() throws InterruptedException {
        start(7).start(8).await(CALLER, WORD);
        spins(7);
        then(8, context -> Trap.BREAKPOINT);
        Ending ending = TaskLife.live(box.process);
        threads.join();
        assertEquals(Ending.killed(Signal.SIGTRAP), ending);
        assertTrue(box.machine.log.get(0).startsWith("program[3]: "), box.machine.log.get(0));
    }

    @Test
    void execveEndsTheOthersAndTakesTheirLeadersNumber() throws InterruptedException {
        box.file("/bin/other", ElfBuilder.small().bytes(), 0755);
        box.string(AREA + 64, "/bin/other");
        start(7).start(8).call(CALLER, PAUSE);
        spins(8);
        call(7, EXECVE, AREA + 64, 0, 0);
        // The new program begins with a thread pointer of 0; its registers are new ones.
        FakeMachine.Code before = box.machine.code;
        box.machine.code = context -> {
            if (context.thread == CALLER && box.process.program().path().equals("/bin/other")) {
                if (context.accumulator == 0) {
                    return context.call(GETTID);
                }
                return context.call(EXIT_GROUP, 40 + context.accumulator);
            }
            return before.run(context);
        };
        assertEquals(Ending.exited(41), run());
        assertEquals("other", box.process.name());
    }

    @Test
    void signalsForTheProcessGoToAThreadThatWantsThem() throws InterruptedException {
        handle(Signal.SIGUSR1);
        box.number(AREA + 8, -1);
        call(CALLER, RT_SIGPROCMASK, 0, AREA + 8, 0, 8);
        start(7).await(CALLER, READY).call(CALLER, KILL, 1, Signal.SIGUSR1).await(CALLER, WORD);
        // A new thread has its maker's mask.
        call(7, RT_SIGPROCMASK, 1, AREA + 8, 0, 8).tell(7, READY);
        then(7, context -> {
            if (seen.isEmpty()) {
                at.merge(context, -1, Integer::sum);
                return spin(context);
            }
            write(WORD, 1);
            return context.call(FUTEX, WORD, FutexOperation.WAKE, 1);
        });
        run();
        assertEquals(List.of("handler 10 in 7"), seen);
    }

    @Test
    void aThreadGetsWhatIsForItAlone() throws InterruptedException {
        handle(Signal.SIGUSR2);
        start(7).call(CALLER, TGKILL, 1, 2, Signal.SIGUSR2).note(CALLER).call(CALLER, TGKILL, 2, 2, Signal.SIGUSR2)
                .note(CALLER).call(CALLER, FUTEX, WORD, FutexOperation.WAIT, 0, 0);
        then(7, context -> {
            if (seen.stream().noneMatch(each -> each.startsWith("handler"))) {
                at.merge(context, -1, Integer::sum);
                return spin(context);
            }
            write(WORD, 1);
            return context.call(FUTEX, WORD, FutexOperation.WAKE, 1);
        });
        run();
        assertTrue(seen.contains("handler 12 in 7"), seen.toString());
        assertTrue(seen.containsAll(List.of("0: 0", "0: " + -Errno.ESRCH)), seen.toString());
    }

    @Test
    void whoWaitsForASignalGetsItThoughAllHoldItBack() throws InterruptedException {
        box.number(AREA + 8, SignalState.bit(Signal.SIGTERM));
        call(CALLER, RT_SIGPROCMASK, 0, AREA + 8, 0, 8);
        start(7).then(CALLER, context -> {
            if (!box.process.tasks().live().get(1).isWaiting()) {
                at.merge(context, -1, Integer::sum);
                return spin(context);
            }
            return context.call(KILL, 1, Signal.SIGTERM);
        }).await(CALLER, WORD);
        call(7, RT_SIGTIMEDWAIT, AREA + 8, 0, 0, 8).note(7).tell(7, WORD);
        assertEquals(Ending.exited(0), run());
        assertEquals(List.of("7: 15"), seen);
    }

    @Test
    void allStopAndContinue() throws InterruptedException {
        start(7).start(8).await(CALLER, WORD).call(CALLER, EXIT_GROUP, 6);
        spins(8);
        Thread outside = new Thread(() -> {
            JobState job = box.process.jobState();
            within(() -> box.process.signal(SignalInfo.sent(Signal.SIGSTOP, Signal.SI_USER, 1, 0)));
            while (!job.isStopUntold()) {
                Thread.onSpinWait();
            }
            within(() -> {
                seen.add("all wait: " + box.process.tasks().allWait());
                box.memory().writeInt(UserAddr.of(WORD), 1);
                futexes().wake(WORD);
            });
            within(() -> seen.add("stopped: " + job.isStopped() + " " + box.process.isEnding()));
            within(() -> box.process.signal(SignalInfo.sent(Signal.SIGCONT, Signal.SI_USER, 1, 0)));
        });
        then(7, context -> {
            outside.start();
            return context.call(PAUSE);
        });
        assertEquals(Ending.exited(6), run());
        outside.join();
        assertEquals(List.of("all wait: true", "stopped: true false"), seen);
    }

    private interface Waking {
        void wake(long word);
    }

    private Waking futexes() {
        var futexes = box.process.services().futexes();
        return word -> futexes.wake(futexes.key(box.memory(), UserAddr.of(word)), 1, -1);
    }

    @Test
    void withoutMemoryThereIsNoThread() throws InterruptedException {
        then(CALLER, context -> {
            threads.noThreads = true;
            return context.call(CLONE, THREAD, AREA + 0x8000, 0, 0, 7);
        }).note(CALLER);
        assertEquals(Ending.exited(0), run());
        assertEquals(List.of("0: " + -Errno.EAGAIN), seen);
    }
}
