package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.EventFlag;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.IpcFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SystemCallName;
import awesome.abi.linux.SystemCallNumber;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.signal.SignalInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What programs get for arguments that make no sense: an error, and never anything worse. */
class BadArgumentsTest {
    /** Marks an argument of {@link #POINTERS}: memory that the call reads, or writes. */
    private static final long READ_HERE = 0x5ead_0000_0000_0001L;
    private static final long WRITE_HERE = 0x5ead_0000_0000_0002L;
    private static final long HERE = OpenFlag.AT_FDCWD;

    private static final long GOOD = Sandbox.AREA + 0x8000;
    private static final long PATH = Sandbox.AREA + 0x9000;
    private static final long FILE = 0;
    private static final long DIRECTORY = 1;
    /** An eventfd(2) that can be read, and a set of epoll(7) that it is in. */
    private static final long COUNTER = 2;
    private static final long SET = 3;
    /** A timerfd_create(2) that has gone off. */
    private static final long TIMER = 4;
    /** An inotify(7) that has something to tell. */
    private static final long WATCHES = 5;
    /** One of two sockets, which can be read. */
    private static final long SOCKET_FILE = 6;
    private static final long OTHER_SOCKET = 7;
    /** A pidfd_open(2) of the process itself. */
    private static final long OWN_PROCESS = 8;
    /** A queue of mq_overview(7) with two messages. */
    private static final long QUEUE = 9;
    /** The number of a timer. */
    private static final long ALARM_TIMER = 0;
    /** Where the length of a structure is. */
    private static final long LENGTH = Sandbox.AREA + 0xa000;
    /** The name of an attribute of the file. */
    private static final long ATTRIBUTE = Sandbox.AREA + 0xb000;
    /** A sound range for readv(2). */
    private static final long RANGES = Sandbox.AREA + 0xa010;

    private static long[] row(int number, long... arguments) {
        long[] row = new long[arguments.length + 1];
        row[0] = number;
        System.arraycopy(arguments, 0, row, 1, arguments.length);
        return row;
    }

