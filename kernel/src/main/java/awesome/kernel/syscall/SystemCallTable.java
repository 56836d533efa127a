package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SystemCallNumber;
import awesome.kernel.error.ErrnoException;

/** All system calls that the kernel knows, a row each. */
final class SystemCallTable {
    private static final SystemCall[] ROWS = new SystemCall[SystemCallNumber.LIMIT];

    static {
        // bytes
        call(READ, 3, ReadWriteCalls::read);
        call(WRITE, 3, ReadWriteCalls::write);
        call(READV, 3, ReadWriteCalls::readv);
        call(WRITEV, 3, ReadWriteCalls::writev);
        call(PREAD64, 4, ReadWriteCalls::pread);
        call(PWRITE64, 4, ReadWriteCalls::pwrite);
        call(PREADV, 5, ReadWriteCalls::preadv);
        call(PWRITEV, 5, ReadWriteCalls::pwritev);
        partly(PREADV2, 6, ReadWriteCalls::preadv2, "of the flags only RWF_HIPRI");
        partly(PWRITEV2, 6, ReadWriteCalls::pwritev2, "of the flags only RWF_HIPRI, RWF_DSYNC, RWF_SYNC");
        call(LSEEK, 3, ReadWriteCalls::lseek);
        call(SENDFILE, 4, ReadWriteCalls::sendfile);
        call(COPY_FILE_RANGE, 6, ReadWriteCalls::copyFileRange);
        call(SPLICE, 6, SpliceCalls::splice);
        call(TEE, 4, SpliceCalls::tee);

        // descriptors
        call(CLOSE, 1, DescriptorCalls::close);
        call(CLOSE_RANGE, 3, DescriptorCalls::closeRange);
        call(DUP, 1, DescriptorCalls::dup);
        call(DUP2, 2, DescriptorCalls::dup2);
        call(DUP3, 3, DescriptorCalls::dup3);
        partly(FCNTL, 3, DescriptorCalls::fcntl, "no leases or signals");
        call(FLOCK, 2, LockCalls::flock);
        call(IOCTL, 3, DescriptorCalls::ioctl);
        call(PIPE, 1, PipeCalls::pipe);
        partly(PIPE2, 2, PipeCalls::pipe2, "not O_DIRECT");
        call(FTRUNCATE, 2, DescriptorCalls::ftruncate);
        partly(FALLOCATE, 4, DescriptorCalls::fallocate, "modes 0, FALLOC_FL_KEEP_SIZE, and with that FALLOC_FL_PUNCH_HOLE");
        call(FADVISE64, 4, DescriptorCalls::fadvise);
        call(READAHEAD, 3, DescriptorCalls::readahead);
        call(FSYNC, 1, DescriptorCalls::fsync);
        call(FDATASYNC, 1, DescriptorCalls::fdatasync);
        call(SYNC, 0, DescriptorCalls::sync);
        call(SYNCFS, 1, DescriptorCalls::syncfs);
        call(SYNC_FILE_RANGE, 4, DescriptorCalls::syncFileRange);
        call(GETDENTS, 3, DirectoryCalls::getdents);
        call(GETDENTS64, 3, DirectoryCalls::getdents64);

        // waiting for files
        call(POLL, 3, WaitCalls::poll);
        call(PPOLL, 5, WaitCalls::ppoll);
        call(SELECT, 5, WaitCalls::select);
        call(PSELECT6, 6, WaitCalls::pselect6);
        call(EPOLL_CREATE, 1, EpollCalls::create);
        call(EPOLL_CREATE1, 1, EpollCalls::create1);
        call(EPOLL_CTL, 4, EpollCalls::control);
        call(EPOLL_WAIT, 4, EpollCalls::epollWait);
        call(EPOLL_PWAIT, 6, EpollCalls::pwait);
        call(EPOLL_PWAIT2, 6, EpollCalls::pwait2);
        call(SIGNALFD, 3, SignalFileCalls::signalfd);
        call(SIGNALFD4, 4, SignalFileCalls::signalfd4);
        call(TIMERFD_CREATE, 2, TimerFileCalls::create);
        call(TIMERFD_SETTIME, 4, TimerFileCalls::setTime);
        call(TIMERFD_GETTIME, 2, TimerFileCalls::getTime);
        call(INOTIFY_INIT, 0, InotifyCalls::init);
        call(INOTIFY_INIT1, 1, InotifyCalls::init1);
        call(INOTIFY_ADD_WATCH, 3, InotifyCalls::addWatch);
        call(INOTIFY_RM_WATCH, 2, InotifyCalls::removeWatch);
        call(EVENTFD, 1, EventCalls::eventfd);
        call(EVENTFD2, 2, EventCalls::eventfd2);

        // paths
        call(OPEN, 3, OpenCalls::open);
        call(OPENAT, 4, OpenCalls::openat);
        call(CREAT, 2, OpenCalls::creat);
        call(CHDIR, 1, OpenCalls::chdir);
        call(FCHDIR, 1, OpenCalls::fchdir);
        call(CHROOT, 1, OpenCalls::chroot);
        call(GETCWD, 2, OpenCalls::getcwd);
        call(UMASK, 1, OpenCalls::umask);
        call(ACCESS, 2, OpenCalls::access);
        call(FACCESSAT, 3, OpenCalls::faccessat);
        call(FACCESSAT2, 4, OpenCalls::faccessat2);
        call(MKDIR, 2, NameCalls::mkdir);
        call(MKDIRAT, 3, NameCalls::mkdirat);
        call(MKNOD, 3, NameCalls::mknod);
        call(MKNODAT, 4, NameCalls::mknodat);
        call(RMDIR, 1, NameCalls::rmdir);
        call(UNLINK, 1, NameCalls::unlink);
        call(UNLINKAT, 3, NameCalls::unlinkat);
        call(RENAME, 2, NameCalls::rename);
        call(RENAMEAT, 4, NameCalls::renameat);
        partly(RENAMEAT2, 5, NameCalls::renameat2, "not RENAME_WHITEOUT");
        call(LINK, 2, NameCalls::link);
        call(LINKAT, 5, NameCalls::linkat);
        call(SYMLINK, 2, NameCalls::symlink);
        call(SYMLINKAT, 3, NameCalls::symlinkat);
        call(READLINK, 3, NameCalls::readlink);
        call(READLINKAT, 4, NameCalls::readlinkat);

        // properties of files
        call(STAT, 2, StatusCalls::stat);
        call(FSTAT, 2, StatusCalls::fstat);
        call(LSTAT, 2, StatusCalls::lstat);
        call(NEWFSTATAT, 4, StatusCalls::newfstatat);
        partly(STATX, 5, StatusCalls::statx, "basic fields");
        call(STATFS, 2, StatusCalls::statfs);
        call(FSTATFS, 2, StatusCalls::fstatfs);
        call(CHMOD, 2, StatusCalls::chmod);
        call(FCHMOD, 2, StatusCalls::fchmod);
        call(FCHMODAT, 3, StatusCalls::fchmodat);
        call(CHOWN, 3, StatusCalls::chown);
        call(FCHOWN, 3, StatusCalls::fchown);
        call(LCHOWN, 3, StatusCalls::lchown);
        call(FCHOWNAT, 5, StatusCalls::fchownat);
        call(TRUNCATE, 2, StatusCalls::truncate);
        call(UTIME, 2, StatusCalls::utime);
        call(UTIMES, 2, StatusCalls::utimes);
        call(FUTIMESAT, 3, StatusCalls::futimesat);
        call(UTIMENSAT, 4, StatusCalls::utimensat);
        partly(GETXATTR, 4, AttributeCalls::get, "no access control lists");
        partly(LGETXATTR, 4, AttributeCalls::getOfLink, "no access control lists");
        partly(FGETXATTR, 4, AttributeCalls::getOfOpen, "no access control lists");
        call(LISTXATTR, 3, AttributeCalls::list);
        call(LLISTXATTR, 3, AttributeCalls::listOfLink);
        call(FLISTXATTR, 3, AttributeCalls::listOfOpen);
        partly(SETXATTR, 5, AttributeCalls::set, "no access control lists");
        partly(LSETXATTR, 5, AttributeCalls::setOfLink, "no access control lists");
        partly(FSETXATTR, 5, AttributeCalls::setOfOpen, "no access control lists");
        call(REMOVEXATTR, 2, AttributeCalls::remove);
        call(LREMOVEXATTR, 2, AttributeCalls::removeOfLink);
        call(FREMOVEXATTR, 2, AttributeCalls::removeOfOpen);

        // memory
        call(BRK, 1, MemoryCalls::brk);
        partly(MMAP, 6, MemoryCalls::mmap, "no huge pages; MAP_GROWSDOWN and MAP_POPULATE have no effect");
        call(MUNMAP, 2, MemoryCalls::munmap);
        call(MPROTECT, 3, MemoryCalls::mprotect);
        partly(MREMAP, 5, MemoryCalls::mremap, "not MREMAP_DONTUNMAP, no copy of shared mappings");
        partly(MADVISE, 3, MemoryCalls::madvise, "MADV_DONTNEED and MADV_FREE drop pages, MADV_HUGEPAGE and MADV_NOHUGEPAGE; other advice has no effect");
        call(MSYNC, 3, MemoryCalls::msync);
        call(PROCESS_VM_READV, 6, OtherMemoryCalls::read);
        call(PROCESS_VM_WRITEV, 6, OtherMemoryCalls::write);
        call(MINCORE, 3, MemoryCalls::mincore);
        call(MLOCK, 2, MemoryCalls::mlock);
        call(MLOCK2, 3, MemoryCalls::mlock);
        call(MUNLOCK, 2, MemoryCalls::mlock);
        call(MLOCKALL, 1, MemoryCalls::mlockall);
        call(MUNLOCKALL, 0, MemoryCalls::munlockall);
        partly(MEMFD_CREATE, 2, SealCalls::memfdCreate, "no huge pages");

        // signals
        call(RT_SIGACTION, 4, SignalCalls::sigaction);
        call(RT_SIGPROCMASK, 4, SignalCalls::sigprocmask);
        call(RT_SIGRETURN, 0, SignalCalls::sigreturn);
        call(RT_SIGPENDING, 2, SignalCalls::sigpending);
        call(RT_SIGTIMEDWAIT, 4, SignalCalls::sigtimedwait);
        call(RT_SIGSUSPEND, 2, SignalCalls::sigsuspend);
        call(PAUSE, 0, SignalCalls::pause);
        partly(SIGALTSTACK, 2, SignalCalls::sigaltstack, "not SS_AUTODISARM");
        call(KILL, 2, SignalCalls::kill);
        call(TKILL, 2, SignalCalls::tkill);
        call(TGKILL, 3, SignalCalls::tgkill);
        call(RT_SIGQUEUEINFO, 3, SignalCalls::sigqueueinfo);
        call(RT_TGSIGQUEUEINFO, 4, SignalCalls::tgsigqueueinfo);

        // time
        call(CLOCK_GETTIME, 2, TimeCalls::clockGettime);
        call(CLOCK_GETRES, 2, TimeCalls::clockGetres);
        partly(CLOCK_SETTIME, 2, TimeCalls::clockSettime, "EPERM: nobody can set the clock");
        partly(ADJTIMEX, 1, ClockAdjustCalls::adjtimex, "only reads: EPERM for whoever wants to change something");
        partly(CLOCK_ADJTIME, 2, ClockAdjustCalls::clockAdjtime, "only reads: EPERM for whoever wants to change something");
        call(GETTIMEOFDAY, 2, TimeCalls::gettimeofday);
        partly(SETTIMEOFDAY, 2, TimeCalls::settimeofday, "EPERM: nobody can set the clock");
        call(TIME, 1, TimeCalls::time);
        call(NANOSLEEP, 2, TimeCalls::nanosleep);
        call(CLOCK_NANOSLEEP, 4, TimeCalls::clockNanosleep);
        call(TIMES, 1, TimeCalls::times);
        partly(GETRUSAGE, 2, TimeCalls::getrusage, "times and memory");
        call(ALARM, 1, TimeCalls::alarm);
        call(GETITIMER, 2, TimeCalls::getitimer);
        call(SETITIMER, 3, TimeCalls::setitimer);
        call(TIMER_CREATE, 3, PosixTimerCalls::create);
        call(TIMER_SETTIME, 4, PosixTimerCalls::setTime);
        call(TIMER_GETTIME, 2, PosixTimerCalls::getTime);
        call(TIMER_GETOVERRUN, 1, PosixTimerCalls::getOverrun);
        call(TIMER_DELETE, 1, PosixTimerCalls::delete);

        // processes
        call(FORK, 0, ForkCalls::fork);
        call(VFORK, 0, ForkCalls::vfork);
        partly(CLONE, 5, ForkCalls::clone, "no namespaces, pidfd");
        partly(CLONE3, 2, ForkCalls::clone3, "no namespaces, pidfd or set_tid");
        call(EXECVE, 3, ExecCalls::execve);
        call(EXECVEAT, 5, ExecCalls::execveat);
        call(EXIT, 1, ThreadCalls::exit);
        call(EXIT_GROUP, 1, ThreadCalls::exitGroup);
        call(WAIT4, 4, ChildCalls::wait4);
        call(WAITID, 5, ChildCalls::waitid);
        partly(PIDFD_OPEN, 2, PidFileCalls::open, "not PIDFD_THREAD");
        call(PIDFD_SEND_SIGNAL, 4, PidFileCalls::sendSignal);
        partly(PTRACE, 4, PtraceCalls::ptrace,
                "no seccomp, PTRACE_SINGLEBLOCK, PTRACE_ARCH_PRCTL; each thread of the tracer may make requests, and tracing ends with its process");
        call(SET_TID_ADDRESS, 1, ThreadCalls::setTidAddress);
        call(SET_ROBUST_LIST, 2, ThreadCalls::setRobustList);
        call(GET_ROBUST_LIST, 3, ThreadCalls::getRobustList);
        call(RSEQ, 4, ThreadCalls::rseq);
        partly(ARCH_PRCTL, 2, ProcessCalls::archPrctl, "ARCH_SET_FS and ARCH_GET_FS");
        partly(PRCTL, 5, ProcessCalls::prctl, "names, signals of parents, reapers, dumping, capabilities, secure bits, privileges, large pages");
        partly(PERSONALITY, 1, ProcessCalls::personality, "ADDR_NO_RANDOMIZE");
        partly(GETRLIMIT, 2, ProcessCalls::getrlimit,
                "of data, files, processes, message queues, priorities; others are only remembered");
        partly(SETRLIMIT, 2, ProcessCalls::setrlimit,
                "of data, files, processes, message queues, priorities; others are only remembered");
        partly(PRLIMIT64, 4, ProcessCalls::prlimit,
                "of data, files, processes, message queues, priorities; others are only remembered");
        call(GETPRIORITY, 2, ProcessCalls::getpriority);
        call(SETPRIORITY, 3, ProcessCalls::setpriority);
        partly(IOPRIO_GET, 2, IoPriorityCalls::get, "remembered: nothing waits for disks");
        partly(IOPRIO_SET, 3, IoPriorityCalls::set, "remembered: nothing waits for disks");
        partly(FUTEX, 6, FutexCalls::futex, "locks with priority inheritance lend no urgency; not FUTEX_WAIT_REQUEUE_PI");
        call(FUTEX_WAITV, 5, FutexVectorCalls::waitv);
        call(MEMBARRIER, 3, BarrierCalls::membarrier);

        // identity
        call(GETPID, 0, IdentityCalls::getpid);
        call(GETTID, 0, ThreadCalls::gettid);
        call(GETPPID, 0, IdentityCalls::getppid);
        call(GETPGRP, 0, IdentityCalls::getpgrp);
        call(GETPGID, 1, IdentityCalls::getpgid);
        call(GETSID, 1, IdentityCalls::getsid);
        call(SETPGID, 2, IdentityCalls::setpgid);
        call(SETSID, 0, IdentityCalls::setsid);
        call(GETUID, 0, IdentityCalls::getuid);
        call(GETEUID, 0, IdentityCalls::geteuid);
        call(GETGID, 0, IdentityCalls::getgid);
        call(GETEGID, 0, IdentityCalls::getegid);
        call(SETUID, 1, IdentityCalls::setuid);
        call(SETGID, 1, IdentityCalls::setgid);
        call(SETREUID, 2, IdentityCalls::setreuid);
        call(SETREGID, 2, IdentityCalls::setregid);
        call(SETRESUID, 3, IdentityCalls::setresuid);
        call(SETRESGID, 3, IdentityCalls::setresgid);
        call(GETRESUID, 3, IdentityCalls::getresuid);
        call(GETRESGID, 3, IdentityCalls::getresgid);
        call(SETFSUID, 1, IdentityCalls::setfsuid);
        call(SETFSGID, 1, IdentityCalls::setfsgid);
        call(CAPGET, 2, CapabilityCalls::capget);
        call(CAPSET, 2, CapabilityCalls::capset);
        call(GETGROUPS, 2, IdentityCalls::getgroups);
        call(SETGROUPS, 2, IdentityCalls::setgroups);

        // sockets
        partly(SOCKET, 3, SocketCalls::socket, "AF_UNIX");
        partly(SOCKETPAIR, 4, SocketCalls::socketpair, "AF_UNIX");
        call(BIND, 3, SocketCalls::bind);
        call(LISTEN, 2, SocketCalls::listen);
        call(ACCEPT, 3, SocketCalls::accept);
        call(ACCEPT4, 4, SocketCalls::accept4);
        call(CONNECT, 3, SocketCalls::connect);
        call(GETSOCKNAME, 3, SocketCalls::getsockname);
        call(GETPEERNAME, 3, SocketCalls::getpeername);
        call(SHUTDOWN, 2, SocketCalls::shutdown);
        partly(SETSOCKOPT, 5, SocketCalls::setsockopt, "no filters and timestamps");
        partly(GETSOCKOPT, 5, SocketCalls::getsockopt, "no filters and timestamps");
        partly(SENDTO, 6, MessageCalls::sendto, "not MSG_OOB");
        partly(SENDMSG, 3, MessageCalls::sendmsg, "not MSG_OOB");
        partly(SENDMMSG, 4, MessageCalls::sendmmsg, "not MSG_OOB");
        partly(RECVFROM, 6, MessageCalls::recvfrom, "not MSG_OOB");
        partly(RECVMSG, 3, MessageCalls::recvmsg, "not MSG_OOB");
        partly(RECVMMSG, 5, MessageCalls::recvmmsg, "not MSG_OOB");

        // sharing by keys and names
        partly(SHMGET, 3, SharedMemoryCalls::shmget, "no huge pages");
        call(SHMAT, 3, SharedMemoryCalls::shmat);
        call(SHMDT, 1, SharedMemoryCalls::shmdt);
        call(SHMCTL, 3, SharedMemoryCalls::shmctl);
        call(SEMGET, 3, SemaphoreCalls::semget);
        call(SEMOP, 3, SemaphoreCalls::semop);
        call(SEMTIMEDOP, 4, SemaphoreCalls::semtimedop);
        call(SEMCTL, 4, SemaphoreCalls::semctl);
        call(MSGGET, 2, QueueCalls::msgget);
        call(MSGSND, 4, QueueCalls::msgsnd);
        call(MSGRCV, 5, QueueCalls::msgrcv);
        call(MSGCTL, 3, QueueCalls::msgctl);
        call(MQ_OPEN, 4, NamedQueueCalls::open);
        call(MQ_UNLINK, 1, NamedQueueCalls::unlink);
        call(MQ_TIMEDSEND, 5, NamedQueueCalls::send);
        call(MQ_TIMEDRECEIVE, 5, NamedQueueCalls::receive);
        partly(MQ_NOTIFY, 2, NamedQueueCalls::register, "not SIGEV_THREAD");
        call(MQ_GETSETATTR, 3, NamedQueueCalls::attributes);

        // machine
        call(UNAME, 1, SystemInfoCalls::uname);
        call(SYSINFO, 1, SystemInfoCalls::sysinfo);
        call(SETHOSTNAME, 2, SystemInfoCalls::sethostname);
        call(SETDOMAINNAME, 2, SystemInfoCalls::setdomainname);
        call(GETRANDOM, 3, SystemInfoCalls::getrandom);
        call(SCHED_YIELD, 0, SchedulingCalls::schedYield);
        call(GETCPU, 3, SchedulingCalls::getcpu);
        call(SCHED_GETAFFINITY, 3, SchedulingCalls::schedGetaffinity);
        call(SCHED_SETAFFINITY, 3, SchedulingCalls::schedSetaffinity);
        call(SCHED_SETSCHEDULER, 3, PolicyCalls::setScheduler);
        call(SCHED_SETPARAM, 2, PolicyCalls::setParameter);
        partly(SCHED_SETATTR, 3, PolicyCalls::setAttributes,
                "SCHED_FLAG_RESET_ON_FORK; SCHED_DEADLINE is EBUSY as if there were no time left");
        call(SCHED_GETSCHEDULER, 1, PolicyCalls::getScheduler);
        call(SCHED_GETPARAM, 2, PolicyCalls::getParameter);
        call(SCHED_GETATTR, 4, PolicyCalls::getAttributes);
        call(SCHED_GET_PRIORITY_MAX, 1, PolicyCalls::mostPriority);
        call(SCHED_GET_PRIORITY_MIN, 1, PolicyCalls::leastPriority);
        call(SCHED_RR_GET_INTERVAL, 2, PolicyCalls::getInterval);
        partly(REBOOT, 4, SystemInfoCalls::reboot, "power off, halt, restart");
        partly(MOUNT, 5, MountCalls::mount, "not MS_SHARED");
        call(UMOUNT2, 2, MountCalls::umount);
        refuse(SYSLOG, 3, Errno.EPERM, "");
    }

    private SystemCallTable() {}

    /** The row of a number; null if the kernel knows no such call. */
    static SystemCall row(long number) {
        return number >= 0 && number < ROWS.length ? ROWS[(int) number] : null;
    }

    private static void call(int number, int arguments, Handler handler) {
        add(number, arguments, handler, SystemCall.Support.FULL, "");
    }

    private static void partly(int number, int arguments, Handler handler, String note) {
        add(number, arguments, handler, SystemCall.Support.PARTIAL, note);
    }

    /** A call that only says no; unlike one that is not here it is meant to. */
    private static void refuse(int number, int arguments, int errno, String note) {
        Handler refusal = (process, call) -> {
            throw new ErrnoException(errno);
        };
        String text = Errno.name(errno) + (note.isEmpty() ? "" : ": " + note);
        add(number, arguments, refusal, SystemCall.Support.REFUSED, text);
    }

    private static void add(int number, int arguments, Handler handler, SystemCall.Support support, String note) {
        if (ROWS[number] != null) {
            throw new IllegalStateException("two rows for " + ROWS[number].name());
        }
        ROWS[number] = new SystemCall(number, arguments, handler, support, note);
    }
}
