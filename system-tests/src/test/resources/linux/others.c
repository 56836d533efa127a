/* Calls and files that few programs use: futex_waitv(2), adjtimex(2), the machine in /sys, programs by other names. */
#include "checks.h"
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <sys/statfs.h>
#include <sys/timex.h>

struct waited {
    uint64_t value, address;
    uint32_t flags, reserved;
};

static uint32_t words[4];
static struct waited waited[200];

static void prepare(int count) {
    for (int i = 0; i < count; i++) {
        words[i % 4] = i % 4;
        waited[i] = (struct waited) {i % 4, (uintptr_t) &words[i % 4], 2 | 128, 0};
    }
}

static long waits(int count, int flags, struct timespec *until, int clock) {
    return syscall(449, waited, count, flags, until, clock);
}

static void *wakes(void *which) {
    sleep_ms(50);
    syscall(SYS_futex, &words[(intptr_t) which], 1 | 128, 1, NULL, NULL, 0);
    return NULL;
}

static void handler(int number) {
}

static void futexes(void) {
    begin("futex_waitv");
    prepare(4);
    struct timespec soon, past = {0, 0}, wrong = {0, 1000000000};
    clock_gettime(CLOCK_MONOTONIC, &soon);
    soon.tv_sec += 0;
    soon.tv_nsec += 20000000;
    soon.tv_sec += soon.tv_nsec / 1000000000;
    soon.tv_nsec %= 1000000000;
    SHOW(waits(0, 0, NULL, 0));
    SHOW(waits(129, 0, NULL, 0));
    SHOW(waits(4, 1, NULL, 0));
    SHOW(syscall(449, NULL, 4, 0, NULL, 0));
    SHOW(syscall(449, (void *) 8, 4, 0, NULL, 0));
    SHOW(waits(4, 0, &past, 2));
    SHOW(waits(4, 0, &wrong, CLOCK_MONOTONIC));
    SHOW(waits(4, 0, (void *) 8, CLOCK_MONOTONIC));
    SHOW(waits(4, 0, &past, CLOCK_MONOTONIC));
    SHOW(waits(4, 0, &past, CLOCK_REALTIME));
    SHOW(waits(4, 0, &soon, CLOCK_MONOTONIC));
    waited[3].value = 7;
    SHOW(waits(4, 0, NULL, 0));
    SHOW(waits(3, 0, &past, CLOCK_MONOTONIC));
    waited[1].flags = 1 | 128;
    SHOW(waits(4, 0, NULL, 0));
    waited[1].flags = 2 | 0x1000;
    SHOW(waits(4, 0, NULL, 0));
    waited[1].flags = 2;
    waited[1].reserved = 1;
    SHOW(waits(4, 0, NULL, 0));
    waited[1].reserved = 0;
    waited[1].address++;
    SHOW(waits(4, 0, NULL, 0));
    waited[1].address = 8;
    SHOW(waits(4, 0, NULL, 0));
    for (intptr_t i = 0; i < 4; i++) {
        prepare(4);
        pthread_t thread;
        pthread_create(&thread, NULL, wakes, (void *) i);
        SHOW(waits(4, 0, NULL, 0));
        pthread_join(thread, NULL);
    }
    prepare(128);
    pthread_t thread;
    pthread_create(&thread, NULL, wakes, (void *) 2);
    SHOW(waits(128, 0, NULL, 0));
    pthread_join(thread, NULL);
    SHOW(syscall(SYS_futex, &words[2], 1 | 128, INT_MAX, NULL, NULL, 0));
    signal(SIGALRM, handler);
    struct sigaction action = {.sa_handler = handler};
    sigaction(SIGALRM, &action, NULL);
    alarm(1);
    SHOW(waits(4, 0, NULL, 0));
    signal(SIGALRM, SIG_DFL);
    alarm(60);
}