    /** Calls with sound arguments, but for the pointers. */
    private static final List<long[]> POINTERS = List.of(
            row(SystemCallNumber.READ, FILE, WRITE_HERE, 16), row(SystemCallNumber.WRITE, FILE, READ_HERE, 16),
            row(PREAD64, FILE, WRITE_HERE, 16, 0), row(PWRITE64, FILE, READ_HERE, 16, 0),
            row(READV, FILE, READ_HERE, 1), row(WRITEV, FILE, READ_HERE, 1), row(PREADV, FILE, READ_HERE, 1, 0),
            row(PWRITEV, FILE, READ_HERE, 1, 0), row(PREADV2, FILE, READ_HERE, 1, 0, 0, 0),
            row(PWRITEV2, FILE, READ_HERE, 1, 0, 0, 0), row(SENDFILE, FILE, FILE, READ_HERE, 4),
            row(COPY_FILE_RANGE, FILE, READ_HERE, FILE, 0, 1, 0), row(COPY_FILE_RANGE, FILE, 0, FILE, READ_HERE, 1, 0),
            row(FCNTL, FILE, OpenFlag.F_SETLK, READ_HERE), row(FCNTL, FILE, OpenFlag.F_GETLK, READ_HERE),
            row(PIPE, WRITE_HERE), row(PIPE2, WRITE_HERE, 0),
            row(GETDENTS, DIRECTORY, WRITE_HERE, 512), row(GETDENTS64, DIRECTORY, WRITE_HERE, 512),
            row(POLL, READ_HERE, 1, 0), row(PPOLL, READ_HERE, 1, 0, 0, 8), row(PPOLL, GOOD, 0, READ_HERE, 0, 8),
            row(PPOLL, GOOD, 0, 0, READ_HERE, 8), row(SELECT, 1, READ_HERE, 0, 0, 0),
            row(SELECT, 1, 0, READ_HERE, 0, 0),
            row(SELECT, 1, 0, 0, READ_HERE, 0), row(SELECT, 0, 0, 0, 0, READ_HERE),
            row(PSELECT6, 1, READ_HERE, 0, 0, 0, 0), row(PSELECT6, 0, 0, 0, 0, READ_HERE, 0),
            row(PSELECT6, 0, 0, 0, 0, 0, READ_HERE),
            row(SystemCallNumber.READ, COUNTER, WRITE_HERE, 8), row(SystemCallNumber.WRITE, COUNTER, READ_HERE, 8),
            row(EPOLL_CTL, SET, EventFlag.EPOLL_CTL_MOD, COUNTER, READ_HERE), row(EPOLL_WAIT, SET, WRITE_HERE, 1, 0),
            row(EPOLL_PWAIT, SET, WRITE_HERE, 1, 0, 0, 8), row(EPOLL_PWAIT, SET, GOOD, 1, 0, READ_HERE, 8),
            row(EPOLL_PWAIT2, SET, WRITE_HERE, 1, 0, 0, 8), row(EPOLL_PWAIT2, SET, GOOD, 1, READ_HERE, 0, 8),
            row(EPOLL_PWAIT2, SET, GOOD, 1, 0, READ_HERE, 8),
            row(SystemCallNumber.READ, TIMER, WRITE_HERE, 8), row(TIMERFD_SETTIME, TIMER, 0, READ_HERE, 0),
            row(TIMERFD_SETTIME, TIMER, 0, GOOD, WRITE_HERE), row(TIMERFD_GETTIME, TIMER, WRITE_HERE),
            row(SPLICE, FILE, READ_HERE, FILE, 0, 1, 0), row(SPLICE, FILE, 0, FILE, READ_HERE, 1, 0),
            row(INOTIFY_ADD_WATCH, WATCHES, READ_HERE, 1), row(SystemCallNumber.READ, WATCHES, WRITE_HERE, 16),
            row(SOCKETPAIR, 1, 1, 0, WRITE_HERE), row(BIND, SOCKET_FILE, READ_HERE, 10),
            row(CONNECT, SOCKET_FILE, READ_HERE, 10), row(SENDTO, SOCKET_FILE, READ_HERE, 4, 0, 0, 0),
            row(SENDTO, SOCKET_FILE, GOOD, 4, 0, READ_HERE, 10), row(RECVFROM, SOCKET_FILE, WRITE_HERE, 4, 0, 0, 0),
            row(SENDMSG, SOCKET_FILE, READ_HERE, 0), row(RECVMSG, SOCKET_FILE, READ_HERE, 0),
            row(SENDMMSG, SOCKET_FILE, READ_HERE, 1, 0), row(RECVMMSG, SOCKET_FILE, READ_HERE, 1, 0, 0),
            row(RECVMMSG, SOCKET_FILE, GOOD, 1, 0, READ_HERE), row(GETSOCKNAME, SOCKET_FILE, WRITE_HERE, LENGTH),
            row(GETSOCKNAME, SOCKET_FILE, GOOD, WRITE_HERE), row(GETPEERNAME, SOCKET_FILE, WRITE_HERE, LENGTH),
            row(GETPEERNAME, SOCKET_FILE, GOOD, WRITE_HERE), row(SETSOCKOPT, SOCKET_FILE, 1, 2, READ_HERE, 4),
            row(GETSOCKOPT, SOCKET_FILE, 1, 2, WRITE_HERE, LENGTH),
            row(GETSOCKOPT, SOCKET_FILE, 1, 2, GOOD, WRITE_HERE),
            row(CAPGET, READ_HERE, GOOD), row(CAPSET, READ_HERE, GOOD),
            row(TIMER_CREATE, 1, READ_HERE, GOOD), row(TIMER_CREATE, 1, 0, WRITE_HERE),
            row(TIMER_SETTIME, ALARM_TIMER, 0, READ_HERE, 0), row(TIMER_SETTIME, ALARM_TIMER, 0, GOOD, WRITE_HERE),
            row(TIMER_GETTIME, ALARM_TIMER, WRITE_HERE), row(PIDFD_SEND_SIGNAL, OWN_PROCESS, 0, READ_HERE, 0),
            row(PROCESS_VM_READV, 1, READ_HERE, 1, RANGES, 1, 0), row(PROCESS_VM_READV, 1, RANGES, 1, READ_HERE, 1, 0),
            row(PROCESS_VM_WRITEV, 1, READ_HERE, 1, RANGES, 1, 0),
            row(PROCESS_VM_WRITEV, 1, RANGES, 1, READ_HERE, 1, 0),
            row(MEMFD_CREATE, READ_HERE, 0), row(SIGNALFD, -1, READ_HERE, 8), row(SIGNALFD4, -1, READ_HERE, 8, 0),
            row(OPEN, READ_HERE, 0, 0), row(OPENAT, HERE, READ_HERE, 0, 0), row(CREAT, READ_HERE, 0),
            row(CHDIR, READ_HERE), row(CHROOT, READ_HERE), row(GETCWD, WRITE_HERE, 64), row(ACCESS, READ_HERE, 0),
            row(FACCESSAT, HERE, READ_HERE, 0), row(FACCESSAT2, HERE, READ_HERE, 0, 0),
            row(MKDIR, READ_HERE, 0), row(MKDIRAT, HERE, READ_HERE, 0), row(MKNOD, READ_HERE, 0, 0),
            row(MKNODAT, HERE, READ_HERE, 0, 0), row(RMDIR, READ_HERE), row(UNLINK, READ_HERE),
            row(UNLINKAT, HERE, READ_HERE, 0), row(RENAME, READ_HERE, PATH), row(RENAME, PATH, READ_HERE),
            row(RENAMEAT, HERE, READ_HERE, HERE, PATH), row(RENAMEAT, HERE, PATH, HERE, READ_HERE),
            row(RENAMEAT2, HERE, READ_HERE, HERE, PATH, 0), row(RENAMEAT2, HERE, PATH, HERE, READ_HERE, 0),
            row(LINK, READ_HERE, PATH), row(LINK, PATH, READ_HERE), row(LINKAT, HERE, READ_HERE, HERE, PATH, 0),
            row(LINKAT, HERE, PATH, HERE, READ_HERE, 0), row(SYMLINK, READ_HERE, PATH), row(SYMLINK, PATH, READ_HERE),
            row(SYMLINKAT, READ_HERE, HERE, PATH), row(SYMLINKAT, PATH, HERE, READ_HERE),
            row(READLINK, READ_HERE, GOOD, 64), row(READLINKAT, HERE, READ_HERE, GOOD, 64),
            row(STAT, READ_HERE, GOOD), row(STAT, PATH, WRITE_HERE), row(LSTAT, READ_HERE, GOOD),
            row(LSTAT, PATH, WRITE_HERE), row(FSTAT, FILE, WRITE_HERE), row(NEWFSTATAT, HERE, READ_HERE, GOOD, 0),
            row(NEWFSTATAT, HERE, PATH, WRITE_HERE, 0), row(STATX, HERE, READ_HERE, 0, 0x7ff, GOOD),
            row(STATX, HERE, PATH, 0, 0x7ff, WRITE_HERE), row(STATFS, READ_HERE, GOOD), row(STATFS, PATH, WRITE_HERE),
            row(FSTATFS, FILE, WRITE_HERE), row(CHMOD, READ_HERE, 0), row(FCHMODAT, HERE, READ_HERE, 0),
            row(CHOWN, READ_HERE, 0, 0), row(LCHOWN, READ_HERE, 0, 0), row(FCHOWNAT, HERE, READ_HERE, 0, 0, 0),
            row(TRUNCATE, READ_HERE, 0), row(UTIME, READ_HERE, 0), row(UTIME, PATH, READ_HERE),
            row(UTIMES, READ_HERE, 0), row(UTIMES, PATH, READ_HERE), row(FUTIMESAT, HERE, READ_HERE, 0),
            row(FUTIMESAT, HERE, PATH, READ_HERE), row(UTIMENSAT, HERE, PATH, READ_HERE, 0),
            row(ADJTIMEX, WRITE_HERE), row(CLOCK_ADJTIME, 0, WRITE_HERE), row(FUTEX_WAITV, READ_HERE, 1, 0, 0, 0),
            row(MINCORE, Sandbox.AREA, 4096, WRITE_HERE),
            row(RT_SIGACTION, Signal.SIGUSR1, READ_HERE, 0, 8), row(RT_SIGACTION, Signal.SIGUSR1, 0, WRITE_HERE, 8),
            row(RT_SIGPROCMASK, Signal.SIG_BLOCK, READ_HERE, 0, 8), row(RT_SIGPROCMASK, 0, 0, WRITE_HERE, 8),
            row(RT_SIGPENDING, WRITE_HERE, 8), row(RT_SIGTIMEDWAIT, READ_HERE, 0, 0, 8),
            row(RT_SIGTIMEDWAIT, GOOD, 0, READ_HERE, 8), row(RT_SIGSUSPEND, READ_HERE, 8),
            row(SIGALTSTACK, READ_HERE, 0), row(SIGALTSTACK, 0, WRITE_HERE),
            row(RT_SIGQUEUEINFO, 1, 0, READ_HERE), row(RT_TGSIGQUEUEINFO, 1, 1, 0, READ_HERE),
            row(CLOCK_GETTIME, 0, WRITE_HERE), row(CLOCK_GETRES, 1, WRITE_HERE), row(CLOCK_SETTIME, 0, READ_HERE),
            row(GETTIMEOFDAY, WRITE_HERE, 0), row(GETTIMEOFDAY, 0, WRITE_HERE), row(SETTIMEOFDAY, READ_HERE, 0),
            row(TIME, WRITE_HERE), row(NANOSLEEP, READ_HERE, 0), row(CLOCK_NANOSLEEP, 1, 0, READ_HERE, 0),
            row(TIMES, WRITE_HERE), row(GETRUSAGE, 0, WRITE_HERE), row(GETITIMER, 0, WRITE_HERE),
            row(SETITIMER, 0, READ_HERE, 0), row(SETITIMER, 0, 0, WRITE_HERE),
            row(EXECVE, READ_HERE, 0, 0), row(EXECVE, PATH, READ_HERE, 0), row(EXECVE, PATH, 0, READ_HERE),
            row(EXECVEAT, HERE, READ_HERE, 0, 0, 0), row(CLONE3, READ_HERE, 88), row(ARCH_PRCTL, 0x1003, WRITE_HERE), row(PRCTL, 15, READ_HERE),
            row(PRCTL, 16, WRITE_HERE), row(PRCTL, 2, WRITE_HERE), row(GETRLIMIT, 7, WRITE_HERE),
            row(SETRLIMIT, 7, READ_HERE), row(PRLIMIT64, 0, 7, READ_HERE, 0), row(PRLIMIT64, 0, 7, 0, WRITE_HERE),
            row(FUTEX, READ_HERE, 0, 5, 0), row(FUTEX, GOOD, 0, 0, READ_HERE), row(FUTEX, READ_HERE, 1, 1),
            row(GETRESUID, WRITE_HERE, GOOD, GOOD), row(GETRESUID, GOOD, GOOD, WRITE_HERE),
            row(GETRESGID, GOOD, WRITE_HERE, GOOD), row(SETGROUPS, 1, READ_HERE),
            row(UNAME, WRITE_HERE), row(SYSINFO, WRITE_HERE), row(SETHOSTNAME, READ_HERE, 4),
            row(SETDOMAINNAME, READ_HERE, 4), row(GETRANDOM, WRITE_HERE, 8, 0), row(GETCPU, WRITE_HERE, 0, 0),
            row(GETCPU, 0, WRITE_HERE, 0), row(SCHED_GETAFFINITY, 0, 8, WRITE_HERE),
            row(SCHED_SETAFFINITY, 0, 8, READ_HERE), row(SCHED_GETPARAM, 0, WRITE_HERE),
            row(SCHED_SETSCHEDULER, 0, 0, READ_HERE), row(SCHED_SETPARAM, 0, READ_HERE),
            row(SCHED_SETATTR, 0, READ_HERE, 0), row(SCHED_GETATTR, 0, WRITE_HERE, 48, 0),
            row(SCHED_RR_GET_INTERVAL, 0, WRITE_HERE),
            row(SHMCTL, 0, IpcFlag.IPC_STAT, WRITE_HERE), row(SHMCTL, 0, IpcFlag.IPC_SET, READ_HERE),
            row(SHMCTL, 0, IpcFlag.IPC_INFO, WRITE_HERE), row(SHMCTL, 0, IpcFlag.SHM_STAT, WRITE_HERE),
            row(SEMOP, 0, READ_HERE, 1), row(SEMTIMEDOP, 0, READ_HERE, 1, 0), row(SEMTIMEDOP, 0, GOOD, 1, READ_HERE),
            row(SEMCTL, 0, 0, IpcFlag.IPC_STAT, WRITE_HERE), row(SEMCTL, 0, 0, IpcFlag.IPC_SET, READ_HERE),
            row(SEMCTL, 0, 0, IpcFlag.GETALL, WRITE_HERE), row(SEMCTL, 0, 0, IpcFlag.SETALL, READ_HERE),
            row(SEMCTL, 0, 0, IpcFlag.SEM_INFO, WRITE_HERE), row(MSGSND, 0, READ_HERE, 1, 0),
            row(MSGRCV, 0, WRITE_HERE, 1, 0, 0), row(MSGCTL, 0, IpcFlag.IPC_STAT, WRITE_HERE),
            row(MSGCTL, 0, IpcFlag.IPC_SET, READ_HERE), row(MSGCTL, 0, IpcFlag.MSG_INFO, WRITE_HERE),
            row(MQ_OPEN, READ_HERE, 0, 0, 0), row(MQ_OPEN, PATH, 0, 0, READ_HERE), row(MQ_UNLINK, READ_HERE),
            row(MQ_TIMEDSEND, QUEUE, READ_HERE, 1, 1, 0), row(MQ_TIMEDSEND, QUEUE, GOOD, 1, 1, READ_HERE),
            row(MQ_TIMEDRECEIVE, QUEUE, WRITE_HERE, 8192, 0, 0), row(MQ_TIMEDRECEIVE, QUEUE, GOOD, 8192, WRITE_HERE, 0),
            row(MQ_TIMEDRECEIVE, QUEUE, GOOD, 8192, 0, READ_HERE), row(MQ_NOTIFY, QUEUE, READ_HERE),
            row(MQ_GETSETATTR, QUEUE, READ_HERE, 0), row(MQ_GETSETATTR, QUEUE, 0, WRITE_HERE),
            row(SETXATTR, READ_HERE, ATTRIBUTE, GOOD, 1, 0), row(SETXATTR, PATH, READ_HERE, GOOD, 1, 0),
            row(SETXATTR, PATH, ATTRIBUTE, READ_HERE, 1, 0), row(LSETXATTR, PATH, ATTRIBUTE, READ_HERE, 1, 0),
            row(FSETXATTR, FILE, ATTRIBUTE, READ_HERE, 1, 0), row(GETXATTR, READ_HERE, ATTRIBUTE, GOOD, 9),
            row(GETXATTR, PATH, READ_HERE, GOOD, 9), row(GETXATTR, PATH, ATTRIBUTE, WRITE_HERE, 9),
            row(LGETXATTR, PATH, ATTRIBUTE, WRITE_HERE, 9), row(FGETXATTR, FILE, ATTRIBUTE, WRITE_HERE, 9),
            row(LISTXATTR, READ_HERE, GOOD, 99), row(LISTXATTR, PATH, WRITE_HERE, 99),
            row(LLISTXATTR, PATH, WRITE_HERE, 99), row(FLISTXATTR, FILE, WRITE_HERE, 99),
            row(REMOVEXATTR, READ_HERE, ATTRIBUTE), row(REMOVEXATTR, PATH, READ_HERE),
            row(LREMOVEXATTR, PATH, READ_HERE), row(FREMOVEXATTR, FILE, READ_HERE));

