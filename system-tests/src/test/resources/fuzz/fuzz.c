/*
 * Makes system calls at random: fuzz SEED SECONDS WORKERS. Workers are processes with three threads each, every other one
 * without privileges, that make calls until they end or are ended; a new one takes the place of each. After every round all
 * that is left of them has to end when it is killed. The same seed begins the same way; then threads get in each
 * other's way as they happen to. The last line says how many calls were made, and "fuzz: done".
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>

#include "calls.h"
#include "arguments.h"
#include "structures.h"

#define COUNT (sizeof CALLS / sizeof *CALLS)
#define NUMBERS 512
#define THREADS 3
#define ROUND_MILLISECONDS 2000
#define END_MILLISECONDS 20000

struct shared {
    unsigned long made[NUMBERS];
    unsigned long succeeded[NUMBERS];
};

static struct shared *shared;
static int choices[4096];
static int choice_count;
static struct self selves[THREADS];

static long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void step(struct self *self) {
    const struct call *call = &CALLS[choices[below(self, choice_count)]];
    long number = call->number;
    const char *kinds = call->arguments;
    if (below(self, 200) == 0) {
        number = below(self, NUMBERS);
        kinds = "xxbfbi";
    }
    long a[6] = {0};
    for (int i = 0; kinds[i] && i < 6; i++) {
        a[i] = argument(self, (kinds[i] != 'P' || !self->root) && below(self, 60) == 0 ? "fbix"[below(self, 4)] : kinds[i]);
    }
    if (number == SYS_reboot || number == SYS_sched_setscheduler || number == SYS_sched_setattr || number == SYS_sched_setparam) {
        /* who may, could end the machine, or keep others from their processor */
        if (self->root) {
            return;
        }
    }
    if (number == SYS_ptrace && (int) a[0] == 0) {
        /* who began this would have to look after it */
        return;
    }
    if (strchr(kinds, 'P') == NULL && self->root && (number == SYS_kill || number == SYS_tkill || number == SYS_tgkill
            || number == SYS_rt_sigqueueinfo || number == SYS_rt_tgsigqueueinfo || number == SYS_prlimit64)) {
        return;
    }
    if (self->root && (number == SYS_chroot || number == SYS_mount || number == SYS_umount2 || number == SYS_pivot_root)) {
        return;
    }
    if (number == SYS_vfork) {
        /* the child ends before it can spoil the stack of its maker */
        if (vfork() == 0) {
            _exit(1);
        }
        return;
    }
    long result = syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    if (number < NUMBERS) {
        __atomic_fetch_add(&shared->made[number], 1, __ATOMIC_RELAXED);
        if (result >= 0 || result < -4095) {
            __atomic_fetch_add(&shared->succeeded[number], 1, __ATOMIC_RELAXED);
        }
    }
    if (result == 0 && (number == SYS_fork || number == SYS_clone || number == SYS_clone3)) {
        self->state ^= getpid();
        alarm(1);
    }
}

static void *steps(void *argument) {
    struct self *self = argument;
    while (1) {
        step(self);
    }
    return NULL;
}

static void put(int fd, int *count) {
    if (fd >= 0 && *count < FILES - 8) {
        dup2(fd, *count);
        if (fd != *count) {
            close(fd);
        }
        ++*count;
    }
}

