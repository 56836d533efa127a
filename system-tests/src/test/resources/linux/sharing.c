/* Memory that is shared by a key: shmget(2), shmat(2), shmctl(2). */
#include "checks.h"
#include <limits.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#define KEY 0x5ea51de0
#define SIZE 10000

#ifndef SHM_STAT
#define SHM_STAT 13
#define SHM_INFO 14
#endif
#define STAT_ANY 15

static long attach(int id, const void *at, int flags) {
    return syscall(SYS_shmat, id, at, flags);
}

static long detach(const void *at) {
    return syscall(SYS_shmdt, at);
}

static long control(int id, int command, void *buffer) {
    return syscall(SYS_shmctl, id, command, buffer);
}

/* The line of /proc/sysvipc/shm that is about a segment, without what differs. */
static void show_line(int id) {
    FILE *file = fopen("/proc/sysvipc/shm", "r");
    char line[400];
    while (fgets(line, sizeof line, file)) {
        int key, number, perms, cpid, lpid, nattch, uid, gid, cuid, cgid;
        long size, atime, dtime, ctime, rss, swap;
        int found = sscanf(line, "%d %d %o %ld %d %d %d %d %d %d %d %ld %ld %ld %ld %ld", &key, &number, &perms, &size,
                &cpid, &lpid, &nattch, &uid, &gid, &cuid, &cgid, &atime, &dtime, &ctime, &rss, &swap);
        if (found == 0) {
            fputs(line, stdout);
        } else if (number == id) {
            printf("%d numbers, %zu long: %x %o %ld %d %d %d %d %d %d %d %ld %ld\n", found, strlen(line), key, perms, size,
                    cpid == getpid(), nattch, uid, gid, cuid, cgid, dtime != 0, rss, swap);
        }
    }
    fclose(file);
}

static int attached(int id) {
    struct shmid_ds state;
    return control(id, IPC_STAT, &state) < 0 ? -1 : (int) state.shm_nattch;
}

static void show(int id) {
    struct shmid_ds state;
    memset(&state, -1, sizeof state);
    SHOW(control(id, IPC_STAT, &state));
    printf("%o %zu %d %d %d %d, %lu times\n", state.shm_perm.mode, state.shm_segsz, state.shm_perm.uid,
            state.shm_perm.gid, state.shm_perm.cuid, state.shm_perm.cgid, state.shm_nattch);
    TRUE(state.shm_cpid == getpid());
    TRUE(state.shm_lpid == getpid());
    TRUE(state.shm_lpid == 0);
    TRUE(state.shm_atime == 0);
    TRUE(state.shm_dtime == 0);
    TRUE(labs(state.shm_ctime - time(NULL)) <= 2);
}

static void making(void) {
    begin("making");
    SHOW(shmget(KEY, SIZE, 0600));
    SHOW(shmget(KEY, 0, IPC_CREAT | 0600));
    SHOW(shmget(KEY, -1, IPC_CREAT | 0600));
    SHOW(shmget(KEY, 1UL << 62, IPC_CREAT | 0600));
    SHOW(shmget(IPC_PRIVATE, 0, 0600));
    int id = shmget(KEY, SIZE, IPC_CREAT | 0640);
    TRUE(id >= 0);
    TRUE(shmget(KEY, SIZE, 0600) == id);
    TRUE(shmget(KEY, 0, 0) == id);
    TRUE(shmget(KEY, 1, IPC_CREAT | 0666) == id);
    SHOW(shmget(KEY, SIZE + 1, 0600));
    SHOW(shmget(KEY, SIZE, IPC_CREAT | IPC_EXCL | 0600));
    SHOW(shmget(KEY, SIZE + 1, IPC_CREAT | IPC_EXCL | 0600));
    show(id);
    show_line(id);
    int other = shmget(IPC_PRIVATE, 1, 0);
    TRUE(other >= 0 && other != id);
    WELL(control(other, IPC_RMID, NULL));
    SHOW(control(other, IPC_RMID, NULL));
    SHOW(control(other, IPC_STAT, NULL));
    SHOW(attach(other, NULL, 0));
    SHOW(control(-1, IPC_RMID, NULL));
    SHOW(control(id, 77, NULL));
    SHOW(control(id, -1, NULL));
    SHOW(control(id, IPC_STAT, NULL));
    SHOW(control(id, IPC_SET, NULL));
    SHOW(control(id, IPC_SET, (void *) 8));
    struct shmid_ds state;
    control(id, IPC_STAT, &state);
    state.shm_perm.mode = 07604;
    state.shm_perm.uid = 5;
    state.shm_perm.gid = 6;
    state.shm_segsz = 1;
    SHOW(control(id, IPC_SET, &state));
    show(id);
    state.shm_perm.uid = -1;
    SHOW(control(id, IPC_SET, &state));
    SHOW(control(id, SHM_LOCK, NULL));
    show(id);
    SHOW(control(id, SHM_UNLOCK, NULL));
    memset(&state, 0, sizeof state);
    int highest = control(0, SHM_INFO, &state);
    TRUE(highest >= 0);
    int found = 0;
    for (int i = 0; i <= highest; i++) {
        found += control(i, SHM_STAT, &state) == id;
        found += control(i, STAT_ANY, &state) == id;
    }
    SHOW(found);
    SHOW(control(0, IPC_INFO, NULL) >= 0);
    SHOW(control(0, SHM_INFO, (void *) 8));
    unsigned long limits[9];
    TRUE(control(0, IPC_INFO, limits) == highest);
    printf("%lu %lu %lu %lu %lu\n", limits[0], limits[1], limits[2], limits[3], limits[4]);
    SHOW(control(id, IPC_RMID, NULL));
    SHOW(shmget(KEY, SIZE, 0600));
}

