/* On which processors threads run and how: sched(7), sched_setaffinity(2), getpriority(2). */
#include "checks.h"
#include <sched.h>
#include <sys/resource.h>

#define NOBODY 4194303

static unsigned long set[16];

static long get(pid_t pid, unsigned size, void *to) {
    return syscall(SYS_sched_getaffinity, pid, size, to);
}

static long change(pid_t pid, unsigned size, void *from) {
    return syscall(SYS_sched_setaffinity, pid, size, from);
}

static void affinity(void) {
    begin("affinity");
    TRUE(get(0, sizeof set, set) >= 8);
    TRUE(get(getpid(), sizeof set, set) >= 8);
    SHOW(get(-1, sizeof set, set));
    SHOW(get(NOBODY, sizeof set, set));
    SHOW(get(-1, 4, set));
    SHOW(get(0, 12, set));
    SHOW(get(0, 0, set));
    SHOW(get(0, sizeof set, (void *) 8));
    SHOW(get(-1, sizeof set, (void *) 8));
    SHOW(change(-1, sizeof set, set));
    SHOW(change(NOBODY, sizeof set, set));
    SHOW(change(-1, sizeof set, (void *) 8));
    SHOW(change(0, sizeof set, set));
    unsigned long none = 0;
    SHOW(change(0, sizeof none, &none));
    SHOW(change(0, 0, &none));
    unsigned long beyond = 1UL << 63;
    SHOW(change(0, sizeof beyond, &beyond));
    unsigned long first = 1;
    SHOW(change(0, sizeof first, &first));
    TRUE(get(0, sizeof set, set) >= 8 && set[0] == 1);
    unsigned cpu = 9, node = 9;
    SHOW(syscall(SYS_getcpu, &cpu, &node, NULL));
    SHOW(cpu);
    SHOW(syscall(SYS_getcpu, NULL, NULL, NULL));
    SHOW(syscall(SYS_getcpu, (void *) 8, NULL, NULL));
}

static void policy(void) {
    begin("policy");
    struct sched_param param = {0};
    SHOW(syscall(SYS_sched_getscheduler, 0));
    SHOW(syscall(SYS_sched_getscheduler, -1));
    SHOW(syscall(SYS_sched_getscheduler, NOBODY));
    SHOW(syscall(SYS_sched_getparam, 0, &param));
    SHOW(param.sched_priority);
    SHOW(syscall(SYS_sched_getparam, 0, NULL));
    SHOW(syscall(SYS_sched_getparam, -1, &param));
    SHOW(syscall(SYS_sched_getparam, NOBODY, &param));
    SHOW(syscall(SYS_sched_getparam, 0, (void *) 8));
    SHOW(syscall(SYS_sched_setscheduler, 0, SCHED_BATCH, &param));
    SHOW(syscall(SYS_sched_getscheduler, 0));
    SHOW(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &param));
    SHOW(syscall(SYS_sched_setscheduler, 0, 77, &param));
    SHOW(syscall(SYS_sched_setscheduler, -1, SCHED_OTHER, &param));
    SHOW(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, NULL));
    param.sched_priority = 5;
    SHOW(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &param));
    SHOW(syscall(SYS_sched_get_priority_max, SCHED_FIFO));
    SHOW(syscall(SYS_sched_get_priority_min, SCHED_RR));
    SHOW(syscall(SYS_sched_get_priority_max, SCHED_OTHER));
    SHOW(syscall(SYS_sched_get_priority_max, 77));
}

static void priority(void) {
    begin("priority");
    SHOW(syscall(SYS_setpriority, PRIO_PROCESS, 0, 5));
    SHOW(syscall(SYS_getpriority, PRIO_PROCESS, 0));
    SHOW(syscall(SYS_setpriority, PRIO_PROCESS, 0, 100));
    SHOW(syscall(SYS_getpriority, PRIO_PROCESS, 0));
    SHOW(syscall(SYS_getpriority, PRIO_PROCESS, NOBODY));
    SHOW(syscall(SYS_getpriority, 9, 0));
    SHOW(syscall(SYS_setpriority, 9, 0, 0));
    SHOW(syscall(SYS_setpriority, PRIO_PROCESS, NOBODY, 0));
    SHOW(syscall(SYS_setpriority, PRIO_PGRP, 0, 3));
    SHOW(syscall(SYS_getpriority, PRIO_PGRP, 0));
}

struct attributes {
    unsigned size, policy;
    unsigned long flags;
    int nice;
    unsigned priority;
    unsigned long runtime, deadline, period;
};

static long set_policy(int policy, int priority) {
    struct sched_param param = {.sched_priority = priority};
    return syscall(SYS_sched_setscheduler, 0, policy, &param);
}

static void show(void) {
    struct sched_param param = {0};
    struct attributes attributes;
    struct timespec interval;
    syscall(SYS_sched_getparam, 0, &param);
    syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0);
    syscall(SYS_sched_rr_get_interval, 0, &interval);
    printf("policy %lx %u, priority %d %u, nice %d, flags %lx, %d\n", syscall(SYS_sched_getscheduler, 0),
            attributes.policy, param.sched_priority, attributes.priority, attributes.nice, attributes.flags,
            attributes.policy == SCHED_RR ? (int) (interval.tv_nsec / 1000000) : 0);
}

static void show_child(void) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        show();
        fflush(stdout);
        _exit(0);
    }
    reap(child);
}

