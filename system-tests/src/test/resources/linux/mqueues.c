/* Queues of messages with names and priorities: mq_overview(7). */
#include "checks.h"
#include <mqueue.h>
#include <sys/epoll.h>

/* The calls themselves: the C library changes names and descriptors' flags. */
static long mq(const char *name, int flags, int mode, struct mq_attr *attr) {
    return syscall(SYS_mq_open, name, flags, mode, attr);
}

static long mq_gone(const char *name) {
    return syscall(SYS_mq_unlink, name);
}

static long put(int fd, const char *text, unsigned priority) {
    struct timespec soon = {1, 0};
    return syscall(SYS_mq_timedsend, fd, text, strlen(text), priority, &soon);
}

static void take(int fd) {
    char text[9000] = "";
    unsigned priority = 99;
    errno = 0;
    long result = syscall(SYS_mq_timedreceive, fd, text, sizeof text, &priority, NULL);
    printf("%ld %s: %u '%s'\n", result, strerror(errno), priority, text);
}

static void show(int fd) {
    struct mq_attr attr;
    memset(&attr, -1, sizeof attr);
    SHOW(syscall(SYS_mq_getsetattr, fd, NULL, &attr));
    printf("flags %lx, %ld of %ld messages, %ld bytes each\n", attr.mq_flags, attr.mq_curmsgs, attr.mq_maxmsg,
            attr.mq_msgsize);
}

static void show_status(int fd) {
    char text[200] = "";
    SHOW(pread(fd, text, sizeof text, 0));
    char *pid = strstr(text, "NOTIFY_PID:");
    if (pid != NULL) {
        TRUE(atoi(pid + 11) == getpid() || atoi(pid + 11) == 0);
        *pid = 0;
    }
    puts(text);
}

static void making(void) {
    begin("making");
    SHOW(mq("here", O_RDWR, 0, NULL));
    SHOW(mq("", O_RDWR | O_CREAT, 0600, NULL));
    SHOW(mq("/here", O_RDWR | O_CREAT, 0600, NULL));
    SHOW(mq("a/b", O_RDWR | O_CREAT, 0600, NULL));
    SHOW(mq(".", O_RDWR | O_CREAT, 0600, NULL));
    SHOW(mq("..", O_RDWR, 0600, NULL));
    SHOW(mq((char *) 8, O_RDWR, 0, NULL));
    SHOW(mq("here", O_RDWR | O_CREAT, 0600, (void *) 8));
    char name[300];
    memset(name, 'n', sizeof name);
    name[256] = 0;
    SHOW(mq(name, O_RDWR | O_CREAT, 0600, NULL));
    SHOW(mq_gone(name));
    struct mq_attr attr = {.mq_maxmsg = 0, .mq_msgsize = 10};
    SHOW(mq("here", O_RDWR | O_CREAT, 0600, &attr));
    attr.mq_maxmsg = -1;
    SHOW(mq("here", O_RDWR | O_CREAT, 0600, &attr));
    attr.mq_maxmsg = 3;
    attr.mq_msgsize = 0;
    SHOW(mq("here", O_RDWR | O_CREAT, 0600, &attr));
    attr.mq_maxmsg = 1000000;
    attr.mq_msgsize = 10;
    SHOW(mq("here", O_RDWR | O_CREAT, 0600, &attr));
    umask(022);
    int fd = mq("here", O_RDWR | O_CREAT | O_NONBLOCK, 0666, NULL);
    SHOW(fd >= 0);
    show(fd);
    show_status(fd);
    SHOW(fcntl(fd, F_GETFD));
    struct stat status;
    SHOW(fstat(fd, &status));
    printf("%o %ld %ld %d %d\n", status.st_mode, (long) status.st_size, (long) status.st_nlink, status.st_uid,
            status.st_gid);
    SHOW(mq("here", O_RDWR | O_CREAT | O_EXCL, 0600, NULL));
    SHOW(mq("here", O_RDWR | O_WRONLY, 0600, NULL));
    SHOW(write(fd, "x", 1));
    attr.mq_flags = O_NONBLOCK | O_APPEND;
    SHOW(syscall(SYS_mq_getsetattr, fd, &attr, NULL));
    attr.mq_flags = 0;
    attr.mq_maxmsg = 5;
    SHOW(syscall(SYS_mq_getsetattr, fd, &attr, &attr));
    printf("%lx %ld\n", attr.mq_flags, attr.mq_maxmsg);
    show(fd);
    attr.mq_flags = O_NONBLOCK;
    SHOW(syscall(SYS_mq_getsetattr, fd, &attr, (void *) 8));
    SHOW(fcntl(fd, F_GETFL) & O_NONBLOCK);
    SHOW(syscall(SYS_mq_getsetattr, 0, NULL, NULL));
    SHOW(syscall(SYS_mq_getsetattr, 77, NULL, NULL));
    SHOW(syscall(SYS_mq_getsetattr, fd, (void *) 8, NULL));
    SHOW(mq_gone("here"));
    SHOW(mq_gone("here"));
    SHOW(mq_gone("/here"));
    SHOW(fstat(fd, &status));
    printf("%ld\n", (long) status.st_nlink);
    SHOW(put(fd, "it is still there", 1));
    take(fd);
    SHOW(close(fd));
}