static char *map_hole(size_t length) {
    char *at = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(at, length);
    return at;
}

static volatile int faults;
static char *fault_page;

static void fault(int number) {
    faults++;
    if (mprotect(fault_page, 4096, PROT_READ | PROT_WRITE) != 0) {
        printf("%s\n", strerror(errno));
        _exit(9);
    }
}

static void mapping(void) {
    begin("mapping");
    int id = shmget(IPC_PRIVATE, SIZE, 0600);
    char *one = (char *) attach(id, NULL, 0);
    char *two = (char *) attach(id, NULL, SHM_RDONLY);
    TRUE(one != two && one[0] == 0);
    strcpy(one + 9000, "hello");
    SHOW(strcmp(two + 9000, "hello"));
    one[12287] = 1;
    show(id);
    SHOW(detach(one + 1));
    SHOW(detach(one + 4096));
    SHOW(detach(NULL));
    SHOW(detach((void *) -4096L));
    SHOW(detach(one));
    SHOW(detach(one));
    SHOW(attached(id));
    show(id);
    SHOW(mprotect(two, 4096, PROT_READ | PROT_WRITE));
    char *hole = map_hole(65536);
    SHOW(attach(id, hole + 5, 0));
    TRUE(attach(id, hole + 4096 + 5, SHM_RND) == (long) hole + 4096);
    SHOW(attach(id, hole, 0));
    SHOW(attach(id, hole + 8192, 0));
    SHOW(attach(id, NULL, SHM_REMAP));
    SHOW(attach(id, (void *) 5, SHM_RND | SHM_REMAP));
    SHOW(attach(id, (void *) 0x7ffffffff000, 0));
    SHOW(attach(id, (void *) -4096L, 0));
    SHOW(attach(id, (void *) (LONG_MIN + 4096), 0));
    TRUE(attach(id, hole + 8192, SHM_REMAP) == (long) hole + 8192);
    SHOW(attached(id));
    SHOW(hole[4096 + 9000 - 8192 + 4096] == 0);
    SHOW(strcmp(hole + 8192 + 9000, "hello"));
    /* What is left of the first at its place goes by the address where it began. */
    SHOW(detach(hole + 4096));
    SHOW(attached(id));
    /* In parts. */
    SHOW(munmap(hole + 8192 + 4096, 4096));
    SHOW(attached(id));
    SHOW(detach(hole + 8192));
    SHOW(attached(id));
    char *ends = (char *) attach(id, hole, 0);
    SHOW(munmap(ends, 4096));
    SHOW(attached(id));
    SHOW(detach(ends));
    SHOW(attached(id));
    SHOW(detach(two));
    SHOW(attached(id));
    /* Moved. */
    ends = (char *) attach(id, hole, 0);
    char *moved = mremap(ends, 12288, 12288, MREMAP_MAYMOVE | MREMAP_FIXED, hole + 32768);
    TRUE(moved == hole + 32768);
    SHOW(attached(id));
    SHOW(strcmp(moved + 9000, "hello"));
    SHOW(detach(ends));
    SHOW(detach(moved));
    SHOW(control(id, IPC_RMID, NULL));
}

