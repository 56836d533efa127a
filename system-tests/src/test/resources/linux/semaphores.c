/* Sets of semaphores: semget(2), semop(2), semctl(2). */
#include "checks.h"
#include <limits.h>
#include <sys/ipc.h>
#include <sys/sem.h>

#define KEY 0x5ea51de1

#ifndef SEM_STAT
#define SEM_STAT 18
#define SEM_INFO 19
#endif
#define STAT_ANY 20
#ifndef SEM_UNDO
#define SEM_UNDO 0x1000
#endif

static long control(int id, int number, int command, long argument) {
    return syscall(SYS_semctl, id, number, command, argument);
}

static long operate(int id, struct sembuf *operations, unsigned count) {
    return syscall(SYS_semop, id, operations, count);
}

static long timed(int id, struct sembuf *operations, unsigned count, struct timespec *timeout) {
    return syscall(SYS_semtimedop, id, operations, count, timeout);
}

static long one(int id, int number, int change, int flags) {
    struct sembuf operation = {number, change, flags};
    return operate(id, &operation, 1);
}

static long two(int id, int number, int change, int flags, int number2, int change2, int flags2) {
    struct sembuf operations[2] = {{number, change, flags}, {number2, change2, flags2}};
    return operate(id, operations, 2);
}

static void values(int id) {
    unsigned short all[8];
    struct semid_ds state;
    control(id, 0, IPC_STAT, (long) &state);
    control(id, 0, GETALL, (long) all);
    printf("values");
    for (unsigned i = 0; i < state.sem_nsems; i++) {
        printf(" %d", all[i]);
    }
    printf("\n");
}

static void show(int id) {
    struct semid_ds state;
    memset(&state, -1, sizeof state);
    SHOW(control(id, 0, IPC_STAT, (long) &state));
    printf("%o %ld %d %d %d %d\n", state.sem_perm.mode, (long) state.sem_nsems, state.sem_perm.uid, state.sem_perm.gid,
            state.sem_perm.cuid, state.sem_perm.cgid);
    TRUE(state.sem_otime == 0);
    TRUE(labs(state.sem_ctime - time(NULL)) <= 2);
}

/* Waits until so many wait for a semaphore. */
static void await(int id, int number, int command, int count) {
    while (control(id, number, command, 0) != count) {
        sleep_ms(1);
    }
}

static void making(void) {
    begin("making");
    SHOW(semget(KEY, 3, 0600));
    SHOW(semget(KEY, 0, IPC_CREAT | 0600));
    SHOW(semget(KEY, -1, IPC_CREAT | 0600));
    SHOW(semget(KEY, 32001, IPC_CREAT | 0600));
    int id = semget(KEY, 3, IPC_CREAT | 0640);
    TRUE(id >= 0);
    TRUE(semget(KEY, 3, 0600) == id);
    TRUE(semget(KEY, 0, 0) == id);
    SHOW(semget(KEY, 4, 0600));
    SHOW(semget(KEY, 3, IPC_CREAT | IPC_EXCL | 0600));
    show(id);
    values(id);
    SHOW(control(id, 0, GETPID, 0));
    SHOW(control(id, 0, SETVAL, 5));
    TRUE(control(id, 0, GETPID, 0) == getpid());
    SHOW(control(id, 0, GETVAL, 0));
    SHOW(control(id, 1, GETVAL, 0));
    SHOW(control(id, 3, GETVAL, 0));
    SHOW(control(id, -1, GETVAL, 0));
    SHOW(control(id, 3, SETVAL, 0));
    SHOW(control(id, 0, SETVAL, -1));
    SHOW(control(id, 0, SETVAL, 32768));
    SHOW(control(id, 3, SETVAL, 32768));
    SHOW(control(id, 2, SETVAL, 32767));
    values(id);
    unsigned short all[3] = {1, 2, 3};
    SHOW(control(id, 77, SETALL, (long) all));
    values(id);
    all[1] = 40000;
    SHOW(control(id, 0, SETALL, (long) all));
    SHOW(control(id, 0, SETALL, 8));
    SHOW(control(id, 0, GETALL, 8));
    SHOW(control(id, 0, IPC_STAT, 8));
    SHOW(control(id, 0, IPC_SET, 8));
    SHOW(control(id, 0, 99, 0));
    SHOW(control(-1, 0, GETVAL, 0));
    values(id);
    struct semid_ds state;
    control(id, 0, IPC_STAT, (long) &state);
    state.sem_perm.mode = 07604;
    state.sem_perm.uid = 5;
    SHOW(control(id, 0, IPC_SET, (long) &state));
    show(id);
    state.sem_perm.gid = -1;
    SHOW(control(id, 0, IPC_SET, (long) &state));
    struct seminfo info;
    int highest = control(0, 0, SEM_INFO, (long) &info);
    TRUE(highest >= 0 && info.semusz >= 1 && info.semaem >= 3);
    int found = 0;
    for (int i = 0; i <= highest; i++) {
        found += control(i, 0, SEM_STAT, (long) &state) == id;
        found += control(i, 0, STAT_ANY, (long) &state) == id;
    }
    SHOW(found);
    TRUE(control(0, 0, IPC_INFO, (long) &info) == highest);
    printf("%d %d %d %d %d %d %d %d %d %d\n", info.semmap, info.semmni, info.semmns, info.semmnu, info.semmsl,
            info.semopm, info.semume, info.semusz, info.semvmx, info.semaem);
    SHOW(control(0, 0, IPC_INFO, 8));
    SHOW(control(id, 0, IPC_RMID, 0));
    SHOW(control(id, 0, IPC_RMID, 0));
    SHOW(control(id, 0, GETVAL, 0));
    SHOW(one(id, 0, 1, 0));
}

