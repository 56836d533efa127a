/* sched(7), sched_setattr(2), capget(2). */
#include "checks.h"

struct attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
    uint32_t least, most;
    char more[64];
};

static int set(int pid, int policy, int priority) {
    return syscall(SYS_sched_setscheduler, pid, policy, &priority);
}

static int get(int pid) {
    return syscall(SYS_sched_getscheduler, pid);
}

static void policies(void) {
    begin("policies");
    int priority = 0;
    SHOW(syscall(SYS_setpriority, 0, 0, 0));
    SHOW(get(0));
    SHOW(get(-1));
    SHOW(get(999999));
    SHOW(set(0, 3, 0));
    SHOW(get(0));
    SHOW(get(getpid()));
    SHOW(set(0, 5, 0));
    SHOW(get(0));
    SHOW(set(0, 0, 1));
    SHOW(set(0, 4, 0));
    SHOW(set(0, 7, 0));
    SHOW(set(0, -1, 0));
    SHOW(set(-1, 0, 0));
    SHOW(set(999999, 0, 0));
    SHOW(set(0, 1, 0));
    SHOW(set(0, 2, 100));
    SHOW(syscall(SYS_sched_setscheduler, 0, 0, NULL));
    SHOW(syscall(SYS_sched_setscheduler, 0, 0, (void *) 8));
    SHOW(set(0, 0x40000000, 0));
    SHOW(get(0));
    pid_t child = fork();
    if (child == 0) {
        _exit(get(0));
    }
    SHOW(reap(child));
    SHOW(set(0, 3, 0));
    child = fork();
    if (child == 0) {
        _exit(get(0));
    }
    SHOW(reap(child));
    SHOW(set(0, 0, 0));
    priority = 77;
    SHOW(syscall(SYS_sched_getparam, 0, &priority));
    SHOW(priority);
    SHOW(syscall(SYS_sched_getparam, 0, NULL));
    SHOW(syscall(SYS_sched_getparam, -1, &priority));
    SHOW(syscall(SYS_sched_setparam, 0, &priority));
    priority = 5;
    SHOW(syscall(SYS_sched_setparam, 0, &priority));
    for (int i = -1; i < 9; i++) {
        long most = syscall(SYS_sched_get_priority_max, i);
        printf("%d: %ld %ld\n", i, most, syscall(SYS_sched_get_priority_min, i));
    }
    struct timespec span;
    SHOW(syscall(SYS_sched_rr_get_interval, 0, &span));
    SHOW(syscall(SYS_sched_rr_get_interval, -1, &span));
    SHOW(syscall(SYS_sched_rr_get_interval, 0, (void *) 8));
    begin("attributes");
    struct attributes some;
    memset(&some, 0xff, sizeof some);
    SHOW(syscall(SYS_sched_getattr, 0, &some, 48, 0));
    printf("%u %u %llu %d %u\n", some.size, some.policy, (unsigned long long) some.flags, some.nice, some.priority);
    SHOW(syscall(SYS_sched_getattr, 0, &some, 47, 0));
    SHOW(syscall(SYS_sched_getattr, 0, &some, 5000, 0));
    SHOW(syscall(SYS_sched_getattr, 0, &some, 48, 1));
    SHOW(syscall(SYS_sched_getattr, -1, &some, 48, 0));
    SHOW(syscall(SYS_sched_getattr, 0, NULL, 48, 0));
    SHOW(syscall(SYS_sched_getattr, 0, (void *) 8, 48, 0));
    memset(&some, 0, sizeof some);
    some.policy = 3;
    some.nice = 5;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 0));
    SHOW(get(0));
    SHOW(syscall(SYS_getpriority, 0, 0));
    some.size = 47;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 0));
    SHOW(some.size);
    some.size = sizeof some;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 0));
    some.more[60] = 1;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 0));
    some.size = 48;
    some.flags = 1;
    some.policy = 0;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 0));
    SHOW(get(0));
    some.flags = 1ULL << 40;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 0));
    some.flags = 0;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 1));
    SHOW(syscall(SYS_sched_setattr, 0, NULL, 0));
    some.priority = 4;
    SHOW(syscall(SYS_sched_setattr, 0, &some, 0));
}

static void capabilities(void) {
    begin("capabilities");
    struct {
        uint32_t version;
        int pid;
    } header = {0, 0};
    uint32_t data[6];
    SHOW(syscall(SYS_capget, &header, NULL));
    printf("%x\n", header.version);
    header.version = 5;
    SHOW(syscall(SYS_capget, &header, data));
    SHOW(syscall(SYS_capget, (void *) 8, data));
    SHOW(syscall(SYS_capget, &header, (void *) 8));
    header.pid = -1;
    SHOW(syscall(SYS_capget, &header, data));
    header.pid = 999999;
    SHOW(syscall(SYS_capget, &header, data));
    header.pid = 0;
    SHOW(syscall(SYS_capget, &header, data));
    SHOW(syscall(SYS_capset, &header, data));
    header.pid = 1;
    pid_t child = fork();
    if (child == 0) {
        setuid(1000);
        header.pid = 0;
        memset(data, 0xff, sizeof data);
        SHOW(syscall(SYS_capget, &header, data));
        printf("%x %x %x %x %x %x\n", data[0], data[1], data[2], data[3], data[4], data[5]);
        SHOW(syscall(SYS_capset, &header, data));
        data[1] = 1;
        SHOW(syscall(SYS_capset, &header, data));
        SHOW(set(0, 5, 0));
        SHOW(set(0, 1, 5));
        SHOW(set(getppid(), 0, 0));
        _exit(0);
    }
    SHOW(reap(child));
}

static int io_set(int which, int who, int class, int level) {
    return syscall(SYS_ioprio_set, which, who, class << 13 | level);
}

static int io_get(int which, int who) {
    return syscall(SYS_ioprio_get, which, who);
}

static void input_and_output(void) {
    begin("input and output");
    setpgid(0, 0);
    SHOW(io_get(1, 0));
    SHOW(io_get(2, 0));
    SHOW(io_get(0, 0));
    SHOW(io_get(4, 0));
    SHOW(io_get(1, 999999));
    SHOW(io_get(1, -1));
    SHOW(io_set(1, 0, 2, 7));
    SHOW(io_get(1, 0));
    SHOW(io_get(2, 0));
    SHOW(io_set(2, 0, 1, 3));
    SHOW(io_get(1, getpid()));
    SHOW(io_set(1, 0, 3, 5));
    SHOW(io_get(1, 0));
    SHOW(io_set(1, 0, 0, 3));
    SHOW(io_set(1, 0, 4, 0));
    SHOW(io_set(0, 0, 2, 0));
    SHOW(io_set(1, 999999, 2, 0));
    pid_t child = fork();
    if (child == 0) {
        int inherited = io_get(1, 0) == (3 << 13 | 5);
        setuid(1000);
        _exit(inherited && io_set(1, 0, 1, 0) == -1 && errno == EPERM && io_set(1, 0, 2, 1) == 0 ? 3 : 4);
    }
    SHOW(reap(child));
    SHOW(io_set(1, 0, 0, 0));
    SHOW(io_get(1, 0));
    SHOW(syscall(SYS_setpriority, 0, 0, 10));
    SHOW(io_get(2, 0));
}

int main(void) {
    limit(60);
    policies();
    input_and_output();
    capabilities();
    return 0;
}
