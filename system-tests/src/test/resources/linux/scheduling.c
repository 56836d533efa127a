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

int main(void) {
    affinity();
    policy();
    priority();
    return 0;
}