static void messages(void) {
    begin("messages");
    struct mq_attr attr = {.mq_maxmsg = 4, .mq_msgsize = 10};
    int fd = mq("here", O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr);
    int reader = mq("here", O_RDONLY, 0, NULL);
    int writer = mq("here", O_WRONLY, 0, NULL);
    take(fd);
    SHOW(poll_one(fd, POLLIN | POLLOUT));
    SHOW(put(fd, "low", 1));
    SHOW(put(fd, "high", 32767));
    SHOW(put(writer, "low too", 1));
    SHOW(poll_one(reader, POLLIN | POLLOUT));
    SHOW(put(fd, "", 7));
    SHOW(poll_one(fd, POLLIN | POLLOUT));
    show(fd);
    show_status(fd);
    SHOW(put(fd, "more", 1));
    SHOW(put(writer, "more", 1));
    SHOW(put(fd, "x", 32768));
    SHOW(put(fd, "eleven byte", 1));
    SHOW(put(reader, "x", 1));
    SHOW(put(0, "x", 1));
    SHOW(put(77, "x", 1));
    SHOW(syscall(SYS_mq_timedsend, fd, (void *) 8, 5, 1, NULL));
    SHOW(syscall(SYS_mq_timedsend, writer, "x", 1, 1, (void *) 8));
    struct timespec bad = {0, -1}, past = {1, 0};
    SHOW(syscall(SYS_mq_timedsend, writer, "x", 1, 1, &bad));
    SHOW(syscall(SYS_mq_timedsend, fd, "x", 1, 1, &bad));
    char text[10];
    SHOW(syscall(SYS_mq_timedreceive, fd, text, 9, NULL, NULL));
    SHOW(syscall(SYS_mq_timedreceive, writer, text, 10, NULL, NULL));
    SHOW(syscall(SYS_mq_timedreceive, fd, text, 10, NULL, &bad));
    take(reader);
    take(fd);
    SHOW(syscall(SYS_mq_timedreceive, fd, (void *) 8, 10, NULL, NULL));
    SHOW(syscall(SYS_mq_timedreceive, fd, text, 10, (void *) 8, NULL));
    take(fd);
    SHOW(syscall(SYS_mq_timedreceive, reader, text, 10, NULL, &past));
    struct timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 20000000;
    if (soon.tv_nsec >= 1000000000) {
        soon.tv_sec++;
        soon.tv_nsec -= 1000000000;
    }
    int64_t before = now_ms();
    SHOW(syscall(SYS_mq_timedreceive, reader, text, 10, NULL, &soon));
    TRUE(now_ms() - before >= 15);
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET};
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, reader, &event));
    SHOW(epoll_wait(set, &event, 1, 0));
    SHOW(put(fd, "a", 0));
    SHOW(epoll_wait(set, &event, 1, 0));
    SHOW(epoll_wait(set, &event, 1, 0));
    SHOW(put(fd, "b", 0));
    SHOW(epoll_wait(set, &event, 1, 0));
    show(fd);
    close(fd);
    close(reader);
    close(writer);
    fd = mq("here", O_RDWR | O_NONBLOCK, 0, NULL);
    take(fd);
    SHOW(mq_gone("here"));
    close(fd);
}

static void handler(int number) {
}

static pid_t reader(int fd) {
    pid_t child = fork();
    if (child == 0) {
        signal(SIGUSR1, handler);
        struct sigaction action = {.sa_handler = handler};
        sigaction(SIGUSR2, &action, NULL);
        char text[10] = "";
        long result = syscall(SYS_mq_timedreceive, fd, text, 10, NULL, NULL);
        _exit(result < 0 ? 100 + errno : text[0]);
    }
    await_sleep(child);
    return child;
}

static void waiting(void) {
    begin("waiting");
    struct mq_attr attr = {.mq_maxmsg = 1, .mq_msgsize = 10};
    int fd = mq("here", O_RDWR | O_CREAT, 0600, &attr);
    pid_t first = reader(fd);
    pid_t second = reader(fd);
    SHOW(put(fd, "a", 1));
    SHOW(reap(first) >> 8);
    show(fd);
    SHOW(put(fd, "b", 1));
    SHOW(reap(second) >> 8);
    first = reader(fd);
    kill(first, SIGUSR1);
    await_sleep(first);
    kill(first, SIGUSR2);
    SHOW(reap(first) >> 8 == 100 + EINTR);
    SHOW(put(fd, "c", 1));
    pid_t sender = fork();
    if (sender == 0) {
        _exit(syscall(SYS_mq_timedsend, fd, "d", 1, 9, NULL) == 0 ? 3 : 4);
    }
    await_sleep(sender);
    take(fd);
    SHOW(reap(sender) >> 8);
    show(fd);
    take(fd);
    SHOW(mq_gone("here"));
    close(fd);
}

