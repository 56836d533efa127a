package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;

import awesome.abi.linux.SystemCallName;
import awesome.abi.linux.SystemCallNumber;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.trace.CallText;
import awesome.kernel.trace.Signature;

/** What the calls of {@link SystemCallTable} take, for those who read of them: kinds and names, as {@link Signature} has them. */
final class Signatures {
    private static final Signature[] ALL = new Signature[SystemCallNumber.LIMIT];

    static {
        // bytes
        takes(READ, "fd fd, out buf, size count");
        takes(WRITE, "fd fd, in buf, size count");
        takes(READV, "fd fd, pointer iov, int iovcnt");
        takes(WRITEV, "fd fd, iovec< iov, int iovcnt");
        takes(PREAD64, "fd fd, out buf, size count, long offset");
        takes(PWRITE64, "fd fd, in buf, size count, long offset");
        takes(PREADV, "fd fd, pointer iov, int iovcnt, long pos_l, long pos_h");
        takes(PWRITEV, "fd fd, iovec< iov, int iovcnt, long pos_l, long pos_h");
        takes(PREADV2, "fd fd, pointer iov, int iovcnt, long pos_l, long pos_h, hex flags");
        takes(PWRITEV2, "fd fd, iovec< iov, int iovcnt, long pos_l, long pos_h, hex flags");
        takes(LSEEK, "fd fd, long offset, whence whence");
        takes(SENDFILE, "fd out_fd, fd in_fd, long> offset, size count");
        takes(COPY_FILE_RANGE, "fd fd_in, long> off_in, fd fd_out, long> off_out, size len, hex flags");
        takes(SPLICE, "fd fd_in, long> off_in, fd fd_out, long> off_out, size len, splice flags");
        takes(TEE, "fd fd_in, fd fd_out, size len, splice flags");

        // descriptors
        takes(CLOSE, "fd fd");
        takes(CLOSE_RANGE, "uint first, uint last, closerange flags");
        takes(DUP, "fd oldfd");
        takes(DUP2, "fd oldfd, fd newfd");
        takes(DUP3, "fd oldfd, fd newfd, newfile flags");
        takes(FCNTL, "fd fd, fcntl op, hex arg");
        takes(FLOCK, "fd fd, lock op");
        takes(IOCTL, "fd fd, ioctl op, pointer arg");
        takes(PIPE, "fds> pipefd");
        takes(PIPE2, "fds> pipefd, newfile flags");
        takes(FTRUNCATE, "fd fd, long length");
        takes(FALLOCATE, "fd fd, fallocate mode, long offset, long len");
        takes(FADVISE64, "fd fd, long offset, long len, int advice");
        takes(READAHEAD, "fd fd, long offset, size count");
        takes(FSYNC, "fd fd");
        takes(FDATASYNC, "fd fd");
        takes(SYNC, "");
        takes(SYNCFS, "fd fd");
        takes(SYNC_FILE_RANGE, "fd fd, long offset, long nbytes, hex flags");
        takes(GETDENTS, "fd fd, pointer dirp, size count");
        takes(GETDENTS64, "fd fd, pointer dirp, size count");

        // waiting for files
        takes(POLL, "pollfds> fds, uint nfds, int timeout");
        takes(PPOLL, "pollfds> fds, uint nfds, timespec< tmo_p, sigset< sigmask, size sigsetsize");
        takes(SELECT, "int nfds, pointer readfds, pointer writefds, pointer exceptfds, timeval< timeout");
        takes(PSELECT6, "int nfds, pointer readfds, pointer writefds, pointer exceptfds, timespec< timeout, "
                + "pointer sigmask");
        takes(EPOLL_CREATE, "int size");
        takes(EPOLL_CREATE1, "epollfile flags");
        takes(EPOLL_CTL, "fd epfd, epollctl op, fd fd, event< event");
        takes(EPOLL_WAIT, "fd epfd, events> events, int maxevents, int timeout");
        takes(EPOLL_PWAIT, "fd epfd, events> events, int maxevents, int timeout, sigset< sigmask, size sigsetsize");
        takes(EPOLL_PWAIT2, "fd epfd, events> events, int maxevents, timespec< timeout, sigset< sigmask, "
                + "size sigsetsize");
        takes(SIGNALFD, "fd fd, sigset< mask, size sizemask");
        takes(SIGNALFD4, "fd fd, sigset< mask, size sizemask, signalfd flags");
        takes(TIMERFD_CREATE, "clock clockid, timerfd flags");
        takes(TIMERFD_SETTIME, "fd fd, timerfd flags, itimerspec< new_value, itimerspec> old_value");
        takes(TIMERFD_GETTIME, "fd fd, itimerspec> curr_value");
        takes(INOTIFY_INIT, "");
        takes(INOTIFY_INIT1, "inotifyfile flags");
        takes(INOTIFY_ADD_WATCH, "fd fd, string pathname, inotify mask");
        takes(INOTIFY_RM_WATCH, "fd fd, int wd");
        takes(EVENTFD, "uint initval");
        takes(EVENTFD2, "uint initval, eventfd flags");

        // paths
        takes(OPEN, "string pathname, open flags, newmode mode");
        takes(OPENAT, "fd dirfd, string pathname, open flags, newmode mode");
        takes(CREAT, "string pathname, mode mode");
        takes(CHDIR, "string path");
        takes(FCHDIR, "fd fd");
        takes(GETCWD, "pointer buf, size size");
        takes(UMASK, "mode mask -> mode");
        takes(ACCESS, "string pathname, access mode");
        takes(FACCESSAT, "fd dirfd, string pathname, access mode");
        takes(FACCESSAT2, "fd dirfd, string pathname, access mode, at flags");
        takes(MKDIR, "string pathname, mode mode");
        takes(MKDIRAT, "fd dirfd, string pathname, mode mode");
        takes(MKNOD, "string pathname, mode mode, hex dev");
        takes(MKNODAT, "fd dirfd, string pathname, mode mode, hex dev");
        takes(RMDIR, "string pathname");
        takes(UNLINK, "string pathname");
        takes(UNLINKAT, "fd dirfd, string pathname, at flags");
        takes(RENAME, "string oldpath, string newpath");
        takes(RENAMEAT, "fd olddirfd, string oldpath, fd newdirfd, string newpath");
        takes(RENAMEAT2, "fd olddirfd, string oldpath, fd newdirfd, string newpath, rename flags");
        takes(LINK, "string oldpath, string newpath");
        takes(LINKAT, "fd olddirfd, string oldpath, fd newdirfd, string newpath, at flags");
        takes(SYMLINK, "string target, string linkpath");
        takes(SYMLINKAT, "string target, fd newdirfd, string linkpath");
        takes(READLINK, "string pathname, out buf, size bufsiz");
        takes(READLINKAT, "fd dirfd, string pathname, out buf, size bufsiz");

        // properties of files
        takes(STAT, "string pathname, stat> statbuf");
        takes(FSTAT, "fd fd, stat> statbuf");
        takes(LSTAT, "string pathname, stat> statbuf");
        takes(NEWFSTATAT, "fd dirfd, string pathname, stat> statbuf, at flags");
        takes(STATX, "fd dirfd, string pathname, at flags, hex mask, pointer statxbuf");
        takes(STATFS, "string path, pointer buf");
        takes(FSTATFS, "fd fd, pointer buf");
        takes(CHMOD, "string pathname, mode mode");
        takes(FCHMOD, "fd fd, mode mode");
        takes(FCHMODAT, "fd dirfd, string pathname, mode mode");
        takes(CHOWN, "string pathname, int owner, int group");
        takes(FCHOWN, "fd fd, int owner, int group");
        takes(LCHOWN, "string pathname, int owner, int group");
        takes(FCHOWNAT, "fd dirfd, string pathname, int owner, int group, at flags");
        takes(TRUNCATE, "string path, long length");
        takes(UTIME, "string filename, pointer times");
        takes(UTIMES, "string filename, pointer times");
        takes(FUTIMESAT, "fd dirfd, string pathname, pointer times");
        takes(UTIMENSAT, "fd dirfd, string pathname, times< times, at flags");
        takes(GETXATTR, "string path, string name, out value, size size");
        takes(LGETXATTR, "string path, string name, out value, size size");
        takes(FGETXATTR, "fd fd, string name, out value, size size");
        takes(LISTXATTR, "string path, out list, size size");
        takes(LLISTXATTR, "string path, out list, size size");
        takes(FLISTXATTR, "fd fd, out list, size size");
        takes(SETXATTR, "string path, string name, in value, size size, hex flags");
        takes(LSETXATTR, "string path, string name, in value, size size, hex flags");
        takes(FSETXATTR, "fd fd, string name, in value, size size, hex flags");
        takes(REMOVEXATTR, "string path, string name");
        takes(LREMOVEXATTR, "string path, string name");
        takes(FREMOVEXATTR, "fd fd, string name");

        // memory
        takes(BRK, "pointer addr -> pointer");
        takes(MMAP, "pointer addr, size length, protection prot, map flags, fd fd, hex offset -> pointer");
        takes(MUNMAP, "pointer addr, size length");
        takes(MPROTECT, "pointer addr, size len, protection prot");
        takes(MREMAP, "pointer old_address, size old_size, size new_size, mremap flags, "
                + "pointer new_address -> pointer");
        takes(MADVISE, "pointer addr, size length, advice advice");
        takes(MSYNC, "pointer addr, size length, msync flags");
        takes(PROCESS_VM_READV, "int pid, pointer local_iov, long liovcnt, pointer remote_iov, long riovcnt, "
                + "hex flags");
        takes(PROCESS_VM_WRITEV, "int pid, iovec< local_iov, long liovcnt, pointer remote_iov, long riovcnt, "
                + "hex flags");
        takes(MINCORE, "pointer addr, size length, pointer vec");
        takes(MLOCK, "pointer addr, size len");
        takes(MLOCK2, "pointer addr, size len, hex flags");
        takes(MUNLOCK, "pointer addr, size len");
        takes(MLOCKALL, "hex flags");
        takes(MUNLOCKALL, "");
        takes(MEMFD_CREATE, "string name, memfd flags");

        // signals
        takes(RT_SIGACTION, "signal signum, sigaction< act, sigaction> oldact, size sigsetsize");
        takes(RT_SIGPROCMASK, "maskchange how, sigset< set, sigset> oldset, size sigsetsize");
        takes(RT_SIGRETURN, "");
        takes(RT_SIGPENDING, "sigset> set, size sigsetsize");
        takes(RT_SIGTIMEDWAIT, "sigset< set, siginfo> info, timespec< timeout, size sigsetsize");
        takes(RT_SIGSUSPEND, "sigset< mask, size sigsetsize");
        takes(PAUSE, "");
        takes(SIGALTSTACK, "stack< ss, stack> old_ss");
        takes(KILL, "int pid, signal sig");
        takes(TKILL, "int tid, signal sig");
        takes(TGKILL, "int tgid, int tid, signal sig");
        takes(RT_SIGQUEUEINFO, "int pid, signal sig, siginfo< info");
        takes(RT_TGSIGQUEUEINFO, "int tgid, int tid, signal sig, siginfo< info");

        // time
        takes(CLOCK_GETTIME, "clock clockid, timespec> tp");
        takes(CLOCK_GETRES, "clock clockid, timespec> res");
        takes(ADJTIMEX, "pointer buf");
        takes(CLOCK_ADJTIME, "clock clockid, pointer buf");
        takes(CLOCK_SETTIME, "clock clockid, timespec< tp");
        takes(GETTIMEOFDAY, "timeval> tv, pointer tz");
        takes(SETTIMEOFDAY, "timeval< tv, pointer tz");
        takes(TIME, "pointer tloc");
        takes(NANOSLEEP, "timespec< req, pointer rem");
        takes(CLOCK_NANOSLEEP, "clock clockid, timer flags, timespec< req, pointer rem");
        takes(TIMES, "pointer buf");
        takes(GETRUSAGE, "usage who, pointer usage");
        takes(ALARM, "uint seconds");
        takes(GETITIMER, "itimer which, itimerval> curr_value");
        takes(SETITIMER, "itimer which, itimerval< new_value, itimerval> old_value");
        takes(TIMER_CREATE, "clock clockid, pointer sevp, int> timerid");
        takes(TIMER_SETTIME, "int timerid, timer flags, itimerspec< new_value, itimerspec> old_value");
        takes(TIMER_GETTIME, "int timerid, itimerspec> curr_value");
        takes(TIMER_GETOVERRUN, "int timerid");
        takes(TIMER_DELETE, "int timerid");

        // processes
        takes(FORK, "");
        takes(VFORK, "");
        takes(CLONE, "clone flags, pointer stack, pointer parent_tid, pointer child_tid, pointer tls");
        takes(CLONE3, "clone_args< cl_args, size size");
        takes(EXECVE, "string pathname, strings< argv, pointer envp");
        takes(EXECVEAT, "fd dirfd, string pathname, strings< argv, pointer envp, at flags");
        takes(EXIT, "int status");
        takes(EXIT_GROUP, "int status");
        takes(WAIT4, "int pid, status> wstatus, wait options, pointer rusage");
        takes(WAITID, "waitfor idtype, int id, siginfo> infop, wait options, pointer rusage");
        takes(PIDFD_OPEN, "int pid, newfile flags");
        takes(PIDFD_SEND_SIGNAL, "fd pidfd, signal sig, siginfo< info, hex flags");
        takes(PTRACE, "ptrace op, int pid, pointer addr, pointer data");
        takes(SET_TID_ADDRESS, "pointer tidptr");
        takes(SET_ROBUST_LIST, "pointer head, size len");
        takes(GET_ROBUST_LIST, "int pid, pointer head_ptr, pointer len_ptr");
        takes(RSEQ, "pointer rseq, size rseq_len, hex flags, hex sig");
        takes(ARCH_PRCTL, "archprctl op, hex addr");
        takes(PRCTL, "prctl op, hex arg2, hex arg3, hex arg4, hex arg5");
        takes(PERSONALITY, "hex persona -> hex");
        takes(GETRLIMIT, "limit resource, rlimit> rlim");
        takes(SETRLIMIT, "limit resource, rlimit< rlim");
        takes(PRLIMIT64, "int pid, limit resource, rlimit< new_limit, rlimit> old_limit");
        takes(GETPRIORITY, "priority which, int who");
        takes(SETPRIORITY, "priority which, int who, int prio");
        takes(IOPRIO_GET, "int which, int who");
        takes(IOPRIO_SET, "int which, int who, hex ioprio");
        takes(FUTEX, "pointer uaddr, futex futex_op, hex val, timeout timeout, word uaddr2, check val3");
        takes(FUTEX_WAITV, "pointer waiters, int nr_futexes, hex flags, timespec< timeout, clock clockid");
        takes(MEMBARRIER, "membarrier cmd, hex flags, int cpu_id");

        // identity
        takes(GETPID, "");
        takes(GETTID, "");
        takes(GETPPID, "");
        takes(GETPGRP, "");
        takes(GETPGID, "int pid");
        takes(GETSID, "int pid");
        takes(SETPGID, "int pid, int pgid");
        takes(SETSID, "");
        takes(GETUID, "");
        takes(GETEUID, "");
        takes(GETGID, "");
        takes(GETEGID, "");
        takes(SETUID, "int uid");
        takes(SETGID, "int gid");
        takes(SETREUID, "int ruid, int euid");
        takes(SETREGID, "int rgid, int egid");
        takes(SETRESUID, "int ruid, int euid, int suid");
        takes(SETRESGID, "int rgid, int egid, int sgid");
        takes(GETRESUID, "int> ruid, int> euid, int> suid");
        takes(GETRESGID, "int> rgid, int> egid, int> sgid");
        takes(SETFSUID, "int fsuid");
        takes(SETFSGID, "int fsgid");
        takes(CAPGET, "pointer hdrp, pointer datap");
        takes(CAPSET, "pointer hdrp, pointer datap");
        takes(GETGROUPS, "int size, pointer list");
        takes(SETGROUPS, "size size, pointer list");

        // sockets
        takes(SOCKET, "family domain, socket type, int protocol");
        takes(SOCKETPAIR, "family domain, socket type, int protocol, fds> sv");
        takes(BIND, "fd sockfd, sockaddr< addr, int addrlen");
        takes(LISTEN, "fd sockfd, int backlog");
        takes(ACCEPT, "fd sockfd, sockaddr> addr, int> addrlen");
        takes(ACCEPT4, "fd sockfd, sockaddr> addr, int> addrlen, socket flags");
        takes(CONNECT, "fd sockfd, sockaddr< addr, int addrlen");
        takes(GETSOCKNAME, "fd sockfd, sockaddr> addr, int> addrlen");
        takes(GETPEERNAME, "fd sockfd, sockaddr> addr, int> addrlen");
        takes(SHUTDOWN, "fd sockfd, shut how");
        takes(SETSOCKOPT, "fd sockfd, level level, sockopt optname, in optval, int optlen");
        takes(GETSOCKOPT, "fd sockfd, level level, sockopt optname, int> optval, int> optlen");
        takes(SENDTO, "fd sockfd, in buf, size len, message flags, sockaddr< dest_addr, int addrlen");
        takes(SENDMSG, "fd sockfd, msghdr< msg, message flags");
        takes(SENDMMSG, "fd sockfd, pointer msgvec, uint vlen, message flags");
        takes(RECVFROM, "fd sockfd, out buf, size len, message flags, sockaddr> src_addr, int> addrlen");
        takes(RECVMSG, "fd sockfd, msghdr> msg, message flags");
        takes(RECVMMSG, "fd sockfd, pointer msgvec, uint vlen, message flags, timespec< timeout");

        // sharing by keys
        takes(SHMGET, "hex key, size size, hex shmflg");
        takes(SHMAT, "int shmid, pointer shmaddr, hex shmflg -> pointer");
        takes(SHMDT, "pointer shmaddr");
        takes(SHMCTL, "int shmid, int op, pointer buf");
        takes(SEMGET, "hex key, int nsems, hex semflg");
        takes(SEMOP, "int semid, pointer sops, size nsops");
        takes(SEMTIMEDOP, "int semid, pointer sops, size nsops, timespec< timeout");
        takes(SEMCTL, "int semid, int semnum, int op, hex arg");
        takes(MSGGET, "hex key, hex msgflg");
        takes(MSGSND, "int msqid, pointer msgp, size msgsz, hex msgflg");
        takes(MSGRCV, "int msqid, pointer msgp, size msgsz, long msgtyp, hex msgflg");
        takes(MSGCTL, "int msqid, int op, pointer buf");
        takes(MQ_OPEN, "string name, open oflag, newmode mode, pointer attr");
        takes(MQ_UNLINK, "string name");
        takes(MQ_TIMEDSEND, "fd mqdes, in msg_ptr, size msg_len, uint msg_prio, timespec< abs_timeout");
        takes(MQ_TIMEDRECEIVE, "fd mqdes, out msg_ptr, size msg_len, pointer msg_prio, timespec< abs_timeout");
        takes(MQ_NOTIFY, "fd mqdes, pointer sevp");
        takes(MQ_GETSETATTR, "fd mqdes, pointer newattr, pointer oldattr");

        // machine
        takes(UNAME, "pointer buf");
        takes(SYSINFO, "pointer info");
        takes(SETHOSTNAME, "in name, size len");
        takes(SETDOMAINNAME, "in name, size len");
        takes(GETRANDOM, "pointer buf, size buflen, random flags");
        takes(SCHED_YIELD, "");
        takes(GETCPU, "int> cpu, int> node, pointer tcache");
        takes(SCHED_GETAFFINITY, "int pid, size cpusetsize, pointer mask");
        takes(SCHED_SETAFFINITY, "int pid, size cpusetsize, pointer mask");
        takes(SCHED_SETSCHEDULER, "int pid, policy policy, sched< param");
        takes(SCHED_SETPARAM, "int pid, sched< param");
        takes(SCHED_SETATTR, "int pid, pointer attr, hex flags");
        takes(SCHED_GETSCHEDULER, "int pid -> policy");
        takes(SCHED_GETPARAM, "int pid, sched> param");
        takes(SCHED_GETATTR, "int pid, pointer attr, size size, hex flags");
        takes(SCHED_GET_PRIORITY_MAX, "policy policy");
        takes(SCHED_GET_PRIORITY_MIN, "policy policy");
        takes(SCHED_RR_GET_INTERVAL, "int pid, timespec> tp");
        takes(REBOOT, "hex magic, hex magic2, hex op, pointer arg");
        takes(MOUNT, "string source, string target, string filesystemtype, hex mountflags, pointer data");
        takes(UMOUNT2, "string target, hex flags");
        takes(CHROOT, "string path");
        takes(SYSLOG, "int type, pointer bufp, int len");
    }

    private Signatures() {}

    /** The signature of a number; null if the kernel knows no such call. */
    static Signature of(long number) {
        return number >= 0 && number < ALL.length ? ALL[(int) number] : null;
    }

    /** The call that is in the registers of a thread, as text. */
    static CallText text(UserContext context, UserMemory memory) {
        long number = context.systemCallNumber();
        return new CallText(SystemCallName.of(number), of(number), context, memory);
    }

    private static void takes(int number, String text) {
        ALL[number] = Signature.of(text);
    }
}