    private static Sandbox prepared() {
        Sandbox box = new Sandbox();
        box.file("/f", "0123456789abcdefghijklmnopqrstuvwxyz".getBytes(), 0755);
        box.string(PATH, "/f");
        box.call(OPEN, PATH, OpenFlag.O_RDWR, 0);
        box.call(OPEN, box.string(GOOD, "/bin"), 0, 0);
        box.call(EVENTFD2, 1, OpenFlag.O_NONBLOCK);
        box.call(EPOLL_CREATE1, 0);
        box.number(GOOD, PollEvent.POLLIN);
        assertEquals(0, box.call(EPOLL_CTL, SET, EventFlag.EPOLL_CTL_ADD, COUNTER, GOOD));
        box.call(TIMERFD_CREATE, 1, 0);
        box.number(GOOD + 24, 1);
        assertEquals(0, box.call(TIMERFD_SETTIME, TIMER, 1, GOOD + 8, 0));
        box.number(GOOD + 24, 0);
        box.number(GOOD, 0);
        box.call(INOTIFY_INIT1, OpenFlag.O_NONBLOCK);
        assertEquals(1, box.call(INOTIFY_ADD_WATCH, WATCHES, PATH, InotifyFlag.IN_ATTRIB));
        assertEquals(0, box.call(CHMOD, PATH, 0755));
        assertEquals(0, box.call(SOCKETPAIR, 1, 1, 0, GOOD));
        assertEquals(4, box.call(SystemCallNumber.WRITE, OTHER_SOCKET, GOOD, 4));
        assertEquals(OWN_PROCESS, box.call(PIDFD_OPEN, 1, 0));
        assertEquals(0, box.call(TIMER_CREATE, 1, 0, GOOD));
        assertEquals(QUEUE, box.call(MQ_OPEN, box.string(GOOD, "q"), OpenFlag.O_CREAT | OpenFlag.O_RDWR, 0600, 0));
        assertEquals(0, box.call(MQ_TIMEDSEND, QUEUE, GOOD, 1, 1, 0));
        assertEquals(0, box.call(MQ_TIMEDSEND, QUEUE, GOOD, 1, 1, 0));
        assertEquals(0, box.call(SHMGET, 0, 4096, 0600));
        assertEquals(0, box.call(SEMGET, 0, 3, 0600));
        assertEquals(0, box.call(MSGGET, 0, 0600));
        box.number(GOOD, 1);
        assertEquals(0, box.call(MSGSND, 0, GOOD, 1, 0));
        assertEquals(0, box.call(SETXATTR, PATH, box.string(ATTRIBUTE, "user.a"), GOOD, 4, 0));
        box.number(LENGTH, 110);
        box.number(RANGES, GOOD);
        box.number(RANGES + 8, 16);
        box.number(GOOD, 0);
        // Whatever would wait forever is interrupted.
        int[] ticks = new int[1];
        box.machine.code = context -> context.call(EXIT_GROUP, 0);
        box.machine.interrupt = () -> {
            box.machine.runThreads();
            if (++ticks[0] % 200 == 0) {
                box.process.signals().setBlocked(0);
                box.process.signal(SignalInfo.ofKernel(Signal.SIGTERM));
            }
        };
        return box;
    }