static void real_time(void) {
    begin("real time");
    syscall(SYS_setpriority, PRIO_PROCESS, 0, 0);
    SHOW(set_policy(SCHED_FIFO, 0));
    SHOW(set_policy(SCHED_FIFO, 100));
    SHOW(set_policy(SCHED_FIFO, -1));
    SHOW(set_policy(SCHED_OTHER, 1));
    SHOW(set_policy(SCHED_FIFO, 99));
    show();
    show_child();
    SHOW(set_policy(SCHED_RR | SCHED_RESET_ON_FORK, 1));
    show();
    show_child();
    SHOW(set_policy(4, 0));
    SHOW(set_policy(SCHED_BATCH | SCHED_RESET_ON_FORK, 0));
    syscall(SYS_setpriority, PRIO_PROCESS, 0, -5);
    show();
    show_child();
    SHOW(set_policy(SCHED_IDLE, 0));
    show();
    show_child();
    struct sched_param param = {.sched_priority = 5};
    SHOW(syscall(SYS_sched_setparam, 0, &param));
    struct attributes attributes = {.size = 48, .policy = SCHED_FIFO, .nice = 7, .priority = 9};
    SHOW(syscall(SYS_sched_setattr, 0, &attributes, 0));
    show();
    SHOW(syscall(SYS_sched_setparam, 0, &param));
    show();
    attributes.policy = 6;
    attributes.priority = 0;
    SHOW(syscall(SYS_sched_setattr, 0, &attributes, 0));
    SHOW(set_policy(6, 0));
    attributes.policy = SCHED_OTHER;
    attributes.nice = -100;
    SHOW(syscall(SYS_sched_setattr, 0, &attributes, 0));
    show();
    SHOW(set_policy(SCHED_OTHER, 0));
    syscall(SYS_setpriority, PRIO_PROCESS, 0, 0);
}

static void limits(void) {
    begin("limits");
    struct rlimit limit;
    for (int which = RLIMIT_NICE; which <= RLIMIT_RTPRIO; which++) {
        getrlimit(which, &limit);
        printf("%d %d\n", (int) limit.rlim_cur, (int) limit.rlim_max);
    }
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        syscall(SYS_setresuid, 1000, 1000, 1000);
        SHOW(set_policy(SCHED_FIFO, 1));
        SHOW(set_policy(SCHED_FIFO, 0));
        SHOW(set_policy(SCHED_BATCH, 0));
        SHOW(set_policy(SCHED_IDLE, 0));
        SHOW(set_policy(SCHED_IDLE, 0));
        SHOW(set_policy(SCHED_OTHER, 0));
        SHOW(syscall(SYS_setpriority, PRIO_PROCESS, 0, 5));
        SHOW(syscall(SYS_setpriority, PRIO_PROCESS, 0, 4));
        struct attributes attributes = {.size = 48, .policy = 6, .runtime = 1000000, .deadline = 10000000};
        SHOW(syscall(SYS_sched_setattr, 0, &attributes, 0));
        attributes.runtime = 20000000;
        SHOW(syscall(SYS_sched_setattr, 0, &attributes, 0));
        fflush(stdout);
        _exit(0);
    }
    reap(child);
    child = fork();
    if (child == 0) {
        SHOW(set_policy(SCHED_FIFO, 12));
        syscall(SYS_setresuid, 1000, 1000, 1000);
        SHOW(set_policy(SCHED_FIFO, 13));
        SHOW(set_policy(SCHED_FIFO, 12));
        SHOW(set_policy(SCHED_FIFO, 11));
        SHOW(set_policy(SCHED_RR, 11));
        SHOW(set_policy(SCHED_FIFO, 12));
        SHOW(set_policy(SCHED_FIFO | SCHED_RESET_ON_FORK, 1));
        SHOW(set_policy(SCHED_FIFO, 1));
        show();
        fflush(stdout);
        _exit(0);
    }
    reap(child);
}

static void order(void) {
    begin("order");
    unsigned long first = 1, all = -1UL;
    change(0, sizeof first, &first);
    volatile int *ran = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int gates[4][2], priorities[4] = {10, 30, 20, 30};
    pid_t children[4];
    SHOW(set_policy(SCHED_FIFO, 50));
    for (int i = 0; i < 4; i++) {
        pipe(gates[i]);
        children[i] = fork();
        if (children[i] == 0) {
            char c;
            set_policy(SCHED_FIFO, priorities[i]);
            ran[0]++;
            read(gates[i][0], &c, 1);
            ran[++ran[9]] = i;
            _exit(0);
        }
    }
    while (ran[0] < 4) {
        sleep_ms(5);
    }
    sleep_ms(20);
    for (int i = 0; i < 4; i++) {
        write(gates[i][1], "x", 1);
    }
    for (int i = 0; i < 4; i++) {
        reap(children[i]);
    }
    printf("%d %d %d %d\n", ran[1], ran[2], ran[3], ran[4]);
    SHOW(set_policy(SCHED_OTHER, 0));
    change(0, sizeof all, &all);
    /* What never waits leaves something to others. */
    pid_t busy = fork();
    if (busy == 0) {
        set_policy(SCHED_FIFO, 40);
        while (1) {
            ran[20]++;
        }
    }
    while (ran[20] == 0) {
        sleep_ms(1);
    }
    sleep_ms(100);
    kill(busy, SIGKILL);
    SHOW(reap(busy));
}

int main(void) {
    limit(60);
    affinity();
    policy();
    priority();
    real_time();
    limits();
    order();
    return 0;
}