static void clocks(void) {
    begin("adjtimex");
    struct timex timex;
    memset(&timex, 0, sizeof timex);
    TRUE(adjtimex(&timex) >= 0);
    TRUE(timex.tick == 10000 && timex.precision == 1 && timex.tolerance == 32768000 && timex.time.tv_sec > 1600000000);
    SHOW(syscall(SYS_adjtimex, (void *) 8));
    memset(&timex, 0, sizeof timex);
    TRUE(syscall(SYS_clock_adjtime, CLOCK_REALTIME, &timex) >= 0);
    SHOW(syscall(SYS_clock_adjtime, CLOCK_MONOTONIC, &timex));
    SHOW(syscall(SYS_clock_adjtime, 77, &timex));
    SHOW(syscall(SYS_clock_adjtime, 0, (void *) 8));
    pid_t child = fork();
    if (child == 0) {
        setuid(1000);
        memset(&timex, 0, sizeof timex);
        TRUE(adjtimex(&timex) >= 0);
        timex.modes = ADJ_FREQUENCY;
        SHOW(syscall(SYS_adjtimex, &timex));
        timex.modes = ADJ_OFFSET_SS_READ;
        TRUE(syscall(SYS_adjtimex, &timex) >= 0);
        _exit(0);
    }
    SHOW(reap(child));
}

static int digits(const char *path) {
    FILE *file = fopen(path, "r");
    int first = -1;
    if (file != NULL) {
        fscanf(file, "%d", &first);
        fclose(file);
    }
    return first;
}

static void machine(void) {
    begin("/sys");
    struct statfs status;
    SHOW(statfs("/sys", &status));
    printf("%lx\n", (long) status.f_type);
    SHOW(digits("/sys/devices/system/cpu/online"));
    SHOW(digits("/sys/devices/system/cpu/possible"));
    SHOW(digits("/sys/devices/system/cpu/present"));
    SHOW(digits("/sys/devices/system/cpu/cpu0/topology/core_id"));
    SHOW(digits("/sys/devices/system/cpu/cpu0/topology/physical_package_id"));
    SHOW(digits("/sys/devices/system/cpu/cpu0/topology/thread_siblings_list"));
    SHOW(access("/sys/devices/system/cpu/cpu99", F_OK));
    SHOW(access("/sys/block", F_OK));
    SHOW(access("/sys/class", F_OK));
    SHOW(access("/sys/fs/nothing", F_OK));
    SHOW(open("/sys/devices/system/cpu/online", O_WRONLY | O_CREAT | O_EXCL, 0600));
    /* What is mapped, with sizes. */
    char *at = mmap(NULL, 8 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    at[0] = at[4096] = at[5 * 4096] = 1;
    FILE *file = fopen("/proc/self/smaps", "r");
    char line[200];
    int found = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        unsigned long start = 0, end = 0;
        char word[30];
        long size;
        if (sscanf(line, "%lx-%lx ", &start, &end) == 2) {
            found = start <= (uintptr_t) at && end > (uintptr_t) at;
        } else if (found && sscanf(line, "%29s %ld kB", word, &size) == 2
                && (strcmp(word, "Rss:") == 0 || strcmp(word, "Private_Dirty:") == 0 || strcmp(word, "MMUPageSize:") == 0
                || strcmp(word, "Swap:") == 0)) {
            TRUE(size >= 0);
            printf("%s %s\n", word, size >= 12 ? "12 or more" : size == 4 ? "4" : size == 0 ? "0" : "other");
        }
    }
    fclose(file);
}

static void shows_itself(const char *how) {
    char path[200];
    memset(path, 0, sizeof path);
    readlink("/proc/self/exe", path, sizeof path - 1);
    printf("%s: %s\n", how, strrchr(path, '/'));
}

static void runs(const char *path, const char *how) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        execl(path, path, how, NULL);
        _exit(1);
    }
    reap(child);
}

static void names(void) {
    begin("names of the program");
    shows_itself("as it was started");
    runs("/proc/self/exe", "by the link");
    symlink("/proc/self/exe", "/tmp/others-link");
    runs("/tmp/others-link", "by a link to the link");
    unlink("/tmp/others-link");
    int fd = open("/proc/self/exe", O_RDONLY);
    char path[64];
    sprintf(path, "/proc/self/fd/%d", fd);
    runs(path, "by a descriptor");
    char itself[200];
    memset(itself, 0, sizeof itself);
    readlink("/proc/self/exe", itself, sizeof itself - 1);
    symlink(itself, "/tmp/others-link");
    runs("/tmp/others-link", "by a link");
    unlink("/tmp/others-link");
}

int main(int argc, char **argv) {
    if (argc > 1) {
        shows_itself(argv[1]);
        return 0;
    }
    limit(60);
    futexes();
    clocks();
    machine();
    names();
    return 0;
}