static void operations(void) {
    begin("operations");
    int id = semget(IPC_PRIVATE, 3, 0600);
    SHOW(one(id, 0, 3, 0));
    struct semid_ds state;
    control(id, 0, IPC_STAT, (long) &state);
    TRUE(state.sem_otime != 0);
    SHOW(one(id, 0, -1, 0));
    SHOW(one(id, 1, 0, 0));
    SHOW(one(id, 0, 0, IPC_NOWAIT));
    SHOW(one(id, 0, -3, IPC_NOWAIT));
    SHOW(one(id, 3, 1, 0));
    SHOW(one(id, 0, 32767, 0));
    SHOW(one(id, 0, -32768, IPC_NOWAIT));
    SHOW(two(id, 0, 1, 0, 1, -1, IPC_NOWAIT));
    values(id);
    SHOW(two(id, 0, -2, 0, 0, 0, 0));
    values(id);
    SHOW(two(id, 2, 1, 0, 2, -1, 0));
    SHOW(two(id, 2, -1, IPC_NOWAIT, 2, 1, 0));
    SHOW(two(id, 2, 5, 0, 1, 5, 0));
    values(id);
    SHOW(operate(id, NULL, 1));
    SHOW(operate(id, NULL, 0));
    SHOW(operate(-1, NULL, 0));
    struct sembuf many[501];
    for (int i = 0; i < 501; i++) {
        many[i].sem_num = 0;
        many[i].sem_op = 1;
        many[i].sem_flg = 0;
    }
    SHOW(operate(id, many, 500));
    SHOW(operate(id, many, 501));
    SHOW(operate(id, NULL, 501));
    SHOW(operate(-1, many, 1));
    values(id);
    struct timespec span = {0, 20000000}, bad = {0, -1}, past = {-1, 0};
    struct sembuf down = {1, -10, 0};
    int64_t before = now_ms();
    SHOW(timed(id, &down, 1, &span));
    TRUE(now_ms() - before >= 20);
    SHOW(timed(id, &down, 1, &bad));
    SHOW(timed(id, &down, 1, &past));
    SHOW(timed(id, &down, 1, (void *) 8));
    SHOW(timed(id, &down, 501, (void *) 8));
    SHOW(timed(id, &down, 501, &bad));
    SHOW(timed(id, &down, 0, &bad));
    SHOW(timed(id, (void *) 8, 1, &bad));
    down.sem_op = -1;
    SHOW(timed(id, &down, 1, &bad));
    SHOW(timed(id, &down, 1, &span));
    down.sem_op = -20;
    down.sem_flg = IPC_NOWAIT;
    SHOW(timed(id, &down, 1, &span));
    values(id);
    SHOW(control(id, 0, IPC_RMID, 0));
}

