/* Timers and sleeping on clocks of processor time: timer_create(2), clock_nanosleep(2), clock_getcpuclockid(3);
 * and whose time it was, getrusage(2) and setitimer(2). */
#include "checks.h"
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/time.h>

#define MS 1000000L

static volatile int went_off, told;

static void handler(int number, siginfo_t *info, void *context) {
    went_off++;
    told = info->si_value.sival_int;
}

static long now(clockid_t clock) {
    struct timespec time = {-1, 0};
    if (clock_gettime(clock, &time) != 0) {
        return -1;
    }
    return time.tv_sec * 1000 * MS + time.tv_nsec;
}

static void work(long nanos) {
    long end = now(CLOCK_THREAD_CPUTIME_ID) + nanos;
    while (now(CLOCK_THREAD_CPUTIME_ID) < end) {
    }
}

/* Works until timers have gone off so often. */
static void work_until(int count) {
    while (went_off < count) {
        work(MS);
    }
}

static long create(clockid_t clock, int notify, int value, int *timer) {
    struct sigevent event;
    memset(&event, 0, sizeof event);
    event.sigev_notify = notify;
    event.sigev_signo = SIGUSR1;
    event.sigev_value.sival_int = value;
    return syscall(SYS_timer_create, clock, &event, timer);
}

static long set(int timer, int flags, long first, long interval) {
    struct itimerspec spec = {{interval / (1000 * MS), interval % (1000 * MS)}, {first / (1000 * MS), first % (1000 * MS)}};
    return syscall(SYS_timer_settime, timer, flags, &spec, NULL);
}

static long left(int timer) {
    struct itimerspec spec;
    memset(&spec, -1, sizeof spec);
    syscall(SYS_timer_gettime, timer, &spec);
    return spec.it_value.tv_sec * 1000 * MS + spec.it_value.tv_nsec;
}

static void *busy(void *end) {
    work((long) end);
    return NULL;
}

static void timers(void) {
    begin("timers");
    clockid_t clocks[] = {CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID};
    for (int i = 0; i < 2; i++) {
        int timer = -1;
        went_off = 0;
        SHOW(create(clocks[i], SIGEV_SIGNAL, 70 + i, &timer));
        SHOW(left(timer));
        long start = now(clocks[i]);
        SHOW(set(timer, 0, 300 * MS, 0));
        TRUE(left(timer) > 0 && left(timer) <= 300 * MS);
        sleep_ms(350);
        SHOW(went_off);
        work_until(1);
        TRUE(now(clocks[i]) - start >= 300 * MS);
        SHOW(told);
        SHOW(left(timer));
        work(30 * MS);
        SHOW(went_off);
        /* At a time that is over, at one to come, again and again. */
        went_off = 0;
        SHOW(set(timer, TIMER_ABSTIME, 1, 0));
        work_until(1);
        start = now(clocks[i]);
        SHOW(set(timer, TIMER_ABSTIME, start + 100 * MS, 0));
        work_until(2);
        TRUE(now(clocks[i]) - start >= 100 * MS);
        start = now(clocks[i]);
        SHOW(set(timer, 0, 20 * MS, 20 * MS));
        work_until(8);
        TRUE(now(clocks[i]) - start >= 120 * MS);
        SHOW(set(timer, 0, 0, 0));
        int before = went_off;
        work(50 * MS);
        TRUE(went_off == before);
        SHOW(syscall(SYS_timer_delete, timer));
        SHOW(create(clocks[i], SIGEV_NONE, 0, &timer));
        SHOW(set(timer, 0, 20 * MS, 0));
        work(40 * MS);
        TRUE(went_off == before);
        SHOW(left(timer));
        SHOW(syscall(SYS_timer_delete, timer));
    }
    begin("threads");
    int whole, alone;
    pthread_t thread;
    create(CLOCK_PROCESS_CPUTIME_ID, SIGEV_SIGNAL, 1, &whole);
    create(CLOCK_THREAD_CPUTIME_ID, SIGEV_SIGNAL, 2, &alone);
    went_off = 0;
    set(alone, 0, 1000 * MS, 0);
    pthread_create(&thread, NULL, busy, (void *) (400 * MS));
    pthread_join(thread, NULL);
    SHOW(went_off);
    set(alone, 0, 0, 0);
    set(whole, 0, 200 * MS, 0);
    pthread_create(&thread, NULL, busy, (void *) (400 * MS));
    pthread_join(thread, NULL);
    SHOW(went_off);
    SHOW(told);
}

static void clocks(void) {
    begin("clocks");
    clockid_t clock;
    int timer;
    TRUE(now(~0U << 3 | 2) > 0 && labs(now(~0U << 3 | 2) - now(CLOCK_PROCESS_CPUTIME_ID)) < 50 * MS);
    TRUE(now(~0U << 3 | 6) > 0 && labs(now(~0U << 3 | 6) - now(CLOCK_THREAD_CPUTIME_ID)) < 50 * MS);
    SHOW(now(~0U << 3 | 3));
    SHOW(now(~999999U << 3 | 2));
    SHOW(now(~999998U << 3 | 6));
    SHOW(clock_getcpuclockid(getpid(), &clock));
    TRUE(now(clock) > 0);
    pid_t child = fork();
    if (child == 0) {
        work(60 * MS);
        sleep_ms(10000);
        _exit(0);
    }
    SHOW(clock_getcpuclockid(child, &clock));
    went_off = 0;
    SHOW(create(clock, SIGEV_SIGNAL, 5, &timer));
    SHOW(set(timer, TIMER_ABSTIME, 20 * MS, 0));
    while (!went_off) {
        sleep_ms(5);
    }
    TRUE(now(clock) >= 20 * MS);
    while (now(clock) < 60 * MS) {
        sleep_ms(5);
    }
    kill(child, SIGKILL);
    reap(child);
    SHOW(now(clock));
    SHOW(create(clock, SIGEV_SIGNAL, 5, &timer));
    SHOW(create(~0U << 3 | 3, SIGEV_SIGNAL, 5, &timer));
    SHOW(create(CLOCK_MONOTONIC_RAW, SIGEV_SIGNAL, 5, &timer));
    SHOW(create(77, SIGEV_SIGNAL, 5, &timer));
}

