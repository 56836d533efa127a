package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Limit;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.abi.linux.WaitFlag;
import awesome.kernel.elf.ElfBuilder;
import awesome.kernel.fake.FakeContext;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.Trap;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Ending;
import awesome.kernel.process.Process;
import awesome.kernel.signal.SignalAction;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.magic.UserAddr;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Processes that make others and wait for them. While one waits, the others run to their ends. */
class ForkCallsTest {
    private final Sandbox box = new Sandbox();
    /** What processes other than the first do, by number; when nothing is left they exit with their number. */
    private final Map<Integer, ArrayDeque<FakeMachine.Code>> steps = new HashMap<>();

    ForkCallsTest() {
        box.machine.code = context -> {
            Process process = running(context);
            FakeMachine.Code next = steps.getOrDefault(process.id(), new ArrayDeque<>()).poll();
            return next == null ? context.call(EXIT_GROUP, process.id()) : next.run(context);
        };
        box.machine.interrupt = box.machine::runThreads;
    }

    private Process running(FakeContext context) {
        for (Process each : box.process.services().processes().all()) {
            if (each.program() != null && each.context() == context) {
                return each;
            }
        }
        throw new AssertionError("nobody runs with these registers");
    }

    private ForkCallsTest then(int id, FakeMachine.Code step) {
        steps.computeIfAbsent(id, number -> new ArrayDeque<>()).add(step);
        return this;
    }

    private Process process(int id) {
        return box.process.services().processes().find(id);
    }

    /** Makes a system call of another process. */
    private long call(int id, int number, long... arguments) {
        FakeContext context = (FakeContext) process(id).context();
        context.call(number, arguments);
        box.calls().call(process(id).task());
        return context.accumulator;
    }

    private int status() {
        return (int) box.number(AREA);
    }

    @Test
    void theChildGoesOnWithTheResultZero() {
        box.context().thread = 0x1234;
        assertEquals(2, box.call(FORK));
        FakeContext child = (FakeContext) process(2).context();
        assertEquals(0, child.accumulator);
        assertEquals(box.context().instruction, child.instruction);
        assertEquals(box.context().stack, child.stack);
        assertEquals(0x1234, child.thread);
        assertEquals(1, call(2, GETPPID));
        assertEquals(2, call(2, GETPID));
        assertEquals(1, call(2, GETPGRP));
        assertEquals(1, call(2, GETSID, 0));
    }

    @Test
    void memoryIsCopiedWhenOneWrites() {
        box.number(AREA, 5);
        long before = box.machine.frames.freeFrames();
        box.call(FORK);
        box.number(AREA, 6);
        assertEquals(5, process(2).memory().readLong(UserAddr.of(AREA)));
        process(2).memory().writeLong(UserAddr.of(AREA + 8), 7);
        assertEquals(0, box.number(AREA + 8));
        box.call(WAIT4, -1, 0, 0, 0);
        assertEquals(before, box.machine.frames.freeFrames(), "the child has given back what it had");
    }

    @Test
    void vforkWaitsUntilTheChildHasLeftItsMemory() {
        then(2, context -> {
            box.number(AREA, 77);
            return context.call(EXIT, 3);
        });
        box.number(AREA, 5);
        assertEquals(2, box.call(VFORK));
        assertEquals(77, box.number(AREA), "it ran in the same memory, before its maker went on");
        assertEquals(2, box.call(WAIT4, 2, AREA, 0, 0));
        assertEquals(3 << 8, status());
    }

    @Test
    void vforkEndsWithExecve() {
        box.file("/bin/other", ElfBuilder.small().bytes(), 0755);
        box.string(AREA + 64, "/bin/other");
        int[] waited = new int[1];
        then(2, context -> context.call(EXECVE, AREA + 64, 0, 0));
        then(2, context -> {
            waited[0]++;
            return context.call(EXIT, 4);
        });
        assertEquals(2, box.call(VFORK));
        assertFalse(box.process.space().isShared());
        assertEquals(1, waited[0]);
        assertEquals(2, box.call(WAIT4, -1, AREA, 0, 0));
        assertEquals(4 << 8, status());
    }

