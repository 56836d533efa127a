/* timer_create(2). */
#include "checks.h"
#include <sys/signalfd.h>

static volatile sig_atomic_t calls, code, timer_id, overruns, value;

static void handler(int number, siginfo_t *info, void *context) {
    calls++;
    code = info->si_code;
    timer_id = info->si_timerid;
    overruns += info->si_overrun;
    value = info->si_value.sival_int;
}

static struct itimerspec in_ms(int first, int interval) {
    struct itimerspec spec = {{interval / 1000, interval % 1000 * 1000000L}, {first / 1000, first % 1000 * 1000000L}};
    return spec;
}

static int64_t ms(struct timespec span) {
    return span.tv_sec * 1000LL + span.tv_nsec / 1000000;
}

static int make(clockid_t clock, int notify, int number, int attached) {
    struct sigevent event;
    memset(&event, 0, sizeof event);
    event.sigev_notify = notify;
    event.sigev_signo = number;
    event.sigev_value.sival_int = attached;
    if (notify == 4) {
        ((int *) &event)[4] = getpid();
    }
    int id = -1;
    return syscall(SYS_timer_create, clock, &event, &id) < 0 ? -errno : id;
}

static int set(int id, int flags, struct itimerspec spec, struct itimerspec *old) {
    return syscall(SYS_timer_settime, id, flags, &spec, old);
}

static int overrun(int id) {
    return syscall(SYS_timer_getoverrun, id);
}

static void arguments(void) {
    begin("arguments");
    int id = -1;
    struct itimerspec spec = in_ms(0, 0), old;
    SHOW(make(77, SIGEV_SIGNAL, SIGUSR1, 0));
    SHOW(make(CLOCK_MONOTONIC_RAW, SIGEV_SIGNAL, SIGUSR1, 0));
    SHOW(make(CLOCK_MONOTONIC, 9, SIGUSR1, 0));
    SHOW(make(CLOCK_MONOTONIC, SIGEV_SIGNAL, 0, 0));
    SHOW(make(CLOCK_MONOTONIC, SIGEV_SIGNAL, 65, 0));
    SHOW(make(CLOCK_MONOTONIC, SIGEV_NONE, 0, 0));
    SHOW(make(CLOCK_MONOTONIC, 4, SIGUSR1, 0));
    SHOW(syscall(SYS_timer_create, CLOCK_MONOTONIC, (void *) 8, &id));
    SHOW(syscall(SYS_timer_create, CLOCK_MONOTONIC, NULL, (void *) 8));
    SHOW(syscall(SYS_timer_create, CLOCK_MONOTONIC, NULL, &id));
    SHOW(syscall(SYS_timer_settime, id, 0, NULL, NULL));
    SHOW(syscall(SYS_timer_settime, id, 0, (void *) 8, NULL));
    SHOW(syscall(SYS_timer_settime, 99, 0, &spec, NULL));
    SHOW(syscall(SYS_timer_gettime, 99, &spec));
    SHOW(syscall(SYS_timer_gettime, id, (void *) 8));
    SHOW(syscall(SYS_timer_getoverrun, 99));
    SHOW(syscall(SYS_timer_delete, 99));
    spec.it_value.tv_nsec = 1000000000;
    SHOW(set(id, 0, spec, NULL));
    spec.it_value.tv_nsec = -1;
    SHOW(set(id, 0, spec, NULL));
    spec = in_ms(0, 50);
    SHOW(set(id, 0, spec, &old));
    SHOW(syscall(SYS_timer_gettime, id, &old));
    SHOW(ms(old.it_interval));
    SHOW(ms(old.it_value));
    SHOW(set(id, 0, in_ms(5000, 70), NULL));
    SHOW(set(id, 0, in_ms(0, 0), &old));
    SHOW(ms(old.it_interval));
    TRUE(ms(old.it_value) > 4000);
    SHOW(syscall(SYS_timer_delete, id));
    SHOW(syscall(SYS_timer_delete, id));
}

