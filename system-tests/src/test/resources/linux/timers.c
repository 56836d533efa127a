/* timerfd_create(2), signalfd(2), timer_create(2). */
#include "checks.h"
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

static struct itimerspec in_ms(int first, int interval) {
    struct itimerspec spec = {{interval / 1000, interval % 1000 * 1000000L}, {first / 1000, first % 1000 * 1000000L}};
    return spec;
}

static int64_t ms(struct timespec span) {
    return span.tv_sec * 1000LL + span.tv_nsec / 1000000;
}

static int64_t expirations(int fd) {
    uint64_t count = 0;
    errno = 0;
    return read(fd, &count, 8) < 0 ? -errno : (int64_t) count;
}

static void timer_files(void) {
    begin("timer files");
    struct itimerspec spec, old;
    SHOW(timerfd_create(77, 0));
    SHOW(timerfd_create(CLOCK_PROCESS_CPUTIME_ID, 0));
    SHOW(timerfd_create(CLOCK_MONOTONIC, 1));
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    SHOW(fcntl(fd, F_GETFD));
    SHOW(fcntl(fd, F_GETFL));
    int pipes[2];
    pipe(pipes);
    spec = in_ms(20, 0);
    SHOW(timerfd_settime(pipes[0], 0, &spec, NULL));
    SHOW(timerfd_settime(99, 0, &spec, NULL));
    SHOW(timerfd_settime(fd, 8, &spec, NULL));
    SHOW(timerfd_settime(fd, 0, NULL, NULL));
    SHOW(timerfd_settime(fd, 0, (void *) 8, NULL));
    SHOW(timerfd_gettime(fd, NULL));
    SHOW(timerfd_gettime(pipes[0], &spec));
    spec.it_value.tv_nsec = 1000000000;
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    spec.it_value.tv_nsec = -1;
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    spec = in_ms(0, 0);
    spec.it_interval.tv_sec = -1;
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    spec = in_ms(0, 70);
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    SHOW(timerfd_gettime(fd, &old));
    SHOW(ms(old.it_value));
    SHOW(ms(old.it_interval));
    SHOW(expirations(fd));
    SHOW(poll_one(fd, POLLIN | POLLOUT));
    spec = in_ms(30, 0);
    SHOW(timerfd_settime(fd, 0, &spec, &old));
    SHOW(timerfd_gettime(fd, &old));
    TRUE(ms(old.it_value) <= 30 && ms(old.it_value) > 0);
    SHOW(ms(old.it_interval));
    sleep_ms(50);
    SHOW(poll_one(fd, POLLIN | POLLOUT | POLLRDNORM));
    SHOW(timerfd_gettime(fd, &old));
    SHOW(ms(old.it_value));
    SHOW(expirations(fd));
    SHOW(expirations(fd));
    spec = in_ms(20, 20);
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    sleep_ms(110);
    int64_t count = expirations(fd);
    TRUE(count >= 5 && count <= 50);
    SHOW(timerfd_settime(fd, 0, &spec, &old));
    SHOW(ms(old.it_interval));
    TRUE(ms(old.it_value) <= 20);
    sleep_ms(30);
    spec = in_ms(5000, 0);
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    SHOW(expirations(fd));
    char small[8];
    SHOW(read(fd, small, 7));
    SHOW(write(fd, small, 8));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(pread(fd, small, 8, 0));
    begin("absolute");
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    spec = in_ms(0, 0);
    spec.it_value = now;
    SHOW(timerfd_settime(fd, TFD_TIMER_ABSTIME, &spec, NULL));
    sleep_ms(5);
    SHOW(expirations(fd));
    spec.it_value.tv_sec = 0;
    spec.it_value.tv_nsec = 1;
    SHOW(timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, NULL));
    sleep_ms(5);
    SHOW(expirations(fd));
    int real = timerfd_create(CLOCK_REALTIME, 0);
    clock_gettime(CLOCK_REALTIME, &now);
    spec.it_value = now;
    spec.it_value.tv_sec += 1;
    SHOW(timerfd_settime(real, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, NULL));
    SHOW(timerfd_gettime(real, &old));
    TRUE(ms(old.it_value) > 100 && ms(old.it_value) <= 1000);
    spec = in_ms(40, 0);
    int64_t before = now_ms();
    SHOW(timerfd_settime(real, 0, &spec, NULL));
    SHOW(expirations(real));
    TRUE(now_ms() - before >= 39);
    int boot = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK);
    spec = in_ms(1, 0);
    SHOW(timerfd_settime(boot, 0, &spec, NULL));
    sleep_ms(10);
    SHOW(expirations(boot));
    begin("waiting for timers");
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data.u64 = 5};
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
    spec = in_ms(20, 20);
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    SHOW(epoll_wait(set, &event, 1, 1000));
    SHOW(event.events);
    SHOW(epoll_wait(set, &event, 1, 50));
    TRUE(expirations(fd) >= 2);
    SHOW(epoll_wait(set, &event, 1, 1000));
    before = now_ms();
    spec = in_ms(30, 0);
    SHOW(timerfd_settime(fd, 0, &spec, NULL));
    SHOW(epoll_wait(set, &event, 1, 5000));
    TRUE(now_ms() - before < 2000);
    pid_t child = fork();
    if (child == 0) {
        _exit(expirations(fd));
    }
    SHOW(reap(child));
    SHOW(expirations(fd));
    char link[64] = "", name[64];
    sprintf(name, "/proc/self/fd/%d", fd);
    SHOW(readlink(name, link, 63));
    puts(link);
}