static void handler(int number) {
}

static void waiting(void) {
    begin("waiting");
    int id = semget(IPC_PRIVATE, 3, 0600);
    pid_t down = fork();
    if (down == 0) {
        _exit(one(id, 0, -2, 0) == 0 ? 3 : 4);
    }
    await(id, 0, GETNCNT, 1);
    pid_t zero = fork();
    if (zero == 0) {
        _exit(two(id, 1, -1, 0, 0, 0, 0) == 0 ? 5 : 6);
    }
    await(id, 1, GETNCNT, 1);
    SHOW(control(id, 0, GETNCNT, 0));
    SHOW(control(id, 0, GETZCNT, 0));
    SHOW(one(id, 0, 1, 0));
    SHOW(one(id, 1, 1, 0));
    await(id, 0, GETZCNT, 1);
    SHOW(control(id, 1, GETNCNT, 0));
    values(id);
    SHOW(one(id, 0, 1, 0));
    SHOW(reap(down));
    SHOW(reap(zero));
    values(id);
    TRUE(control(id, 0, GETPID, 0) == zero);
    /* In the order in which they came, but who wants less may pass. */
    pid_t many[3];
    int wants[3] = {-3, -1, -2};
    for (int i = 0; i < 3; i++) {
        many[i] = fork();
        if (many[i] == 0) {
            _exit(one(id, 2, wants[i], 0) == 0 ? i : 9);
        }
        await(id, 2, GETNCNT, i + 1);
    }
    SHOW(one(id, 2, 2, 0));
    SHOW(reap(many[1]));
    SHOW(control(id, 2, GETNCNT, 0));
    SHOW(control(id, 2, GETVAL, 0));
    SHOW(control(id, 2, SETVAL, 4));
    SHOW(reap(many[0]));
    SHOW(control(id, 2, GETNCNT, 0));
    unsigned short all[3] = {0, 0, 2};
    SHOW(control(id, 0, SETALL, (long) all));
    SHOW(reap(many[2]));
    values(id);
    /* Signals and removal. */
    down = fork();
    if (down == 0) {
        struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
        sigaction(SIGUSR1, &action, NULL);
        long result = one(id, 0, -1, 0);
        _exit(result < 0 ? errno : 0);
    }
    await(id, 0, GETNCNT, 1);
    kill(down, SIGUSR1);
    SHOW(reap(down) >> 8 == EINTR);
    SHOW(control(id, 0, GETNCNT, 0));
    down = fork();
    if (down == 0) {
        long result = one(id, 0, -1, 0);
        _exit(result < 0 ? errno : 0);
    }
    await(id, 0, GETNCNT, 1);
    SHOW(control(id, 0, IPC_RMID, 0));
    SHOW(reap(down) >> 8 == EIDRM);
}