/* Descriptors of all kinds at 0 and up. */
static void open_files(void) {
    static const char *const names[] = {"a", "b", ".", "dir", "/dev/null", "/dev/zero", "/dev/full", "/dev/urandom",
        "/proc/self/maps", "/proc/self/fd", "/dev/tty", "/", "/proc/meminfo"};
    int pair[2];
    int count = 0;
    for (int i = 0; i < FILES; i++) {
        close(i);
    }
    mkdir("dir", 0777);
    mkfifo("fifo", 0666);
    symlink("dir", "link");
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        int fd = open(names[i], O_RDWR | O_NOCTTY | (i < 2 ? O_CREAT : 0), 0666);
        put(fd >= 0 ? fd : open(names[i], O_RDONLY | O_NOCTTY), &count);
    }
    for (int type = 0; type < 4; type++) {
        int failed = type == 0 ? pipe(pair)
                : socketpair(AF_UNIX, type == 1 ? SOCK_STREAM : type == 2 ? SOCK_DGRAM : SOCK_SEQPACKET, 0, pair);
        if (!failed) {
            put(pair[0], &count);
            put(pair[1], &count);
        }
    }
    sigset_t all;
    sigfillset(&all);
    put(eventfd(3, EFD_NONBLOCK), &count);
    put(timerfd_create(CLOCK_MONOTONIC, 0), &count);
    put(signalfd(-1, &all, SFD_NONBLOCK), &count);
    put(inotify_init1(IN_NONBLOCK), &count);
    put(epoll_create1(0), &count);
    put(epoll_create1(0), &count);
    put(syscall(SYS_memfd_create, "memory", 2), &count);
    put(open("fifo", O_RDWR), &count);
    put(socket(AF_UNIX, SOCK_STREAM, 0), &count);
    put(socket(AF_UNIX, SOCK_DGRAM, 0), &count);
    int master = open("/dev/ptmx", O_RDWR | O_NOCTTY);
    if (master >= 0) {
        unsigned locked = 0;
        unsigned terminal = 0;
        char name[40];
        syscall(SYS_ioctl, master, 0x40045431, &locked);
        syscall(SYS_ioctl, master, 0x80045430, &terminal);
        snprintf(name, sizeof name, "/dev/pts/%u", terminal);
        put(master, &count);
        put(open(name, O_RDWR | O_NOCTTY), &count);
    }
    put(syscall(SYS_pidfd_open, getpid(), 0), &count);
}

static char *area(unsigned pages, int kind) {
    char *at = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, kind | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) {
        _exit(2);
    }
    return at;
}

static void prepare(struct self *self, uint64_t seed, int thread, char *arena) {
    self->state = seed * 1000003 + thread;
    self->root = geteuid() == 0;
    self->process = getpid();
    self->arena = arena;
    self->data = area(6, MAP_PRIVATE);
    munmap(self->data + 4 * PAGE, 2 * PAGE);
    self->missing = self->data + 4 * PAGE;
    self->readable = area(2, MAP_PRIVATE);
    munmap(self->readable + PAGE, PAGE);
    mprotect(self->readable, PAGE, PROT_READ);
    for (unsigned i = 0; i < 4 * PAGE; i += 8) {
        *(uint64_t *) (self->data + i) = below(self, 4) == 0 ? next(self) : 0;
    }
}

/* The life of a worker, which makes calls until one of them ends it. */
static void work(uint64_t seed, int privileged) {
    struct rlimit processes = {40, 40};
    struct rlimit space = {256 << 20, 256 << 20};
    setsid();
    setrlimit(RLIMIT_AS, &space);
    if (!privileged) {
        setrlimit(RLIMIT_NPROC, &processes);
        setgid(1000);
        setuid(1000);
    }
    open_files();
    /* gets threads out of what waits for ever, unless they change that */
    struct sigaction ring = {.sa_handler = caught};
    struct itimerval interval = {{0, 10000}, {0, 10000}};
    sigaction(SIGALRM, &ring, NULL);
    setitimer(ITIMER_REAL, &interval, NULL);
    for (int signal = 1; signal < 32; signal++) {
        if (signal != SIGSEGV && signal != SIGBUS && signal != SIGILL && signal != SIGFPE && signal != SIGALRM
                && seed >> signal & 1) {
            struct sigaction action = {.sa_handler = caught};
            sigaction(signal, &action, NULL);
        }
    }
    char *arena = area(ARENA_PAGES, MAP_PRIVATE);
    char *common = mmap(arena + ARENA_PAGES / 2 * PAGE, ARENA_PAGES / 4 * PAGE, PROT_READ | PROT_WRITE,
            MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    (void) common;
    for (int i = 0; i < THREADS; i++) {
        prepare(&selves[i], seed, i, arena);
    }
    for (int i = 1; i < THREADS; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, steps, &selves[i]);
    }
    steps(&selves[0]);
}

