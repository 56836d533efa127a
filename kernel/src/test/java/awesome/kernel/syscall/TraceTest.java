package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static awesome.kernel.fake.Sandbox.NOWHERE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SystemCallNumber;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.trace.CallText;
import awesome.kernel.trace.TraceFilter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people read of system calls. */
class TraceTest {
    private final Sandbox box = new Sandbox();
    private final SystemCalls calls = new SystemCalls(box.machine, TraceFilter.of("all"));

    /** Makes a call; the line that tells of it, without who made it. */
    private String line(int number, long... arguments) {
        box.machine.log.clear();
        box.context().call(number, arguments);
        calls.call(box.process.task());
        assertEquals(1, box.machine.log.size());
        String line = box.machine.log.get(0);
        assertTrue(line.startsWith("program[1] "), line);
        return line.substring("program[1] ".length());
    }

    @Test
    void pathsFlagsAndErrorsHaveNames() {
        box.string(AREA, "/f");
        long create = OpenFlag.O_RDWR | OpenFlag.O_CREAT | OpenFlag.O_CLOEXEC;
        assertEquals("openat(AT_FDCWD, \"/f\", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 0",
                line(OPENAT, OpenFlag.AT_FDCWD, AREA, create, 0644));
        assertEquals("openat(AT_FDCWD, \"/f\", O_RDONLY) = 1", line(OPENAT, OpenFlag.AT_FDCWD, AREA, 0, 0644));
        assertEquals("open(\"/f\", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 2", line(OPEN, AREA, create, 0600));
        assertEquals("unlink(\"/f\") = 0", line(UNLINK, AREA));
        assertEquals("unlink(\"/f\") = -1 ENOENT", line(UNLINK, AREA));
        assertEquals("access(\"/f\", R_OK|W_OK) = -1 ENOENT", line(ACCESS, AREA, 6));
        assertEquals("access(\"/f\", F_OK) = -1 ENOENT", line(ACCESS, AREA, 0));
        assertEquals("dup2(7, 8) = -1 EBADF", line(DUP2, 7, 8));
        assertEquals("getpid() = 1", line(GETPID));
    }

    @Test
    void whatIsReadIsShownWhenItIsThere() {
        box.string(AREA, "/f");
        box.string(AREA + 64, "one \"line\"\n\u0001");
        line(OPENAT, OpenFlag.AT_FDCWD, AREA, OpenFlag.O_RDWR | OpenFlag.O_CREAT, 0644);
        assertEquals("write(0, \"one \\\"line\\\"\\n\\x01\", 12) = 12", line(WRITE, 0, AREA + 64, 12));
        assertEquals("lseek(0, 0, SEEK_SET) = 0", line(LSEEK, 0, 0, 0));
        assertEquals("read(0, \"one \", 4) = 4", line(READ, 0, AREA + 256, 4));
        assertEquals("read(9, 0x100100, 4) = -1 EBADF", line(READ, 9, AREA + 256, 4));
        assertEquals("write(0, 0x300000, 12) = -1 EFAULT", line(WRITE, 0, NOWHERE, 12));
        assertEquals("pipe([1, 2]) = 0", line(PIPE, AREA));
        assertEquals("fstat(1, {pipe, mode=0600, size=0}) = 0", line(FSTAT, 1, AREA));
        box.number(AREA, 0x1_0000_0001L);
        assertEquals("poll([{fd=1, events=POLLIN, revents=0}], 1, 0) = 0", line(POLL, AREA, 1, 0));
    }

    @Test
    void longStringsAreCut() {
        box.string(AREA, "/" + "x".repeat(100));
        assertEquals("rmdir(\"/" + "x".repeat(63) + "\"...) = -1 ENOENT", line(RMDIR, AREA));
        line(PIPE, AREA);
        box.string(AREA, "y".repeat(40));
        assertEquals("write(1, \"" + "y".repeat(32) + "\"..., 40) = 40", line(WRITE, 1, AREA, 40));
    }

    @Test
    void structuresAreTakenApart() {
        box.number(AREA, 2);
        box.number(AREA + 8, 500);
        assertEquals("clock_settime(CLOCK_REALTIME, {sec=2, nsec=500}) = -1 EPERM", line(CLOCK_SETTIME, 0, AREA));
        box.number(AREA, 1);
        box.number(AREA + 8, 0x14000000);
        box.number(AREA + 24, 1L << Signal.SIGINT - 1 | 1L << Signal.SIGCHLD - 1);
        assertEquals("rt_sigaction(SIGUSR1, {handler=SIG_IGN, mask=[INT CHLD], flags=SA_RESTORER|SA_RESTART}, NULL, 8) = 0",
                line(RT_SIGACTION, Signal.SIGUSR1, AREA, 0, 8));
        box.number(AREA, ~(1L << Signal.SIGUSR2 - 1));
        assertEquals("rt_sigprocmask(SIG_SETMASK, ~[USR2], NULL, 8) = 0", line(RT_SIGPROCMASK, 2, AREA, 0, 8));
        box.number(AREA, 0);
        line(RT_SIGPROCMASK, 2, AREA, 0, 8);
        assertEquals("rt_sigprocmask(SIG_BLOCK, NULL, [], 8) = 0", line(RT_SIGPROCMASK, 0, 0, AREA, 8));
        box.string(AREA, "/bin/none");
        box.string(AREA + 32, "none");
        box.number(AREA + 64, AREA + 32);
        box.number(AREA + 72, 0);
        assertEquals("execve(\"/bin/none\", [\"none\"], NULL) = -1 ENOENT", line(EXECVE, AREA, AREA + 64, 0));
        assertEquals("mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = -1 ENOMEM",
                line(MMAP, 0, 4096, 3, 0x22, -1, 0).replaceAll("= 0x[0-9a-f]+$", "= -1 ENOMEM"));
        assertEquals("prlimit64(0, RLIMIT_NOFILE, NULL, {cur=1024, max=", line(PRLIMIT64, 0, 7, 0, AREA).substring(0, 49));
    }