static void show_signals(int fd, int most) {
    struct signalfd_siginfo infos[8];
    errno = 0;
    int length = read(fd, infos, most * sizeof *infos);
    printf("signals: %d %s", length < 0 ? -1 : length / (int) sizeof *infos, length < 0 ? strerror(errno) : "");
    for (int i = 0; i < length / (int) sizeof *infos; i++) {
        struct signalfd_siginfo *info = &infos[i];
        printf(" [%d code %d errno %d pid %d uid %d tid %d overrun %d status %d int %d ptr %llx addr %llx]", info->ssi_signo,
                info->ssi_code, info->ssi_errno, info->ssi_pid == getpid() ? 1 : info->ssi_pid != 0 ? 2 : 0, info->ssi_uid,
                info->ssi_tid, info->ssi_overrun, info->ssi_status, info->ssi_int, (unsigned long long) info->ssi_ptr,
                (unsigned long long) info->ssi_addr);
    }
    printf("\n");
}

static void signal_files(void) {
    begin("signal files");
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGCHLD);
    sigaddset(&set, SIGRTMIN);
    sigaddset(&set, SIGRTMIN + 1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    SHOW(syscall(SYS_signalfd4, -1, &set, 4L, 0));
    SHOW(syscall(SYS_signalfd4, -1, &set, 8L, 1));
    SHOW(syscall(SYS_signalfd4, -1, (void *) 8, 8L, 0));
    SHOW(syscall(SYS_signalfd4, 99, &set, 8L, 0));
    SHOW(syscall(SYS_signalfd4, 0, &set, 8L, 0));
    int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    SHOW(fcntl(fd, F_GETFD));
    SHOW(fcntl(fd, F_GETFL));
    show_signals(fd, 1);
    SHOW(poll_one(fd, POLLIN | POLLOUT));
    raise(SIGUSR1);
    raise(SIGUSR1);
    SHOW(poll_one(fd, POLLIN | POLLOUT | POLLRDNORM));
    SHOW(read(fd, &set, 8));
    SHOW(write(fd, &set, 8));
    kill(getpid(), SIGRTMIN + 1);
    sigqueue(getpid(), SIGRTMIN, (union sigval) {.sival_int = 77});
    sigqueue(getpid(), SIGRTMIN, (union sigval) {.sival_int = -78});
    show_signals(fd, 2);
    show_signals(fd, 4);
    show_signals(fd, 4);
    if (fork() == 0) {
        _exit(9);
    }
    int waits = signalfd(-1, &set, 0);
    show_signals(waits, 1);
    wait(NULL);
    raise(SIGUSR1);
    raise(SIGRTMIN);
    sigset_t other;
    sigemptyset(&other);
    sigaddset(&other, SIGRTMIN);
    sigaddset(&other, SIGKILL);
    SHOW(signalfd(fd, &other, 0) == fd);
    show_signals(fd, 4);
    show_signals(fd, 4);
    show_signals(waits, 4);
    raise(SIGRTMIN);
    pid_t child = fork();
    if (child == 0) {
        show_signals(fd, 4);
        _exit(0);
    }
    SHOW(reap(child));
    show_signals(fd, 4);
    begin("signals in a set of files");
    show_signals(waits, 4);
    int epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = 3};
    SHOW(epoll_ctl(epoll, EPOLL_CTL_ADD, waits, &event));
    SHOW(epoll_wait(epoll, &event, 1, 0));
    child = fork();
    if (child == 0) {
        sleep_ms(30);
        kill(getppid(), SIGUSR1);
        sleep_ms(300);
        _exit(0);
    }
    SHOW(epoll_wait(epoll, &event, 1, 5000));
    show_signals(waits, 4);
    SHOW(reap(child));
    SHOW(epoll_wait(epoll, &event, 1, 5000));
    show_signals(waits, 4);
    SHOW(epoll_wait(epoll, &event, 1, 0));
    SHOW(lseek(waits, 0, SEEK_SET));
}

int main(void) {
    limit(60);
    timer_files();
    signal_files();
    return 0;
}