    @Test
    void whatRunsIsNotWrittenToAndWhatIsWrittenToDoesNotRun() {
        box.file("/bin/other", ElfBuilder.small().bytes(), 0755);
        long program = box.string(AREA, "/bin/program");
        long other = box.string(AREA + 64, "/bin/other");
        assertEquals(-Errno.ETXTBSY, box.call(OPEN, program, OpenFlag.O_RDWR, 0));
        assertEquals(-Errno.ETXTBSY, box.call(OPEN, program, OpenFlag.O_TRUNC, 0));
        assertEquals(-Errno.ETXTBSY, box.call(TRUNCATE, program, 0));
        assertEquals(0, box.call(OPEN, program, OpenFlag.O_RDONLY, 0));
        assertEquals(1, box.call(OPEN, other, OpenFlag.O_WRONLY, 0));
        assertEquals(2, box.call(DUP, 1));
        box.call(CLOSE, 1);
        assertEquals(-Errno.ETXTBSY, box.call(EXECVE, other, 0, 0));
        box.call(CLOSE, 2);
        box.call(FORK);
        box.load("/bin/other", List.of("other"));
        program = box.string(AREA, "/bin/program");
        assertEquals(-Errno.ETXTBSY, box.call(OPEN, program, OpenFlag.O_WRONLY, 0), "its child runs it");
        assertEquals(2, box.call(WAIT4, -1, 0, 0, 0));
        assertEquals(1, box.call(OPEN, program, OpenFlag.O_WRONLY, 0));
    }

    @Test
    void filesAreSharedPositionsIncluded() {
        box.file("/f", "0123456789".getBytes(), 0644);
        long fd = box.call(OPEN, box.string(AREA, "/f"), OpenFlag.O_RDONLY, 0);
        box.call(FORK);
        assertEquals(4, call(2, READ, fd, AREA + 64, 4));
        assertEquals(3, box.call(READ, fd, AREA + 64, 3));
        assertEquals("456", box.text(AREA + 64, 3));
        assertEquals(0, call(2, CLOSE, fd));
        assertEquals(3, box.call(READ, fd, AREA + 64, 10), "its descriptor is still open");
    }

    @Test
    void cloneSetsNumbersStackAndThreadPointer() {
        long flags = CloneFlag.CLONE_PARENT_SETTID | CloneFlag.CLONE_CHILD_SETTID | CloneFlag.CLONE_CHILD_CLEARTID
                | CloneFlag.CLONE_SETTLS | Signal.SIGCHLD;
        assertEquals(2, box.call(CLONE, flags, 0x7000, AREA, AREA + 8, 0x4444));
        FakeContext child = (FakeContext) process(2).context();
        assertEquals(0x7000, child.stack);
        assertEquals(0x4444, child.thread);
        assertEquals(2, (int) box.number(AREA));
        assertEquals(0, (int) box.number(AREA + 8));
        assertEquals(2, process(2).memory().readInt(UserAddr.of(AREA + 8)));
    }

    @Test
    void clone3TakesAStructure() {
        byte[] args = new byte[CloneFlag.ARGS_LATEST];
        LittleEndian.putLong(args, CloneFlag.ARGS_EXIT_SIGNAL, Signal.SIGUSR1);
        LittleEndian.putLong(args, CloneFlag.ARGS_STACK, 0x6000);
        LittleEndian.putLong(args, CloneFlag.ARGS_STACK_SIZE, 0x1000);
        box.memory().copyOut(UserAddr.of(AREA), args);
        assertEquals(-Errno.EINVAL, box.call(CLONE3, AREA, 56));
        assertEquals(-Errno.E2BIG, box.call(CLONE3, AREA, 5000));
        assertEquals(2, box.call(CLONE3, AREA, args.length));
        assertEquals(0x7000, ((FakeContext) process(2).context()).stack);
        assertEquals(Signal.SIGUSR1, process(2).kin().exitSignal());
        assertEquals(-Errno.ECHILD, box.call(WAIT4, -1, 0, 0, 0), "a clone child");
        assertEquals(2, box.call(WAIT4, -1, 0, WaitFlag.WALL, 0));
    }