static long sleep_on(clockid_t clock, int flags, long nanos, struct timespec *rest) {
    struct timespec span = {nanos / (1000 * MS), nanos % (1000 * MS)};
    return syscall(SYS_clock_nanosleep, clock, flags, &span, rest);
}

static void *sleeper(void *unused) {
    long before = now(CLOCK_PROCESS_CPUTIME_ID);
    SHOW(sleep_on(CLOCK_PROCESS_CPUTIME_ID, 0, 50 * MS, NULL));
    TRUE(now(CLOCK_PROCESS_CPUTIME_ID) - before >= 50 * MS);
    SHOW(sleep_on(CLOCK_PROCESS_CPUTIME_ID, TIMER_ABSTIME, now(CLOCK_PROCESS_CPUTIME_ID) + 50 * MS, NULL));
    TRUE(now(CLOCK_PROCESS_CPUTIME_ID) - before >= 100 * MS);
    return unused;
}

static void sleeping(void) {
    begin("sleeping");
    SHOW(sleep_on(CLOCK_THREAD_CPUTIME_ID, 0, MS, NULL));
    SHOW(sleep_on(~0U << 3 | 6, 0, MS, NULL));
    SHOW(sleep_on(CLOCK_PROCESS_CPUTIME_ID, 0, -1, NULL));
    SHOW(sleep_on(CLOCK_PROCESS_CPUTIME_ID, TIMER_ABSTIME, 1, NULL));
    SHOW(sleep_on(77, 0, MS, NULL));
    pthread_t thread;
    pthread_create(&thread, NULL, sleeper, NULL);
    while (pthread_tryjoin_np(thread, NULL) != 0) {
        work(2 * MS);
    }
    /* While nobody works the clock stands still, until a signal comes. */
    struct itimerval timer = {{0, 0}, {0, 50000}};
    struct timespec rest = {9, 9};
    setitimer(ITIMER_REAL, &timer, NULL);
    SHOW(sleep_on(CLOCK_PROCESS_CPUTIME_ID, 0, 5000 * MS, &rest));
    TRUE(rest.tv_sec >= 2 && rest.tv_sec < 5);
}

/* How much more has gone by since the last time: in user code, in the kernel. */
static long in_user, in_kernel;

static void look(void) {
    static struct rusage last;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    struct timeval user, kernel;
    timersub(&usage.ru_utime, &last.ru_utime, &user);
    timersub(&usage.ru_stime, &last.ru_stime, &kernel);
    in_user = user.tv_sec * 1000000 + user.tv_usec;
    in_kernel = kernel.tv_sec * 1000000 + kernel.tv_usec;
    last = usage;
}

static void have_kernel_work(long nanos) {
    static char buffer[1 << 20];
    int zeros = open("/dev/zero", O_RDONLY);
    for (long end = now(CLOCK_PROCESS_CPUTIME_ID) + nanos; now(CLOCK_PROCESS_CPUTIME_ID) < end;) {
        read(zeros, buffer, sizeof buffer);
    }
    close(zeros);
}

static void compute(void) {
    for (volatile int i = 0; i < 200000; i++) {
    }
}

static void whose_time(void) {
    begin("whose");
    /* On the last processor there is, where nothing else may be going on. */
    cpu_set_t set;
    sched_getaffinity(0, sizeof set, &set);
    int last = CPU_SETSIZE - 1;
    while (!CPU_ISSET(last, &set)) {
        last--;
    }
    CPU_ZERO(&set);
    CPU_SET(last, &set);
    sched_setaffinity(0, sizeof set, &set);
    look();
    have_kernel_work(400 * MS);
    look();
    TRUE(in_kernel > 2 * in_user);
    for (int i = 0; i < 300; i++) {
        compute();
    }
    look();
    TRUE(in_user > 2 * in_kernel);
    long user = 0, kernel = 0;
    for (int i = 0; i < 300; i++) {
        compute();
        look();
        user += in_user;
        kernel += in_kernel;
    }
    TRUE(user > 2 * kernel);
    for (int i = 0; i < 3; i++) {
        have_kernel_work(100 * MS);
        went_off = 0;
        long start = now(CLOCK_PROCESS_CPUTIME_ID);
        struct itimerval soon = {{0, 0}, {0, 100000}};
        setitimer(ITIMER_VIRTUAL, &soon, NULL);
        while (!went_off) {
            compute();
        }
        TRUE(now(CLOCK_PROCESS_CPUTIME_ID) - start > 80 * MS);
    }
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGALRM, &action, NULL);
    sigaction(SIGVTALRM, &action, NULL);
    timers();
    clocks();
    sleeping();
    whose_time();
    return 0;
}