    @Test
    void someArgumentsDependOnOthers() {
        assertEquals("futex(0x100000, FUTEX_WAKE|FUTEX_PRIVATE_FLAG, 0x1) = 0", line(FUTEX, AREA, 0x81, 1, 77, 88, 99));
        assertEquals("futex(0x100000, FUTEX_WAIT, 0x5, NULL) = -1 EAGAIN", line(FUTEX, AREA, 0, 5, 0, 88, 99));
        assertEquals("futex(0x100000, FUTEX_CMP_REQUEUE, 0x1, 2, 0x100008, 0x9) = -1 EAGAIN",
                line(FUTEX, AREA, 4, 1, 2, AREA + 8, 9));
        assertEquals("clone(CLONE_VM|CLONE_THREAD, NULL, NULL, NULL, NULL) = -1 EINVAL",
                line(CLONE, CloneFlag.CLONE_VM | CloneFlag.CLONE_THREAD, 0, 0, 0, 0));
        assertEquals("clone(CLONE_NEWNS|SIGCHLD, NULL, NULL, NULL, NULL) = -1 EINVAL",
                line(CLONE, CloneFlag.CLONE_NEWNS | Signal.SIGCHLD, 0, 0, 0, 0));
    }

    @Test
    void whatDoesNotReturnSaysSo() {
        assertEquals("exit_group(3) = ?", line(EXIT_GROUP, 3));
    }

    @Test
    void unknownCallsShowAllRegisters() {
        assertEquals("bpf(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS", line(321, 1, 2, 3, 4, 5, 6));
    }

    @Test
    void onlyThoseAskedForAreTold() {
        assertTrue(takes("other,program", GETPID));
        assertFalse(TraceFilter.of("other,program").takesUnknown());
        assertTrue(takes("7,1", GETPID));
        assertFalse(takes("pro,11", GETPID));
        assertFalse(takes("unknown", GETPID));
        assertTrue(TraceFilter.of("unknown").takesUnknown());
        assertTrue(takes("", GETPID));
        assertTrue(takes(":close,getpid", GETPID));
        assertFalse(takes(":close,getpid", OPEN));
        assertTrue(takes("program:open", OPEN));
        assertFalse(takes("other:open", OPEN));
    }

    private boolean takes(String filter, int number) {
        return TraceFilter.of(filter).takes(box.process.task(), number);
    }

    @Test
    void whatIsNotSupportedIsCounted() {
        for (int i = 0; i < 3; i++) {
            line(321, 1, 2, 3, 4, 5, i);
            line(MREMAP, AREA, 4096, 4096, 4 | 1, 0);
            line(DUP2, 7, 8);
            line(OPENAT, OpenFlag.AT_FDCWD, box.string(AREA, "/none"), 0, 0);
        }
        String expected = "3 bpf(0x1, 0x2, 0x3, 0x4, 0x5, 0x0) = -1 ENOSYS\n"
                + "3 mremap(0x100000, 4096, 4096, MREMAP_MAYMOVE|MREMAP_DONTUNMAP, NULL) = -1 EINVAL\n";
        assertEquals(expected, calls.unsupported().describe());
    }

    @Test
    void whatNobodyKnowsDoesNotFillTheMemory() {
        for (int number = 1000; number < 3000; number++) {
            line(number);
        }
        assertTrue(calls.unsupported().describe().endsWith("1488 others\n"));
    }

    /** Whatever is in the registers, there is one line and no mistake of the kernel. */
    @Test
    void anyArgumentsCanBeShown() {
        Random random = new Random(5);
        long[] edges = {0, 1, -1, 8, 4096, AREA, AREA + 4000, AREA + 64 * 4096 - 4, NOWHERE, NOWHERE - 1, Long.MIN_VALUE,
            Long.MAX_VALUE, 0x7fffffff, 0x80000000L, 0xffffffffL, 0x7fffffffffffL, 0x800000000000L};
        for (long at = AREA; at < AREA + 64 * 4096; at += 8) {
            box.number(at, random.nextInt(3) == 0 ? edges[random.nextInt(edges.length)] : random.nextInt(40));
        }
        for (int number = 0; number < SystemCallNumber.LIMIT; number++) {
            for (int round = 0; round < 30 && Signatures.of(number) != null; round++) {
                long[] arguments = new long[6];
                for (int i = 0; i < 6; i++) {
                    arguments[i] = edges[random.nextInt(edges.length)] + (random.nextInt(4) == 0 ? random.nextInt(9) - 4 : 0);
                }
                box.context().call(number, arguments);
                CallText text = new CallText("call", Signatures.of(number),
                        box.context(), box.memory());
                assertTrue(text.soFar().startsWith("call("));
                assertTrue(text.end(edges[random.nextInt(edges.length)]).contains(") = "));
            }
        }
    }
}