    @Test
    void aChildOfTheSameParentTellsItInTheSameWay() {
        box.call(FORK);
        assertEquals(3, call(2, CLONE, CloneFlag.CLONE_PARENT | Signal.SIGSEGV, 0, 0, 0, 0));
        assertEquals(1, call(3, GETPPID));
        assertEquals(Signal.SIGCHLD, process(3).kin().exitSignal());
        byte[] args = new byte[CloneFlag.ARGS_LATEST];
        LittleEndian.putLong(args, CloneFlag.ARGS_FLAGS, CloneFlag.CLONE_PARENT);
        LittleEndian.putLong(args, CloneFlag.ARGS_EXIT_SIGNAL, Signal.SIGUSR1);
        process(2).memory().copyOut(UserAddr.of(AREA), args);
        assertEquals(-Errno.EINVAL, call(2, CLONE3, AREA, args.length));
        assertEquals(3, box.call(WAIT4, 3, AREA, 0, 0));
        assertEquals(3 << 8, status());
    }

    @Test
    void aProgramExecutedSinceKnowsOfNoOtherSignal() {
        box.file("/bin/other", ElfBuilder.small().bytes(), 0755);
        box.process.signals().setBlocked(SignalState.bit(Signal.SIGUSR1) | SignalState.bit(Signal.SIGUSR2));
        assertEquals(2, box.call(CLONE, Signal.SIGUSR1, 0, 0, 0, 0));
        assertEquals(2, box.call(WAIT4, 2, 0, WaitFlag.WALL, 0));
        assertEquals(3, box.call(CLONE, Signal.SIGUSR2, 0, 0, 0, 0));
        box.call(EXECVE, box.string(AREA, "/bin/other"), 0, 0);
        assertEquals(3, box.call(WAIT4, 3, 0, WaitFlag.WALL, 0));
        assertEquals(SignalState.bit(Signal.SIGUSR1), box.process.signals().waiting());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(-Errno.EINVAL, box.call(CLONE, CloneFlag.CLONE_VM | CloneFlag.CLONE_THREAD, 0x7000, 0, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(CLONE, CloneFlag.CLONE_SIGHAND | CloneFlag.CLONE_THREAD, 0x7000, 0, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(CLONE, CloneFlag.CLONE_SIGHAND | Signal.SIGCHLD, 0, 0, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(CLONE, CloneFlag.CLONE_NEWNS | Signal.SIGCHLD, 0, 0, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(CLONE, CloneFlag.CLONE_PARENT | Signal.SIGCHLD, 0, 0, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(CLONE, 70, 0, 0, 0, 0));
        assertEquals(1, box.process.services().processes().count());
    }

    @Test
    void waitTellsWhichChildEndedAndHow() {
        box.call(FORK);
        box.call(FORK);
        then(3, context -> Trap.DIVIDE);
        assertEquals(3, box.call(WAIT4, 3, AREA, 0, 0));
        assertEquals(Signal.SIGFPE, status());
        assertEquals(2, box.call(WAIT4, -1, AREA, 0, 0));
        assertEquals(2 << 8, status());
        assertEquals(-Errno.ECHILD, box.call(WAIT4, -1, AREA, 0, 0));
        assertNull(process(2));
        assertNull(process(3));
        assertEquals(-Errno.EINVAL, box.call(WAIT4, -1, 0, 0x100, 0));
        assertEquals(-Errno.ESRCH, box.call(WAIT4, Integer.MIN_VALUE, 0, 0, 0));
    }

    @Test
    void nobodyHasToWait() {
        box.call(FORK);
        assertEquals(0, box.call(WAIT4, -1, AREA, WaitFlag.WNOHANG, 0));
        assertEquals(-Errno.ECHILD, box.call(WAIT4, 7, AREA, WaitFlag.WNOHANG, 0));
        assertEquals(-Errno.ECHILD, box.call(WAIT4, -7, AREA, WaitFlag.WNOHANG, 0));
        box.machine.runThreads();
        assertTrue(process(2).isZombie());
        assertEquals(0, box.call(WAITID, WaitFlag.P_ALL, 0, AREA, WaitFlag.WEXITED | WaitFlag.WNOWAIT, 0));
        assertEquals(Signal.SIGCHLD, (int) box.number(AREA));
        assertEquals(Signal.CLD_EXITED, (int) box.number(AREA + 8));
        assertEquals(2, (int) box.number(AREA + 16));
        assertEquals(2, (int) box.number(AREA + 24));
        assertEquals(2, box.call(WAIT4, 0, AREA, WaitFlag.WNOHANG, 0), "it is still there");
        assertEquals(-Errno.ECHILD, box.call(WAITID, WaitFlag.P_ALL, 0, 0, WaitFlag.WEXITED, 0));
        assertEquals(-Errno.EINVAL, box.call(WAITID, WaitFlag.P_ALL, 0, 0, 0, 0));
        assertEquals(-Errno.EINVAL, box.call(WAITID, 9, 0, 0, WaitFlag.WEXITED, 0));
    }

    @Test
    void theParentGetsASignal() {
        box.process.signals().setBlocked(SignalState.bit(Signal.SIGCHLD));
        box.call(FORK);
        box.machine.runThreads();
        SignalInfo info = box.process.signals().take(-1);
        assertEquals(SignalInfo.ofChild(Signal.SIGCHLD, Signal.CLD_EXITED, 2, 0, 2), info);
    }

    @Test
    void whoIgnoresItsChildrenIsRidOfThem() {
        box.process.signals().setAction(Signal.SIGCHLD, SignalAction.IGNORED);
        box.call(FORK);
        assertEquals(-Errno.ECHILD, box.call(WAIT4, -1, 0, 0, 0));
        assertNull(process(2));
    }

    @Test
    void orphansBelongToTheFirstProcess() {
        box.call(FORK);
        assertEquals(3, call(2, FORK));
        assertEquals(4, call(2, FORK));
        call(2, PRCTL, 1, Signal.SIGTERM);
        call(4, PRCTL, 1, Signal.SIGTERM);
        box.machine.started.remove().run();
        assertTrue(process(2).isZombie());
        assertEquals(1, process(3).kin().parentId());
        assertEquals(SignalState.bit(Signal.SIGTERM), process(4).signals().waiting(), "it wanted to know");
        for (int i = 0; i < 3; i++) {
            assertTrue(box.call(WAIT4, -1, 0, 0, 0) > 1);
        }
        assertEquals(-Errno.ECHILD, box.call(WAIT4, -1, 0, 0, 0));
    }

    @Test
    void orphansBelongToTheNearestReaper() {
        box.call(FORK);
        call(2, PRCTL, 36, 1);
        assertEquals(3, call(2, FORK));
        assertEquals(4, call(3, FORK));
        then(3, context -> context.call(EXIT, 0));
        box.machine.started.remove();
        box.machine.started.remove().run();
        assertEquals(2, process(4).kin().parentId());
    }

    @Test
    void thereAreOnlySoMany() {
        box.call(SETRLIMIT, Limit.RLIMIT_NPROC, limit(3));
        assertEquals(2, box.call(FORK), "the superuser is not bound");
        box.call(SETRESUID, 1000, 1000, 1000);
        assertEquals(3, box.call(FORK));
        assertEquals(4, box.call(FORK));
        assertEquals(-Errno.EAGAIN, box.call(FORK), "three of the user");
    }

    private long limit(int value) {
        box.number(AREA, value);
        box.number(AREA + 8, value);
        return AREA;
    }

    @Test
    void withoutAThreadNothingChanges() {
        long before = box.machine.frames.freeFrames();
        box.machine.noThreads = true;
        assertEquals(-Errno.EAGAIN, box.call(FORK));
        assertEquals(1, box.process.services().processes().count());
        assertEquals(before, box.machine.frames.freeFrames());
        assertEquals(-Errno.ECHILD, box.call(WAIT4, -1, 0, 0, 0));
    }

    @Test
    void withoutMemoryNothingChanges() {
        box.number(AREA, 1);
        long free = box.machine.frames.freeFrames();
        int failed = 0;
        for (int n = 1; n < 20; n++) {
            box.machine.failures.failAt(n);
            long result = box.call(FORK);
            if (result > 0) {
                break;
            }
            failed++;
            assertEquals(-Errno.ENOMEM, result);
            assertEquals(free, box.machine.frames.freeFrames());
            assertEquals(1, box.process.services().processes().count());
        }
        assertTrue(failed > 0);
    }

    @Test
    void groupsAndSessions() {
        box.call(FORK);
        box.call(FORK);
        assertEquals(0, box.call(SETPGID, 2, 0));
        assertEquals(2, box.call(GETPGID, 2));
        assertEquals(0, box.call(SETPGID, 3, 2));
        assertEquals(2, call(3, GETPGRP));
        assertEquals(-Errno.EPERM, box.call(SETPGID, 3, 77));
        assertEquals(-Errno.ESRCH, call(2, SETPGID, 3, 2), "not its child");
        assertEquals(-Errno.EPERM, call(2, SETSID), "it leads a group");
        assertEquals(3, call(3, SETSID));
        assertEquals(3, call(3, GETPGRP));
        assertEquals(3, box.call(GETSID, 3));
        assertEquals(-Errno.EPERM, box.call(SETPGID, 3, 1), "another session");
        assertEquals(-Errno.ESRCH, box.call(GETSID, 9));
    }

    @Test
    void aChildThatRunsAnotherProgramIsNotMoved() {
        box.call(FORK);
        box.string(AREA, "/bin/program");
        process(2).memory().copyOut(UserAddr.of(AREA), "/bin/program\0".getBytes());
        call(2, EXECVE, AREA, 0, 0);
        assertEquals(-Errno.EACCES, box.call(SETPGID, 2, 2));
    }

    @Test
    void signalsGoToProcessesAndGroups() {
        for (int i = 0; i < 3; i++) {
            box.call(FORK);
        }
        box.call(SETPGID, 3, 3);
        box.call(SETPGID, 4, 3);
        assertEquals(0, box.call(KILL, 2, Signal.SIGUSR1));
        assertEquals(SignalState.bit(Signal.SIGUSR1), process(2).signals().waiting());
        assertEquals(0, box.call(KILL, -3, Signal.SIGUSR2));
        assertEquals(0, process(2).signals().waiting() & SignalState.bit(Signal.SIGUSR2));
        assertEquals(SignalState.bit(Signal.SIGUSR2), process(3).signals().waiting());
        assertEquals(SignalState.bit(Signal.SIGUSR2), process(4).signals().waiting());
        assertEquals(0, box.call(KILL, -1, Signal.SIGHUP));
        assertEquals(0, box.process.signals().waiting(), "neither the first nor the caller");
        assertTrue((process(4).signals().waiting() & SignalState.bit(Signal.SIGHUP)) != 0);
        assertEquals(-Errno.ESRCH, box.call(KILL, -9, 0));
        call(2, SETRESUID, 5, 5, 5);
        assertEquals(-Errno.EPERM, call(2, KILL, 3, Signal.SIGTERM));
        assertEquals(0, call(2, KILL, 3, Signal.SIGCONT), "in its own session");
    }

    @Test
    void aSignalInterruptsUserCodeElsewhere() {
        then(2, context -> {
            int before = box.machine.interrupts;
            process(2).signal(SignalInfo.sent(Signal.SIGTERM, Signal.SI_USER, 1, 0));
            assertTrue(context.interrupted);
            assertEquals(before + 1, box.machine.interrupts);
            return Trap.INTERRUPT;
        });
        box.call(FORK);
        assertEquals(2, box.call(WAIT4, 2, AREA, 0, 0));
        assertEquals(Signal.SIGTERM, status());
    }

    @Test
    void stoppedChildrenAreToldOfAndContinue() {
        int[] seen = new int[3];
        box.call(FORK);
        box.call(SETPGID, 2, 2);
        then(2, context -> {
            call(2, KILL, 2, Signal.SIGSTOP);
            return Trap.INTERRUPT;
        });
        then(2, context -> {
            seen[2]++;
            return context.call(EXIT, 9);
        });
        box.machine.interrupt = () -> {
            if (!box.machine.started.isEmpty()) {
                box.machine.runThreads();
            } else if (process(2).jobState().isStopped() && seen[0] == 0) {
                seen[0] = (int) box.call(WAIT4, 2, AREA, WaitFlag.WUNTRACED, 0);
                seen[1] = status();
                assertEquals(0, box.call(WAIT4, 2, AREA, WaitFlag.WUNTRACED | WaitFlag.WNOHANG, 0), "told once");
                box.call(KILL, 2, Signal.SIGCONT);
                assertEquals(2, box.call(WAIT4, 2, AREA, WaitFlag.WCONTINUED | WaitFlag.WNOHANG, 0));
                assertEquals(WaitFlag.CONTINUED, status());
            }
        };
        assertEquals(2, box.call(WAIT4, 2, AREA, 0, 0));
        assertEquals(9 << 8, status());
        assertEquals(2, seen[0]);
        assertEquals(Signal.SIGSTOP << 8 | 0x7f, seen[1]);
        assertEquals(1, seen[2]);
    }

    /** Another of its threads ends the process while one is stopped and would stop once more. */
    @Test
    void whoIsEndedWhileItIsStoppedDoesNotStopAgain() {
        int[] looks = new int[1];
        box.call(FORK);
        box.call(SETPGID, 2, 2);
        then(2, context -> {
            call(2, KILL, 2, Signal.SIGSTOP);
            call(2, KILL, 2, Signal.SIGTSTP);
            return Trap.INTERRUPT;
        });
        box.machine.interrupt = () -> {
            assertTrue(++looks[0] < 1000, "it does not end");
            if (!box.machine.started.isEmpty()) {
                box.machine.runThreads();
            } else if (process(2).jobState().isStopped()) {
                process(2).end(Ending.exited(7));
            }
        };
        assertEquals(2, box.call(WAIT4, 2, AREA, 0, 0));
        assertTrue(looks[0] < 1000, "it did not end by itself");
        assertEquals(7 << 8, status());
    }

    @Test
    void aGroupThatNobodyCouldContinueIsNotStopped() {
        then(2, context -> {
            call(2, SETSID);
            call(2, KILL, 2, Signal.SIGTSTP);
            return Trap.INTERRUPT;
        });
        box.call(FORK);
        assertEquals(2, box.call(WAIT4, 2, AREA, 0, 0));
        assertEquals(2 << 8, status());
    }

    /** A shell (2) with a stopped job (3), in a session of their own. */
    private void stopAJob() {
        box.call(FORK);
        call(2, SETSID);
        call(2, FORK);
        call(2, FORK);
        then(3, context -> {
            call(3, SETPGID, 0, 0);
            process(3).signal(SignalInfo.sent(Signal.SIGSTOP, Signal.SI_USER, 1, 0));
            return Trap.INTERRUPT;
        });
    }

    @Test
    void stoppedJobsOfAShellThatEndsAreHungUp() {
        stopAJob();
        Runnable shell = box.machine.started.remove();
        box.machine.interrupt = () -> {
            if (process(3).jobState().isStopped() && !process(2).isZombie()) {
                shell.run();
            }
        };
        box.machine.started.remove().run();
        assertTrue(process(2).isZombie());
        assertEquals(Signal.SIGHUP, process(3).ending().number());
    }

    @Test
    void othersOfTheSessionMayEndWithoutThat() {
        stopAJob();
        box.machine.started.remove();
        Runnable job = box.machine.started.remove();
        Runnable other = box.machine.started.remove();
        int[] waits = new int[1];
        box.machine.interrupt = () -> {
            waits[0]++;
            if (waits[0] == 1) {
                other.run();
            } else if (waits[0] == 2) {
                assertTrue(process(3).jobState().isStopped(), "its shell is still there");
                process(3).signal(SignalInfo.sent(Signal.SIGKILL, Signal.SI_USER, 1, 0));
            }
        };
        job.run();
        assertEquals(Signal.SIGKILL, process(3).ending().number());
    }

    @Test
    void theTimeOfChildrenIsCountedWhenTheyWereWaitedFor() {
        then(2, context -> {
            box.machine.now += 50_000_000;
            return Trap.INTERRUPT;
        });
        box.call(FORK);
        box.call(WAIT4, 2, AREA, 0, AREA + 64);
        assertEquals(50_000, box.number(AREA + 72));
        box.call(TIMES, AREA);
        assertEquals(5, box.number(AREA + 16));
    }

    @Test
    void bytesGoThroughPipesFromProcessToProcess() {
        box.call(PIPE, AREA);
        int reader = (int) box.number(AREA);
        int writer = (int) (box.number(AREA) >>> 32);
        then(2, context -> context.call(CLOSE, reader));
        then(2, context -> {
            process(2).memory().copyOut(UserAddr.of(AREA + 64), "hello".getBytes());
            return context.call(WRITE, writer, AREA + 64, 5);
        });
        box.call(FORK);
        box.call(CLOSE, writer);
        assertEquals(5, box.call(READ, reader, AREA + 128, 64), "after it has waited");
        assertEquals("hello", box.text(AREA + 128, 5));
        assertEquals(0, box.call(READ, reader, AREA + 128, 64), "both writers are gone");
    }

    @Test
    void numbersAreNotUsedAgainSoon() {
        for (int i = 2; i < 400; i++) {
            assertEquals(i, box.call(FORK));
            assertEquals(i, box.call(WAIT4, -1, 0, 0, 0));
        }
    }
}