static void removal(void) {
    begin("removal");
    int id = shmget(KEY, SIZE, IPC_CREAT | 0600);
    char *one = (char *) attach(id, NULL, 0);
    strcpy(one, "still there");
    SHOW(control(id, IPC_RMID, NULL));
    SHOW(shmget(KEY, SIZE, 0600));
    show(id);
    show_line(id);
    puts(one);
    char *two = (char *) attach(id, NULL, 0);
    puts(two);
    SHOW(attached(id));
    pid_t child = fork();
    if (child == 0) {
        SHOW(attached(id));
        strcpy(one, "from the child");
        SHOW(detach(one));
        SHOW(attached(id));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(attached(id));
    struct shmid_ds state;
    control(id, IPC_STAT, &state);
    TRUE(state.shm_lpid == child);
    puts(two);
    SHOW(detach(one));
    SHOW(detach(two));
    SHOW(attached(id));
    SHOW(control(id, IPC_RMID, NULL));
}

static void programs(char *self) {
    begin("programs");
    int id = shmget(IPC_PRIVATE, 4096, 0600);
    int *shared = (int *) attach(id, NULL, 0);
    *shared = 41;
    pid_t child = fork();
    if (child == 0) {
        char number[20];
        sprintf(number, "%d", id);
        execl(self, self, number, NULL);
        execl("/proc/self/exe", self, number, NULL);
        _exit(9);
    }
    SHOW(reap(child));
    SHOW(*shared);
    SHOW(attached(id));
    child = vfork();
    if (child == 0) {
        _exit(attached(id));
    }
    SHOW(reap(child) >> 8);
    SHOW(attached(id));
    detach(shared);
    SHOW(attached(id));
    SHOW(control(id, IPC_RMID, NULL));
}

static void permissions(void) {
    begin("permissions");
    int id = shmget(KEY, SIZE, IPC_CREAT | 0600);
    int other = shmget(IPC_PRIVATE, SIZE, 0644);
    struct shmid_ds state;
    control(other, IPC_STAT, &state);
    pid_t child = fork();
    if (child == 0) {
        syscall(SYS_setgroups, 0, NULL);
        syscall(SYS_setresgid, 1000, 1000, 1000);
        syscall(SYS_setresuid, 1000, 1000, 1000);
        TRUE(shmget(KEY, SIZE, 0) == id);
        SHOW(shmget(KEY, SIZE, 0400));
        SHOW(shmget(KEY, SIZE + 1, 0400));
        SHOW(attach(id, NULL, 0));
        SHOW(attach(id, NULL, SHM_RDONLY));
        SHOW(control(id, IPC_STAT, &state));
        SHOW(control(id, IPC_SET, &state));
        SHOW(control(id, IPC_RMID, NULL));
        SHOW(control(id, SHM_LOCK, NULL));
        SHOW(attach(other, NULL, 0));
        SHOW(attach(other, NULL, SHM_RDONLY | SHM_EXEC));
        char *shown = (char *) attach(other, NULL, SHM_RDONLY);
        SHOW(shown[0]);
        SHOW(mprotect(shown, 4096, PROT_READ | PROT_WRITE));
        SHOW(control(other, IPC_STAT, &state));
        SHOW(control(other, IPC_RMID, NULL));
        int own = shmget(IPC_PRIVATE, SIZE, 0);
        SHOW(attach(own, NULL, SHM_RDONLY));
        SHOW(control(own, IPC_STAT, &state));
        SHOW(control(own, IPC_RMID, NULL));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    control(id, IPC_STAT, &state);
    state.shm_perm.uid = 1000;
    SHOW(control(id, IPC_SET, &state));
    child = fork();
    if (child == 0) {
        syscall(SYS_setresuid, 1000, 1000, 1000);
        TRUE(attach(id, NULL, 0) > 0);
        SHOW(control(id, IPC_RMID, NULL));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(attached(id));
    SHOW(control(other, IPC_RMID, NULL));
}

int main(int count, char **arguments) {
    if (count > 1) {
        int id = atoi(arguments[1]);
        SHOW(attached(id));
        int *shared = (int *) attach(id, NULL, 0);
        ++*shared;
        SHOW(attached(id));
        exit(7);
    }
    limit(60);
    signal(SIGSEGV, fault);
    show_file("/proc/sys/kernel/shmmax");
    show_file("/proc/sys/kernel/shmall");
    show_file("/proc/sys/kernel/shmmni");
    making();
    mapping();
    removal();
    programs(arguments[0]);
    permissions();
    begin("faults");
    int id = shmget(IPC_PRIVATE, SIZE, 0600);
    fault_page = (char *) attach(id, NULL, 0);
    SHOW(control(id, IPC_RMID, NULL));
    SHOW(mprotect(fault_page, 4096, PROT_READ));
    SHOW(attached(id));
    *fault_page = 5;
    SHOW(faults);
    SHOW(detach(fault_page));
    SHOW(attached(id));
    return 0;
}
