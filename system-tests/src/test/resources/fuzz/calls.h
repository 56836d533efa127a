/*
 * The calls that are made at random, and what each argument is meant to be. Every argument may be something else, too.
 *
 *   f descriptor         d directory           p path                n path of a name that comes or goes
 *   b buffer             l length of a buffer  i small number        F flags, some bits
 *   s signal             P process             t timespec            T itimerspec or itimerval
 *   m mode               a address, a page     L length in pages     o offset in a file
 *   v array of iovec     V how many            c socket address      z pointer to a length
 *   u word of a futex    w set of signals      h sigaction           M message header
 *   e event of epoll     q descriptors to poll S alternate stack     k clone_args
 *   g sigevent           x anything            r protection          R flags of mmap
 *   A request of ptrace
 */
#include <sys/syscall.h>

struct call {
    int number;
    const char *arguments;
    int weight;
};

static const struct call CALLS[] = {
    {SYS_read, "fbl", 6}, {SYS_write, "fbl", 6}, {SYS_readv, "fvV", 3}, {SYS_writev, "fvV", 3},
    {SYS_pread64, "fblo", 2}, {SYS_pwrite64, "fblo", 2}, {SYS_preadv, "fvVoo", 2}, {SYS_pwritev, "fvVoo", 2},
    {SYS_preadv2, "fvVooF", 2}, {SYS_pwritev2, "fvVooF", 2}, {SYS_lseek, "foi", 3}, {SYS_sendfile, "ffbl", 4},
    {SYS_copy_file_range, "fbfblF", 4}, {SYS_splice, "fbfblF", 6}, {SYS_tee, "fflF", 5}, {SYS_vmsplice, "fvVF", 1},
    {SYS_close, "f", 6}, {SYS_close_range, "ffF", 1}, {SYS_dup, "f", 3}, {SYS_dup2, "ff", 3}, {SYS_dup3, "ffF", 2},
    {SYS_fcntl, "fix", 5}, {SYS_fcntl, "fib", 3}, {SYS_flock, "fi", 2}, {SYS_ioctl, "fxb", 2}, {SYS_ioctl, "fIb", 6},
    {SYS_ioctl, "fIi", 3}, {SYS_pipe, "b", 3}, {SYS_pipe2, "bF", 3}, {SYS_ftruncate, "fo", 3}, {SYS_fallocate, "fioo", 2},
    {SYS_fadvise64, "fooi", 1}, {SYS_readahead, "fol", 1}, {SYS_fsync, "f", 1}, {SYS_fdatasync, "f", 1}, {SYS_sync, "", 1},
    {SYS_syncfs, "f", 1}, {SYS_sync_file_range, "fooF", 1}, {SYS_getdents, "fbl", 2}, {SYS_getdents64, "fbl", 2},
    {SYS_poll, "qii", 4}, {SYS_ppoll, "qitwi", 4}, {SYS_select, "ibbbt", 3}, {SYS_pselect6, "ibbbtb", 3},
    {SYS_epoll_create, "i", 2}, {SYS_epoll_create1, "F", 2}, {SYS_epoll_ctl, "fife", 9}, {SYS_epoll_wait, "fbii", 5},
    {SYS_epoll_pwait, "fbiiwi", 3}, {SYS_epoll_pwait2, "fbitwi", 3}, {SYS_signalfd, "fwi", 2}, {SYS_signalfd4, "fwiF", 3},
    {SYS_timerfd_create, "iF", 3}, {SYS_timerfd_settime, "fFTT", 4}, {SYS_timerfd_gettime, "fb", 2},
    {SYS_inotify_init, "", 1}, {SYS_inotify_init1, "F", 2}, {SYS_inotify_add_watch, "fpF", 4},
    {SYS_inotify_rm_watch, "fi", 3}, {SYS_eventfd, "i", 2}, {SYS_eventfd2, "iF", 3},
    {SYS_open, "pFm", 5}, {SYS_openat, "dpFm", 5}, {SYS_openat2, "dpbl", 1}, {SYS_creat, "nm", 2}, {SYS_chdir, "p", 1},
    {SYS_fchdir, "f", 1}, {SYS_getcwd, "bl", 2}, {SYS_umask, "m", 1}, {SYS_access, "pi", 2}, {SYS_faccessat, "dpi", 2},
    {SYS_faccessat2, "dpiF", 2}, {SYS_mkdir, "nm", 3}, {SYS_mkdirat, "dnm", 3}, {SYS_mknod, "nmx", 3},
    {SYS_mknodat, "dnmx", 3}, {SYS_rmdir, "n", 2}, {SYS_unlink, "n", 3}, {SYS_unlinkat, "dnF", 3}, {SYS_rename, "nn", 3},
    {SYS_renameat, "dndn", 3}, {SYS_renameat2, "dndnF", 3}, {SYS_link, "nn", 3}, {SYS_linkat, "dndnF", 3},
    {SYS_symlink, "pn", 3}, {SYS_symlinkat, "pdn", 3}, {SYS_readlink, "pbl", 2}, {SYS_readlinkat, "dpbl", 2},
    {SYS_stat, "pb", 2}, {SYS_fstat, "fb", 2}, {SYS_lstat, "pb", 2}, {SYS_newfstatat, "dpbF", 2}, {SYS_statx, "dpFFb", 2},
    {SYS_statfs, "pb", 1}, {SYS_fstatfs, "fb", 1}, {SYS_chmod, "nm", 2}, {SYS_fchmod, "fm", 2}, {SYS_fchmodat, "dnm", 2},
    {SYS_chown, "nii", 1}, {SYS_fchown, "fii", 1}, {SYS_lchown, "nii", 1}, {SYS_fchownat, "dniiF", 1},
    {SYS_truncate, "no", 2}, {SYS_utime, "nb", 1}, {SYS_utimes, "nb", 1}, {SYS_futimesat, "dnb", 1},
    {SYS_utimensat, "dnTF", 2}, {SYS_getxattr, "ppbl", 1}, {SYS_lgetxattr, "ppbl", 1}, {SYS_fgetxattr, "fpbl", 1},
    {SYS_listxattr, "pbl", 1}, {SYS_llistxattr, "pbl", 1}, {SYS_flistxattr, "fbl", 1}, {SYS_setxattr, "npblF", 1},
    {SYS_lsetxattr, "npblF", 1}, {SYS_fsetxattr, "fpblF", 1}, {SYS_removexattr, "np", 1}, {SYS_lremovexattr, "np", 1},
    {SYS_fremovexattr, "fp", 1},
    {SYS_brk, "a", 2}, {SYS_mmap, "aLrRfo", 12}, {SYS_munmap, "aL", 7}, {SYS_mprotect, "aLr", 8}, {SYS_mremap, "aLLFa", 8},
    {SYS_madvise, "aLi", 7}, {SYS_msync, "aLF", 3}, {SYS_process_vm_readv, "PvVvVi", 4},
    {SYS_process_vm_writev, "PvVvVi", 4}, {SYS_mincore, "aLb", 3}, {SYS_mlock, "aL", 2}, {SYS_mlock2, "aLF", 2},
    {SYS_munlock, "aL", 2}, {SYS_mlockall, "F", 1}, {SYS_munlockall, "", 1}, {SYS_memfd_create, "pF", 3},
    {SYS_rt_sigaction, "shbl", 4}, {SYS_rt_sigprocmask, "iwbl", 4}, {SYS_rt_sigpending, "bl", 2},
    {SYS_rt_sigtimedwait, "wbtl", 3}, {SYS_rt_sigsuspend, "wl", 1}, {SYS_pause, "", 1}, {SYS_sigaltstack, "Sb", 3},
    {SYS_ptrace, "APab", 6}, {SYS_ptrace, "APii", 6}, {SYS_ptrace, "APis", 4},
    {SYS_kill, "Ps", 3}, {SYS_tkill, "Ps", 3}, {SYS_tgkill, "PPs", 3}, {SYS_rt_sigqueueinfo, "Psb", 3},
    {SYS_rt_tgsigqueueinfo, "PPsb", 3}, {SYS_rt_sigreturn, "", 1},
    {SYS_clock_gettime, "ib", 2}, {SYS_clock_getres, "ib", 1}, {SYS_clock_settime, "it", 1}, {SYS_gettimeofday, "bb", 1},
    {SYS_settimeofday, "bb", 1}, {SYS_time, "b", 1}, {SYS_nanosleep, "tb", 3}, {SYS_clock_nanosleep, "iFtb", 3},
    {SYS_times, "b", 1}, {SYS_getrusage, "ib", 1}, {SYS_alarm, "i", 1}, {SYS_getitimer, "ib", 1}, {SYS_setitimer, "iTb", 3},
    {SYS_timer_create, "igb", 3}, {SYS_timer_settime, "iFTb", 4}, {SYS_timer_gettime, "ib", 2},
    {SYS_timer_getoverrun, "i", 2}, {SYS_timer_delete, "i", 2},
    {SYS_fork, "", 2}, {SYS_vfork, "", 1}, {SYS_clone, "KSbbx", 3}, {SYS_clone3, "kl", 3}, {SYS_execve, "pbb", 2},
    {SYS_execveat, "dpbbF", 2}, {SYS_exit, "i", 1}, {SYS_exit_group, "i", 1}, {SYS_wait4, "PbFb", 4},
    {SYS_waitid, "iPbFb", 4}, {SYS_pidfd_open, "PF", 3}, {SYS_pidfd_send_signal, "fsbF", 2}, {SYS_pidfd_getfd, "ffF", 1},
    {SYS_set_tid_address, "u", 2}, {SYS_set_robust_list, "bl", 2}, {SYS_get_robust_list, "Pbz", 2}, {SYS_rseq, "blFx", 1},
    {SYS_arch_prctl, "ib", 1}, {SYS_prctl, "iiiii", 4}, {SYS_prctl, "ibiii", 2}, {SYS_personality, "i", 1},
    {SYS_getrlimit, "ib", 1}, {SYS_setrlimit, "ib", 1}, {SYS_prlimit64, "Pibb", 1}, {SYS_getpriority, "iP", 1},
    {SYS_setpriority, "iPi", 1}, {SYS_ioprio_get, "iP", 1}, {SYS_ioprio_set, "iPi", 1}, {SYS_futex, "uiituix", 12},
    {SYS_membarrier, "iFi", 2}, {SYS_getpid, "", 1}, {SYS_gettid, "", 1}, {SYS_getppid, "", 1}, {SYS_getpgrp, "", 1},
    {SYS_getpgid, "P", 1}, {SYS_getsid, "P", 1}, {SYS_setpgid, "PP", 2}, {SYS_setsid, "", 1}, {SYS_getuid, "", 1},
    {SYS_setuid, "i", 1}, {SYS_setgid, "i", 1}, {SYS_setreuid, "ii", 1}, {SYS_setregid, "ii", 1},
    {SYS_setresuid, "iii", 1}, {SYS_setresgid, "iii", 1}, {SYS_getresuid, "bbb", 1}, {SYS_getresgid, "bbb", 1},
    {SYS_setfsuid, "i", 1}, {SYS_setfsgid, "i", 1}, {SYS_capget, "bb", 1}, {SYS_capset, "bb", 1}, {SYS_getgroups, "ib", 1},
    {SYS_setgroups, "ib", 1},
    {SYS_socket, "iii", 4}, {SYS_socketpair, "iiib", 4}, {SYS_bind, "fcz", 3}, {SYS_bind, "fci", 4}, {SYS_listen, "fi", 4},
    {SYS_accept, "fbz", 3}, {SYS_accept4, "fbzF", 3}, {SYS_connect, "fci", 5}, {SYS_getsockname, "fbz", 2},
    {SYS_getpeername, "fbz", 2}, {SYS_shutdown, "fi", 3}, {SYS_setsockopt, "fiibi", 4}, {SYS_getsockopt, "fiibz", 4},
    {SYS_sendto, "fblFci", 5}, {SYS_sendmsg, "fMF", 8}, {SYS_sendmmsg, "fMiF", 4}, {SYS_recvfrom, "fblFbz", 5},
    {SYS_recvmsg, "fMF", 7}, {SYS_recvmmsg, "fMiFt", 4},
    {SYS_uname, "b", 1}, {SYS_sysinfo, "b", 1}, {SYS_getrandom, "blF", 2}, {SYS_sched_yield, "", 2},
    {SYS_getcpu, "bbb", 1}, {SYS_sched_getaffinity, "Plb", 2}, {SYS_sched_setaffinity, "Plb", 2},
    {SYS_sched_getscheduler, "P", 1}, {SYS_sched_getparam, "Pb", 1}, {SYS_sched_getattr, "PblF", 1},
    {SYS_sched_get_priority_max, "i", 1}, {SYS_sched_get_priority_min, "i", 1}, {SYS_sched_rr_get_interval, "Pb", 1},
    {SYS_shmget, "iLF", 3}, {SYS_shmat, "iaF", 3}, {SYS_shmdt, "a", 2}, {SYS_shmctl, "iib", 3}, {SYS_semget, "iiF", 3},
    {SYS_semop, "ibi", 3}, {SYS_semtimedop, "ibit", 3}, {SYS_semctl, "iiib", 3}, {SYS_semctl, "iiii", 2},
    {SYS_msgget, "iF", 3}, {SYS_msgsnd, "iblF", 3}, {SYS_msgrcv, "iblxF", 3}, {SYS_msgctl, "iib", 3},
    {SYS_mq_open, "pFmb", 3}, {SYS_mq_unlink, "p", 2}, {SYS_mq_timedsend, "fblit", 3}, {SYS_mq_timedreceive, "fblbt", 3},
    {SYS_mq_notify, "fg", 2}, {SYS_mq_getsetattr, "fbb", 2}, {SYS_mount, "ppbFb", 1}, {SYS_syslog, "ibi", 1},
    {SYS_kcmp, "PPiff", 1}, {SYS_name_to_handle_at, "dpbbF", 1}, {SYS_ustat, "ib", 1},
};