    @TestFactory
    List<DynamicTest> everyBadPointerIsEfault() {
        List<DynamicTest> tests = new ArrayList<>();
        long top = 0x7fff_ffff_f000L;
        long[] bad = {8, Sandbox.NOWHERE, top, 0x8000_0000_0000L, 0xffff_8000_0000_0000L, -8, -1,
            Long.MIN_VALUE};
        for (long[] row : POINTERS) {
            tests.add(DynamicTest.dynamicTest(SystemCallName.of(row[0]), () -> {
                for (long pointer : bad) {
                    // futex(2) first looks whether the address is a multiple of 4
                    if (row[0] == FUTEX && row[1] == READ_HERE && (pointer & 3) != 0) {
                        continue;
                    }
                    check(row, pointer);
                }
                if (contains(row, WRITE_HERE)) {
                    check(row, Sandbox.READ_ONLY);
                }
            }));
        }
        return tests;
    }

    private static boolean contains(long[] row, long marker) {
        for (long each : row) {
            if (each == marker) {
                return true;
            }
        }
        return false;
    }

    private static void check(long[] row, long pointer) {
        Sandbox box = prepared();
        long[] arguments = new long[row.length - 1];
        for (int i = 0; i < arguments.length; i++) {
            long value = row[i + 1];
            arguments[i] = value == READ_HERE || value == WRITE_HERE ? pointer : value;
        }
        long result = box.call((int) row[0], arguments);
        assertEquals(-Errno.EFAULT, result, "for 0x" + Long.toHexString(pointer));
        assertTrue(box.machine.log.isEmpty(), () -> box.machine.log.get(0));
        assertEquals(null, box.process.ending());
    }