static void telling(void) {
    begin("telling");
    struct mq_attr attr = {.mq_maxmsg = 3, .mq_msgsize = 10};
    int fd = mq("here", O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr);
    struct sigevent event;
    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGUSR1;
    event.sigev_value.sival_int = 77;
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    SHOW(syscall(SYS_mq_notify, fd, (void *) 8));
    SHOW(syscall(SYS_mq_notify, 0, NULL));
    SHOW(syscall(SYS_mq_notify, 77, &event));
    SHOW(syscall(SYS_mq_notify, fd, NULL));
    SHOW(syscall(SYS_mq_notify, fd, &event));
    SHOW(syscall(SYS_mq_notify, fd, &event));
    show_status(fd);
    pid_t child = fork();
    if (child == 0) {
        SHOW(syscall(SYS_mq_notify, fd, NULL));
        SHOW(syscall(SYS_mq_notify, fd, &event));
        fflush(stdout);
        close(fd);
        _exit(0);
    }
    SHOW(reap(child));
    child = fork();
    if (child == 0) {
        SHOW(put(fd, "a", 1));
        SHOW(put(fd, "b", 1));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    struct timespec none = {0, 0};
    siginfo_t info;
    memset(&info, 0, sizeof info);
    SHOW(sigtimedwait(&set, &info, &none));
    TRUE(info.si_pid == child && info.si_code == SI_MESGQ && info.si_value.sival_int == 77 && info.si_uid == 0);
    SHOW(sigtimedwait(&set, &info, &none));
    show_status(fd);
    SHOW(syscall(SYS_mq_notify, fd, &event));
    SHOW(put(fd, "c", 1));
    SHOW(sigtimedwait(&set, &info, &none));
    take(fd);
    take(fd);
    take(fd);
    SHOW(put(fd, "d", 1));
    SHOW(sigtimedwait(&set, &info, &none));
    take(fd);
    event.sigev_signo = 65;
    SHOW(syscall(SYS_mq_notify, fd, &event));
    event.sigev_notify = 9;
    SHOW(syscall(SYS_mq_notify, fd, &event));
    event.sigev_notify = SIGEV_NONE;
    SHOW(syscall(SYS_mq_notify, fd, &event));
    show_status(fd);
    SHOW(put(fd, "e", 1));
    show_status(fd);
    take(fd);
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGUSR1;
    SHOW(syscall(SYS_mq_notify, fd, &event));
    int copy = dup(fd);
    close(copy);
    show_status(fd);
    SHOW(syscall(SYS_mq_notify, fd, &event));
    dup2(fd, copy);
    dup2(0, copy);
    show_status(fd);
    /* Who waits gets it, and nobody is told. */
    SHOW(syscall(SYS_mq_notify, fd, &event));
    int patient = mq("here", O_RDWR, 0, NULL);
    child = reader(patient);
    SHOW(put(fd, "f", 1));
    SHOW(reap(child) >> 8);
    SHOW(sigtimedwait(&set, &info, &none));
    SHOW(mq_gone("here"));
}

static void permissions(void) {
    begin("permissions");
    int fd = mq("here", O_RDWR | O_CREAT, 0604, NULL);
    close(mq("writable", O_RDWR | O_CREAT, 0602, NULL));
    SHOW(mq_gone("writable"));
    pid_t child = fork();
    if (child == 0) {
        syscall(SYS_setgroups, 0, NULL);
        syscall(SYS_setresgid, 1000, 1000, 1000);
        syscall(SYS_setresuid, 1000, 1000, 1000);
        SHOW(mq("here", O_RDWR, 0, NULL));
        SHOW(mq("here", O_WRONLY, 0, NULL));
        SHOW(mq("here", O_RDONLY, 0, NULL) >= 0);
        SHOW(mq_gone("here"));
        struct mq_attr attr = {.mq_maxmsg = 11, .mq_msgsize = 10};
        SHOW(mq("own", O_RDWR | O_CREAT, 0600, &attr));
        attr.mq_maxmsg = 10;
        attr.mq_msgsize = 8193;
        SHOW(mq("own", O_RDWR | O_CREAT, 0600, &attr));
        attr.mq_msgsize = 8192;
        char name[20];
        int made = 0;
        errno = 0;
        while (made < 20) {
            sprintf(name, "own%d", made);
            if (mq(name, O_RDWR | O_CREAT, 0600, &attr) < 0) {
                break;
            }
            made++;
        }
        printf("%d %s\n", made, strerror(errno));
        attr.mq_maxmsg = 1;
        attr.mq_msgsize = 1;
        SHOW(mq("small", O_RDWR | O_CREAT, 0, &attr) >= 0);
        SHOW(mq("small", O_RDWR, 0, NULL));
        SHOW(mq_gone("small"));
        for (int i = 0; i < made; i++) {
            sprintf(name, "own%d", i);
            mq_gone(name);
        }
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(mq_gone("here"));
    close(fd);
}

int main(void) {
    limit(60);
    making();
    messages();
    waiting();
    telling();
    permissions();
    return 0;
}
