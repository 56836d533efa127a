package awesome.kernel.process;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.elf.ElfBuilder;
import awesome.kernel.fake.FakeContext;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.Trap;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.magic.UserAddr;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserLoopTest {
    private static final long HANDLER = 0x7000_0000L;
    private static final long RESTORER = 0x7100_0000L;
    private static final long STACK = Sandbox.AREA + 0x8000;

    private final Sandbox box = new Sandbox();
    /** What the program does, step by step; when nothing is left it exits with status 99. */
    private final ArrayDeque<FakeMachine.Code> steps = new ArrayDeque<>();

    @BeforeEach
    void runSteps() {
        box.context().stack = STACK;
        box.machine.code = context -> {
            // User code stands behind its last system call or, after a handler, where that was.
            if (context.instruction == RESTORER) {
                return context.call(RT_SIGRETURN);
            }
            FakeMachine.Code next = steps.poll();
            return next == null ? context.call(EXIT_GROUP, 99) : next.run(context);
        };
    }

    private Ending run() {
        Ending ending = new UserLoop(box.process.task(), box.calls(), false).run();
        for (String line : box.machine.log) {
            // The loop takes what goes wrong in a step for an error of the kernel.
            assertFalse(line.contains("AssertionFailedError"), line);
        }
        return ending;
    }

    private void handle(int signal, long flags) {
        long at = Sandbox.AREA + 0x100;
        box.number(at, HANDLER + signal);
        box.number(at + SignalLayout.SA_FLAGS, flags | Signal.SA_SIGINFO);
        box.number(at + SignalLayout.SA_RESTORER, RESTORER);
        box.number(at + SignalLayout.SA_MASK, 0);
        assertEquals(0, box.call(RT_SIGACTION, signal, at, 0, 8));
    }

    /** What a handler does as its last thing. */
    private static Trap returnFromHandler(FakeContext context) {
        context.stack += 8;
        return context.call(RT_SIGRETURN);
    }

    @Test
    void exitEndsTheProcess() {
        steps.add(context -> context.call(EXIT, 0x1_0207));
        assertEquals(Ending.exited(7), run());
        assertEquals(7, run().status());
    }

    @Test
    void pageFaultsAreResolvedSilently() {
        steps.add(context -> context.touch(0x40_4010, true, false));
        steps.add(context -> context.touch(0x40_1000, false, true));
        assertEquals(Ending.exited(99), run());
        assertTrue(box.machine.log.isEmpty());
    }

    @Test
    void faultsEndTheProcessWithTheirSignal() {
        record Case(FakeMachine.Code code, int signal, String text) {}
        List<Case> cases = List.of(
                new Case(c -> c.touch(0, true, false), Signal.SIGSEGV, "nothing is mapped at 0x0"),
                new Case(c -> c.touch(0, false, true), Signal.SIGSEGV, "nothing is mapped at 0x0"),
                new Case(c -> c.touch(0xffff_8000_0000_0000L, true, false), Signal.SIGSEGV, "0xffff800000000000"),
                new Case(c -> c.touch(0x40_1000, true, false), Signal.SIGSEGV, "does not allow"),
                new Case(c -> c.touch(Sandbox.AREA, false, true), Signal.SIGSEGV, "does not allow"),
                new Case(c -> Trap.DIVIDE, Signal.SIGFPE, "division by zero"),
                new Case(c -> Trap.FLOATING_POINT, Signal.SIGFPE, "floating point"),
                new Case(c -> Trap.ILLEGAL_INSTRUCTION, Signal.SIGILL, "invalid instruction"),
                new Case(c -> Trap.PROTECTION, Signal.SIGSEGV, "privileged instruction"),
                new Case(c -> Trap.BREAKPOINT, Signal.SIGTRAP, "breakpoint"),
                new Case(c -> Trap.BUS, Signal.SIGBUS, "unaligned"));
        for (Case each : cases) {
            UserLoopTest test = new UserLoopTest();
            test.runSteps();
            test.steps.add(each.code);
            assertEquals(Ending.killed(each.signal), test.run(), each.text);
            assertEquals(1, test.box.machine.log.size());
            String line = test.box.machine.log.get(0);
            assertTrue(line.startsWith("program[1]: " + Signal.description(each.signal)), line);
            assertTrue(line.contains(each.text), line);
        }
    }

    @Test
    void registersAreShownWhenAskedFor() {
        steps.add(context -> Trap.DIVIDE);
        new UserLoop(box.process.task(), box.calls(), true).run();
        assertTrue(box.machine.log.get(0).endsWith("\naccumulator 0"), box.machine.log.get(0));
    }

    @Test
    void aFileThatEndsBeforeItsMappingIsABusError() {
        box.file("/f", new byte[5000], 0644);
        int fd = (int) box.call(OPEN, box.string(Sandbox.AREA, "/f"), 0, 0);
        long at = box.call(MMAP, 0, 3 * 4096, 1, 2, fd, 0);
        steps.add(context -> context.touch(at + 4999, false, false));
        steps.add(context -> context.touch(at + 2 * 4096, false, false));
        assertEquals(Ending.killed(Signal.SIGBUS), run());
        assertTrue(box.machine.log.get(0).contains("the mapped file ends before"), box.machine.log.get(0));
    }

    @Test
    void whatIsCutOffAFileIsTakenAwayFromItsMappings() {
        box.file("/f", new byte[3 * 4096], 0644);
        int fd = (int) box.call(OPEN, box.string(Sandbox.AREA, "/f"), 2, 0);
        for (int kind = 1; kind <= 2; kind++) {
            long at = box.call(MMAP, 0, 3 * 4096, 3, kind, fd, 0);
            box.number(at, 1);
            box.number(at + 4096, 2);
            box.number(at + 2 * 4096, 3);
            long frames = box.machine.frames.freeFrames();
            assertEquals(0, box.call(FTRUNCATE, fd, 4097));
            assertEquals(1, box.number(at));
            assertEquals(-Errno.EFAULT, box.call(UNAME, at + 2 * 4096));
            assertTrue(box.machine.frames.freeFrames() > frames);
            assertEquals(0, box.call(FTRUNCATE, fd, 3 * 4096));
            assertEquals(2, box.number(at + 4096));
            assertEquals(0, box.number(at + 2 * 4096));
        }
        assertTrue(box.machine.frames.stale.isEmpty());
    }

    @Test
    void aHandlerSeesWhereTheFaultWasAndReturns() {
        handle(Signal.SIGSEGV, 0);
        long[] seen = new long[4];
        steps.add(context -> {
            context.instruction = 0x40_1111;
            context.accumulator = 0x1234_5678_9abcL;
            return context.touch(0xdead_0000L, true, false);
        });
        steps.add(context -> {
            seen[0] = context.instruction;
            seen[1] = context.arguments[0];
            seen[2] = box.number(context.arguments[1] + SignalLayout.SI_ADDR);
            seen[3] = box.number(context.stack);
            assertEquals(Signal.SEGV_MAPERR, (int) box.number(context.arguments[1] + SignalLayout.SI_CODE));
            assertTrue(context.stack < STACK - 128 && (context.stack & 15) == 8, Long.toHexString(context.stack));
            assertEquals(SignalState.bit(Signal.SIGSEGV), box.process.signals().blocked());
            return returnFromHandler(context);
        });
        steps.add(context -> {
            assertEquals(0x40_1111, context.instruction);
            assertEquals(0x1234_5678_9abcL, context.accumulator);
            assertEquals(STACK, context.stack);
            assertEquals(0, box.process.signals().blocked());
            return context.call(EXIT, 5);
        });
        assertEquals(Ending.exited(5), run());
        assertEquals(HANDLER + Signal.SIGSEGV, seen[0]);
        assertEquals(Signal.SIGSEGV, seen[1]);
        assertEquals(0xdead_0000L, seen[2]);
        assertEquals(RESTORER, seen[3]);
    }

    @Test
    void aFaultInItsOwnHandlerEndsTheProcess() {
        handle(Signal.SIGSEGV, 0);
        steps.add(context -> context.touch(0, true, false));
        steps.add(context -> context.touch(8, true, false));
        assertEquals(Ending.killed(Signal.SIGSEGV), run());
    }

    @Test
    void withoutAStackForTheHandlerTheProcessEnds() {
        handle(Signal.SIGUSR1, 0);
        box.context().stack = 0x40_1800;
        steps.add(context -> context.call(KILL, 1, Signal.SIGUSR1));
        assertEquals(Ending.killed(Signal.SIGSEGV), run());
    }

    @Test
    void ignoredFaultsEndTheProcessAllTheSame() {
        box.number(Sandbox.AREA, 1);
        box.call(RT_SIGACTION, Signal.SIGFPE, Sandbox.AREA, 0, 8);
        steps.add(context -> Trap.DIVIDE);
        assertEquals(Ending.killed(Signal.SIGFPE), run());
    }

    @Test
    void theAlternateStackIsUsed() {
        handle(Signal.SIGUSR1, Signal.SA_ONSTACK);
        long stack = Sandbox.AREA + 0x1_0000;
        box.number(Sandbox.AREA, stack);
        box.number(Sandbox.AREA + 8, 0);
        box.number(Sandbox.AREA + 16, 0x4000);
        assertEquals(0, box.call(SIGALTSTACK, Sandbox.AREA, 0));
        steps.add(context -> context.call(KILL, 1, Signal.SIGUSR1));
        steps.add(context -> {
            assertTrue(context.stack > stack && context.stack < stack + 0x4000);
            return context.call(SIGALTSTACK, Sandbox.AREA, Sandbox.AREA + 0x40);
        });
        steps.add(context -> {
            assertEquals(-Errno.EPERM, context.accumulator, "it is in use");
            return context.call(SIGALTSTACK, 0, Sandbox.AREA + 0x40);
        });
        steps.add(context -> {
            assertEquals(Signal.SS_ONSTACK, (int) box.number(Sandbox.AREA + 0x48));
            return returnFromHandler(context);
        });
        steps.add(context -> {
            assertEquals(0, context.accumulator, "the result of kill");
            assertEquals(STACK, context.stack);
            return context.call(EXIT, 1);
        });
        assertEquals(Ending.exited(1), run());
    }

    @Test
    void oneHandlerAfterTheOtherForSeveralSignals() {
        handle(Signal.SIGUSR1, 0);
        handle(Signal.SIGUSR2, 0);
        steps.add(context -> {
            box.process.signal(SignalInfo.ofKernel(Signal.SIGUSR2));
            box.process.signal(SignalInfo.ofKernel(Signal.SIGUSR1));
            box.process.signal(SignalInfo.ofKernel(Signal.SIGUSR1));
            return Trap.INTERRUPT;
        });
        steps.add(context -> {
            assertEquals(Signal.SIGUSR2, context.arguments[0], "the last frame runs first");
            return returnFromHandler(context);
        });
        steps.add(context -> {
            assertEquals(Signal.SIGUSR1, context.arguments[0]);
            return returnFromHandler(context);
        });
        assertEquals(Ending.exited(99), run());
    }

    @Test
    void resetHandAndNoDefer() {
        handle(Signal.SIGUSR1, Signal.SA_RESETHAND | Signal.SA_NODEFER);
        steps.add(context -> context.call(TKILL, 1, Signal.SIGUSR1));
        steps.add(context -> {
            assertEquals(0, box.process.signals().blocked());
            return context.call(TKILL, 1, Signal.SIGUSR1);
        });
        assertEquals(Ending.killed(Signal.SIGUSR1), run());
    }

    private long reader() {
        assertEquals(0, box.call(PIPE, Sandbox.AREA));
        return box.number(Sandbox.AREA) & 0xffff_ffffL;
    }

    @Test
    void interruptedReadsAreMadeAgainIfTheHandlerWantsIt() {
        handle(Signal.SIGALRM, Signal.SA_RESTART);
        long fd = reader();
        long writer = box.number(Sandbox.AREA) >>> 32;
        int[] reads = new int[1];
        FakeMachine.Code read = context -> {
            reads[0]++;
            return context.call(READ, fd, Sandbox.AREA, 10);
        };
        steps.add(context -> context.call(ALARM, 1));
        long[] at = new long[1];
        steps.add(context -> {
            at[0] = context.instruction;
            return read.run(context);
        });
        steps.add(context -> {
            assertEquals(Signal.SIGALRM, context.arguments[0]);
            return context.call(WRITE, writer, Sandbox.AREA + 64, 3);
        });
        steps.add(context -> {
            assertEquals(3, context.accumulator);
            return returnFromHandler(context);
        });
        steps.add(context -> {
            assertEquals(at[0], context.instruction, "in front of the call again");
            return read.run(context);
        });
        steps.add(context -> context.call(EXIT, (int) context.accumulator));
        assertEquals(Ending.exited(3), run());
        assertEquals(2, reads[0]);
    }

    @Test
    void otherInterruptedReadsTellSo() {
        handle(Signal.SIGALRM, 0);
        long fd = reader();
        steps.add(context -> context.call(ALARM, 1));
        steps.add(context -> context.call(READ, fd, Sandbox.AREA, 10));
        steps.add(UserLoopTest::returnFromHandler);
        steps.add(context -> {
            assertEquals(-Errno.EINTR, context.accumulator);
            return context.call(EXIT, 4);
        });
        assertEquals(Ending.exited(4), run());
    }

    @Test
    void alarmsEndWhoDoesNotHandleThem() {
        steps.add(context -> context.call(ALARM, 2));
        steps.add(context -> context.call(PAUSE));
        long before = box.machine.now;
        assertEquals(Ending.killed(Signal.SIGALRM), run());
        assertTrue(box.machine.now - before >= 2_000_000_000L && box.machine.now - before < 2_100_000_000L);
        assertTrue(box.machine.log.isEmpty(), "a signal that was sent is no fault");
    }

    @Test
    void timersInterruptUserCodeToo() {
        handle(Signal.SIGVTALRM, 0);
        box.number(Sandbox.AREA, 0);
        box.number(Sandbox.AREA + 8, 0);
        box.number(Sandbox.AREA + 16, 0);
        box.number(Sandbox.AREA + 24, 25_000);
        steps.add(context -> context.call(SETITIMER, 1, Sandbox.AREA, 0));
        int[] ticks = new int[1];
        FakeMachine.Code busy = new FakeMachine.Code() {
            @Override
            public Trap run(FakeContext context) {
                if (context.arguments[0] == Signal.SIGVTALRM) {
                    return context.call(EXIT, ticks[0]);
                }
                ticks[0]++;
                box.machine.now += FakeMachine.TICK;
                steps.add(this);
                return Trap.INTERRUPT;
            }
        };
        steps.add(busy);
        assertEquals(Ending.exited(3), run());
    }

    @Test
    void suspendedProcessesRunTheHandlerWithTheMaskOfBefore() {
        handle(Signal.SIGUSR1, 0);
        box.process.signals().setBlocked(SignalState.bit(Signal.SIGUSR1));
        box.process.signal(SignalInfo.ofKernel(Signal.SIGUSR1));
        box.number(Sandbox.AREA, SignalState.bit(Signal.SIGUSR2));
        steps.add(context -> context.call(RT_SIGSUSPEND, Sandbox.AREA, 8));
        steps.add(context -> {
            assertEquals(SignalState.bit(Signal.SIGUSR2) | SignalState.bit(Signal.SIGUSR1),
                    box.process.signals().blocked());
            return returnFromHandler(context);
        });
        steps.add(context -> {
            assertEquals(-Errno.EINTR, context.accumulator);
            assertEquals(SignalState.bit(Signal.SIGUSR1), box.process.signals().blocked());
            return context.call(EXIT, 0);
        });
        assertEquals(Ending.exited(0), run());
    }

    @Test
    void writingToAPipeWithoutReaderEndsTheProcess() {
        long fd = reader();
        long writer = box.number(Sandbox.AREA) >>> 32;
        steps.add(context -> context.call(CLOSE, fd));
        steps.add(context -> context.call(WRITE, writer, Sandbox.AREA, 1));
        assertEquals(Ending.killed(Signal.SIGPIPE), run());
    }

    @Test
    void anErrorOfTheKernelEndsTheProcessOnly() {
        box.machine.interrupt = () -> {
            throw new IllegalStateException("broken on purpose");
        };
        steps.add(context -> context.call(PAUSE));
        assertEquals(Ending.killed(Signal.SIGKILL), run());
        String text = box.machine.log.get(0);
        assertTrue(text.startsWith("program[1]: killed, because the kernel failed in pause: "
                + "java.lang.IllegalStateException: broken on purpose\n    at "), text);
        assertTrue(text.contains("UserLoopTest"), text);
    }

    @Test
    void anErrorOutsideOfCallsEndsTheProcessOnly() {
        steps.add(context -> {
            throw new NullPointerException("on purpose");
        });
        assertEquals(Ending.killed(Signal.SIGKILL), run());
        assertTrue(box.machine.log.get(0).contains("a trap or a signal: java.lang.NullPointerException"));
    }

    @Test
    void aCallThatRunsOutOfHeapFailsAlone() {
        box.machine.interrupt = () -> {
            throw new OutOfMemoryError("on purpose");
        };
        steps.add(context -> context.call(PAUSE));
        steps.add(context -> context.call(EXIT, context.accumulator == -Errno.ENOMEM ? 6 : 7));
        assertEquals(Ending.exited(6), run());
    }

    @Test
    void withoutFramesAFaultKills() {
        Sandbox small = new Sandbox(60);
        long at = small.call(MMAP, 0, 1 << 20, 3, 0x22, -1, 0);
        long[] next = {at};
        small.machine.code = context -> {
            next[0] += 4096;
            return context.touch(next[0], true, false);
        };
        assertEquals(Ending.killed(Signal.SIGKILL), new UserLoop(small.process.task(), small.calls(), false).run());
        assertTrue(small.machine.log.get(0).contains("no memory is left"), small.machine.log.get(0));
    }

    @Test
    void execGoesOnInTheNewProgram() {
        box.file("/bin/other", ElfBuilder.movable().bytes(), 0755);
        box.string(Sandbox.AREA, "/bin/other");
        box.string(Sandbox.AREA + 64, "argument");
        box.number(Sandbox.AREA + 128, Sandbox.AREA + 64);
        box.number(Sandbox.AREA + 136, 0);
        int flags = OpenFlag.O_CREAT | OpenFlag.O_CLOEXEC;
        int fd = (int) box.call(OPEN, box.string(Sandbox.AREA + 256, "/f"), flags, 0644);
        handle(Signal.SIGUSR1, 0);
        box.number(Sandbox.AREA + 0x200, 1);
        box.call(RT_SIGACTION, Signal.SIGUSR2, Sandbox.AREA + 0x200, 0, 8);
        steps.add(context -> context.call(EXECVE, Sandbox.AREA, Sandbox.AREA + 128, 0));
        steps.add(context -> {
            assertEquals(0x5555_5555_5000L, context.instruction);
            assertEquals(0, context.accumulator);
            assertEquals(1, box.number(context.stack));
            assertEquals("argument", box.text(box.number(context.stack + 8), 8));
            assertEquals("other", box.process.name());
            assertEquals(0, box.process.signals().action(Signal.SIGUSR1).handler());
            assertEquals(1, box.process.signals().action(Signal.SIGUSR2).handler());
            return context.call(CLOSE, fd);
        });
        steps.add(context -> context.call(EXIT, context.accumulator == -Errno.EBADF ? 8 : 9));
        assertEquals(Ending.exited(8), run());
        assertTrue(box.machine.tables.get(0).isReleased(), "the memory of the old program is freed");
    }

    @Test
    void failedExecLeavesEverythingAsItWas() {
        box.file("/bin/text", "hello".getBytes(), 0755);
        box.file("/bin/cut", Arrays.copyOf(ElfBuilder.small().bytes(), 200), 0755);
        assertEquals(-Errno.ENOEXEC, box.call(EXECVE, box.string(Sandbox.AREA, "/bin/text"), 0, 0));
        assertTrue(box.machine.log.isEmpty(), "shells try such files as a matter of course");
        assertEquals(-Errno.ENOEXEC, box.call(EXECVE, box.string(Sandbox.AREA, "/bin/cut"), 0, 0));
        assertTrue(box.machine.log.get(0).startsWith("program[1]: /bin/cut "), box.machine.log.get(0));
        assertEquals(-Errno.ENOENT, box.call(EXECVE, box.string(Sandbox.AREA, "/bin/none"), 0, 0));
        assertEquals(-Errno.EACCES, box.call(EXECVE, box.string(Sandbox.AREA, "/bin"), 0, 0));
        assertEquals(-Errno.EFAULT, box.call(EXECVE, Sandbox.AREA, Sandbox.NOWHERE, 0));
        assertEquals("program", box.process.name());
        assertEquals(0, box.memory().readInt(UserAddr.of(0x40_5000)));
    }
}