static void signals(void) {
    begin("signals");
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGALRM, &action, NULL);
    sigaction(SIGRTMIN, &action, NULL);
    int id = make(CLOCK_MONOTONIC, SIGEV_SIGNAL, SIGUSR1, 4711);
    SHOW(set(id, 0, in_ms(20, 0), NULL));
    int64_t before = now_ms();
    pause();
    TRUE(now_ms() - before < 3000);
    SHOW(calls);
    SHOW(code);
    TRUE(timer_id == id);
    SHOW(value);
    SHOW(overruns);
    SHOW(overrun(id));
    struct itimerspec old;
    SHOW(syscall(SYS_timer_gettime, id, &old));
    SHOW(ms(old.it_value));
    begin("again and again");
    calls = 0;
    SHOW(set(id, 0, in_ms(20, 20), NULL));
    while (calls < 5) {
        pause();
    }
    TRUE(now_ms() - before < 5000);
    SHOW(set(id, 0, in_ms(0, 0), &old));
    SHOW(ms(old.it_interval));
    begin("overruns");
    sigset_t block, none;
    sigemptyset(&none);
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigaddset(&block, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &block, NULL);
    calls = 0;
    overruns = 0;
    SHOW(set(id, 0, in_ms(10, 10), NULL));
    sleep_ms(100);
    SHOW(overrun(id));
    sigprocmask(SIG_SETMASK, &none, NULL);
    SHOW(set(id, 0, in_ms(0, 0), NULL));
    TRUE(calls >= 1 && calls <= 40);
    TRUE(overruns >= 4 && overruns <= 40);
    sigprocmask(SIG_BLOCK, &block, NULL);
    int other = make(CLOCK_REALTIME, SIGEV_SIGNAL, SIGUSR1, 12);
    int third = make(CLOCK_BOOTTIME, 4, SIGRTMIN, 13);
    SHOW(set(id, 0, in_ms(5, 0), NULL));
    SHOW(set(other, 0, in_ms(10, 0), NULL));
    SHOW(set(third, 0, in_ms(15, 0), NULL));
    sleep_ms(50);
    siginfo_t info;
    struct timespec now = {0, 0};
    for (int i = 0; i < 4; i++) {
        memset(&info, 0, sizeof info);
        SHOW(syscall(SYS_rt_sigtimedwait, &block, &info, &now, 8L));
        printf("%d %d %d %d\n", info.si_signo, info.si_code, info.si_value.sival_int, info.si_overrun);
    }
    begin("by nanoseconds");
    struct itimerspec tiny = {{0, 1}, {0, 1}};
    SHOW(set(id, 0, tiny, NULL));
    sleep_ms(30);
    memset(&info, 0, sizeof info);
    SHOW(syscall(SYS_rt_sigtimedwait, &block, &info, &now, 8L));
    TRUE(info.si_overrun > 10000000);
    SHOW(set(id, 0, in_ms(0, 0), NULL));
    syscall(SYS_rt_sigtimedwait, &block, &info, &now, 8L);
    signal(SIGUSR1, SIG_IGN);
    sigprocmask(SIG_SETMASK, &none, NULL);
    SHOW(set(id, 0, tiny, NULL));
    sleep_ms(50);
    struct itimerspec off = in_ms(0, 0);
    SHOW(set(id, 0, off, NULL));
    begin("absolute");
    sigaction(SIGUSR1, &action, NULL);
    struct itimerspec at = in_ms(0, 0);
    clock_gettime(CLOCK_REALTIME, &at.it_value);
    at.it_value.tv_nsec += 50000000;
    if (at.it_value.tv_nsec >= 1000000000) {
        at.it_value.tv_nsec -= 1000000000;
        at.it_value.tv_sec++;
    }
    calls = 0;
    before = now_ms();
    SHOW(set(other, TIMER_ABSTIME, at, NULL));
    pause();
    TRUE(now_ms() - before >= 45 && now_ms() - before < 3000);
    at.it_value.tv_sec = 1;
    SHOW(set(other, TIMER_ABSTIME, at, NULL));
    while (calls < 2) {
        sleep_ms(1);
    }
    SHOW(calls);
    begin("nobody");
    int none_id = make(CLOCK_MONOTONIC, SIGEV_NONE, 0, 0);
    SHOW(set(none_id, 0, in_ms(20, 0), NULL));
    SHOW(syscall(SYS_timer_gettime, none_id, &old));
    TRUE(ms(old.it_value) <= 20);
    sleep_ms(30);
    SHOW(syscall(SYS_timer_gettime, none_id, &old));
    SHOW(old.it_value.tv_sec == 0 && old.it_value.tv_nsec == 0);
    SHOW(overrun(none_id));
    begin("default");
    calls = 0;
    int plain = -1;
    SHOW(syscall(SYS_timer_create, CLOCK_MONOTONIC, NULL, &plain));
    SHOW(set(plain, 0, in_ms(10, 0), NULL));
    pause();
    TRUE(value == plain && timer_id == plain);
    pid_t child = fork();
    if (child == 0) {
        _exit(syscall(SYS_timer_gettime, plain, &old) == -1 && errno == EINVAL ? 3 : 4);
    }
    SHOW(reap(child));
    SHOW(syscall(SYS_timer_gettime, plain, &old));
    begin("through a file");
    sigprocmask(SIG_BLOCK, &block, NULL);
    int fd = signalfd(-1, &block, 0);
    SHOW(set(third, 0, in_ms(10, 0), NULL));
    struct signalfd_siginfo read_info;
    SHOW(read(fd, &read_info, sizeof read_info));
    printf("%d %d %d %d %d\n", read_info.ssi_signo, read_info.ssi_code, read_info.ssi_tid == third, read_info.ssi_overrun,
            read_info.ssi_int);
}

int main(void) {
    limit(60);
    arguments();
    signals();
    return 0;
}