static void clean(const char *name, int depth) {
    DIR *folder = opendir(name);
    struct dirent *entry;
    char path[600];
    chmod(name, 0777);
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) {
            continue;
        }
        if (strlen(name) + strlen(entry->d_name) + 2 < sizeof path) {
            snprintf(path, sizeof path, "%s/%s", name, entry->d_name);
            if (unlink(path) != 0 && depth < 20) {
                clean(path, depth + 1);
            }
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    rmdir(name);
}

static pid_t start(uint64_t seed, int worker) {
    pid_t child = fork();
    if (child == 0) {
        char name[40];
        snprintf(name, sizeof name, "/tmp/fuzz.%d", worker);
        mkdir(name, 0777);
        chmod(name, 0777);
        if (chdir(name) != 0) {
            _exit(2);
        }
        work(seed, worker % 2 == 0);
    }
    return child;
}

/* Kills everything, and waits until there is nothing; false if something does not end. */
static int end_all(void) {
    long limit = now() + END_MILLISECONDS;
    while (now() < limit) {
        pid_t ended;
        kill(-1, SIGKILL);
        while ((ended = waitpid(-1, NULL, WNOHANG)) > 0) {
        }
        if (ended < 0 && errno == ECHILD) {
            return 1;
        }
        usleep(10000);
    }
    return 0;
}

/* Shows what there still is. */
static void list(void) {
    DIR *folder = opendir("/proc");
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char path[300];
        char text[400];
        if (atoi(entry->d_name) == 0) {
            continue;
        }
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        int fd = open(path, O_RDONLY);
        ssize_t length = read(fd, text, sizeof text);
        if (length > 0) {
            fwrite(text, 1, length, stdout);
        }
        close(fd);
    }
}

static void show(int verbose) {
    unsigned long all = 0;
    unsigned long well = 0;
    for (int number = 0; number < NUMBERS; number++) {
        all += shared->made[number];
        well += shared->succeeded[number];
        if (verbose && shared->made[number] > 0) {
            printf("%d: %lu of %lu\n", number, shared->succeeded[number], shared->made[number]);
        }
    }
    printf("fuzz: %lu calls, %lu without error\n", all, well);
}

int main(int argc, char **argv) {
    if (argc < 4 || access("/.awesome/run", F_OK) != 0 || getppid() != 1) {
        fprintf(stderr, "fuzz SEED SECONDS WORKERS: kills all processes, so only in the machine, below the first one\n");
        return 2;
    }
    uint64_t seed = strtoull(argv[1], NULL, 0);
    long end = now() + 1000 * atol(argv[2]);
    int workers = atoi(argv[3]);
    int verbose = argc > 4;
    pid_t children[64];
    for (unsigned i = 0; i < COUNT; i++) {
        for (int j = 0; j < CALLS[i].weight; j++) {
            choices[choice_count++] = i;
        }
    }
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    printf("fuzz: seed %llu\n", (unsigned long long) seed);
    fflush(stdout);
    for (int round = 0; now() < end; round++) {
        long round_end = now() + ROUND_MILLISECONDS;
        for (int i = 0; i < workers; i++) {
            children[i] = start(seed++, i);
        }
        while (now() < round_end) {
            pid_t ended = waitpid(-1, NULL, WNOHANG);
            if (ended <= 0) {
                usleep(5000);
            }
            for (int i = 0; i < workers; i++) {
                if (ended > 0 && children[i] == ended) {
                    children[i] = start(seed++, i);
                }
            }
        }
        if (!end_all()) {
            printf("fuzz: round %d: killed processes do not end\n", round);
            list();
            return 1;
        }
        for (int i = 0; i < workers; i++) {
            char name[40];
            snprintf(name, sizeof name, "/tmp/fuzz.%d", i);
            clean(name, 0);
        }
        if (verbose) {
            printf("fuzz: round %d, next seed %llu\n", round, (unsigned long long) seed);
            fflush(stdout);
        }
    }
    show(verbose);
    puts("fuzz: done");
    return 0;
}