    /** Any call with any arguments: no exception, no end of the process but by exit and reboot. */
    @Property(tries = 40)
    void noArgumentsHurtTheKernel(@ForAll long seed) {
        Random random = new Random(seed);
        long[] interesting = {0, 1, 2, 3, 4, 7, 8, 9, 16, 100, 1024, 4095, 4096, 4097, 0x1_0000, Sandbox.AREA,
            Sandbox.AREA + 8, Sandbox.AREA + 4090, GOOD, PATH, PATH + 1, Sandbox.READ_ONLY, Sandbox.NOWHERE, 0x40_0000,
            0x40_3000, HERE, -1, -2, -4096, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff_ffffL, 1L << 32, 1L << 40,
            0x7fff_ffff_e000L, 0x7fff_ffff_f000L, 0x8000_0000_0000L, 0xffff_8000_0000_0000L, Long.MAX_VALUE,
            Long.MAX_VALUE - 4095, Long.MIN_VALUE, 0x1003, 0x5401, 0x5413, 0x541b, 0x22, 0x32};
        for (int number = 0; number < SystemCallNumber.LIMIT; number++) {
            Sandbox box = prepared();
            for (int round = 0; round < 4; round++) {
                long[] arguments = new long[6];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = interesting[random.nextInt(interesting.length)];
                }
                box.call(number, arguments);
                String what = SystemCallName.of(number) + Arrays.toString(arguments);
                for (String line : box.machine.log) {
                    assertTrue(!line.contains("because the kernel failed"), what + ": " + line);
                }
                if (number != EXIT && number != EXIT_GROUP && number != REBOOT) {
                    assertEquals(null, box.process.ending(), what);
                }
                box.process.signals().setBlocked(0);
                box.process.signals().take(-1);
            }
        }
    }
}