static void undo(void) {
    begin("undo");
    int id = semget(IPC_PRIVATE, 4, 0600);
    control(id, 0, SETVAL, 5);
    pid_t child = fork();
    if (child == 0) {
        SHOW(one(id, 0, -3, SEM_UNDO));
        SHOW(one(id, 1, 7, SEM_UNDO));
        SHOW(one(id, 2, 2, 0));
        SHOW(one(id, 3, 4, SEM_UNDO));
        SHOW(control(id, 3, SETVAL, 9));
        SHOW(one(id, 1, 32767, SEM_UNDO));
        values(id);
        fflush(stdout);
        pid_t grandchild = fork();
        if (grandchild == 0) {
            _exit(0);
        }
        reap(grandchild);
        values(id);
        fflush(stdout);
        _exit(0);
    }
    int status = reap(child);
    SHOW(status);
    values(id);
    TRUE(control(id, 0, GETPID, 0) == child);
    child = fork();
    if (child == 0) {
        SHOW(one(id, 2, 20, SEM_UNDO));
        SHOW(one(id, 2, -21, 0));
        SHOW(two(id, 0, -5, SEM_UNDO, 0, 0, IPC_NOWAIT));
        SHOW(two(id, 0, -4, SEM_UNDO | IPC_NOWAIT, 0, 0, IPC_NOWAIT));
        SHOW(two(id, 3, -4, SEM_UNDO, 0, -1, IPC_NOWAIT));
        values(id);
        fflush(stdout);
        kill(getpid(), SIGKILL);
    }
    SHOW(reap(child));
    values(id);
    /* At the limit of what can be undone. */
    child = fork();
    if (child == 0) {
        control(id, 3, SETVAL, 0);
        SHOW(one(id, 3, 32767, SEM_UNDO));
        SHOW(one(id, 3, -32767, 0));
        SHOW(one(id, 3, 1, SEM_UNDO));
        SHOW(one(id, 3, 1, SEM_UNDO));
        SHOW(one(id, 3, 1, 0));
        values(id);
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    values(id);
    /* Who waits is woken by it. */
    control(id, 0, SETVAL, 0);
    control(id, 1, SETVAL, 1);
    child = fork();
    if (child == 0) {
        one(id, 1, -1, SEM_UNDO);
        one(id, 0, -1, 0);
        _exit(0);
    }
    await(id, 0, GETNCNT, 1);
    pid_t other = fork();
    if (other == 0) {
        _exit(one(id, 1, -1, 0) == 0 ? 3 : 4);
    }
    await(id, 1, GETNCNT, 1);
    one(id, 0, 1, 0);
    SHOW(reap(child));
    SHOW(reap(other));
    values(id);
    /* By a program that is executed too. */
    child = fork();
    if (child == 0) {
        one(id, 2, 3, SEM_UNDO);
        char number[20];
        sprintf(number, "%d", id);
        execl("/proc/self/exe", "semaphores", number, NULL);
        _exit(9);
    }
    SHOW(reap(child));
    values(id);
    child = fork();
    if (child == 0) {
        one(id, 2, 3, SEM_UNDO);
        control(id, 0, IPC_RMID, 0);
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(control(id, 0, GETVAL, 0));
}

static void permissions(void) {
    begin("permissions");
    int id = semget(KEY, 2, IPC_CREAT | 0644);
    unsigned short all[2] = {0};
    struct semid_ds state;
    pid_t child = fork();
    if (child == 0) {
        syscall(SYS_setgroups, 0, NULL);
        syscall(SYS_setresgid, 1000, 1000, 1000);
        syscall(SYS_setresuid, 1000, 1000, 1000);
        TRUE(semget(KEY, 2, 0400) == id);
        SHOW(semget(KEY, 2, 0600));
        SHOW(semget(KEY, 3, 0600));
        SHOW(one(id, 0, 1, 0));
        SHOW(one(id, 2, 1, 0));
        SHOW(one(id, 0, 0, 0));
        SHOW(one(id, 0, 1, SEM_UNDO));
        SHOW(control(id, 0, GETVAL, 0));
        SHOW(control(id, 0, SETVAL, 1));
        SHOW(control(id, 9, SETVAL, 1));
        SHOW(control(id, 0, GETALL, (long) all));
        SHOW(control(id, 0, SETALL, (long) all));
        SHOW(control(id, 0, SETALL, 8));
        SHOW(control(id, 0, IPC_STAT, (long) &state));
        SHOW(control(id, 0, IPC_SET, (long) &state));
        SHOW(control(id, 0, IPC_RMID, 0));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(control(id, 0, IPC_RMID, 0));
}

int main(int count, char **arguments) {
    if (count > 1) {
        int id = atoi(arguments[1]);
        values(id);
        SHOW(one(id, 2, 4, SEM_UNDO));
        exit(7);
    }
    limit(60);
    making();
    operations();
    waiting();
    undo();
    permissions();
    FILE *file = fopen("/proc/sysvipc/sem", "r");
    char line[200];
    fgets(line, sizeof line, file);
    fputs(line, stdout);
    file = fopen("/proc/sys/kernel/sem", "r");
    fgets(line, sizeof line, file);
    fputs(line, stdout);
    return 0;
}
