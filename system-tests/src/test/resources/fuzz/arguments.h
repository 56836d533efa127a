/* Random arguments: numbers, and what pointers point at. */
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096UL
#define ARENA_PAGES 1024
#define FILES 48

/* What a thread that makes calls knows. */
struct self {
    uint64_t state;
    int depth;            /* of structures that point at others */
    int root;             /* whether it may do everything, and so has to be careful */
    pid_t process;        /* the one that all threads and children of this worker may hurt */
    char *arena;          /* pages of all kinds, which calls may change */
    char *data;           /* pages that can be written to, the next one is missing */
    char *readable;       /* a page that cannot be written to, the next one is missing */
    char *missing;        /* a page that is not there */
};

static const char *const PATHS[] = {
    "a", "b", "dir", "dir/a", "dir/b", "link", "fifo", "dir/dir", "..", ".", "", "a/b", "dir/../a", "socket", "link/a",
};
static const char *const LOOK[] = {
    "/", "/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", "/dev/tty", "/dev/ptmx", "/dev/pts", "/dev/kmsg",
    "/dev/console", "/proc/self/maps", "/proc/self/status", "/proc/self/fd", "/proc/self/fd/3", "/proc/self/exe",
    "/proc/self/cwd/a", "/proc/self/environ", "/proc/meminfo", "/proc/mounts", "/proc/1/stat", "/proc/self/task",
    "/proc/thread-self/stat", "/tmp", "/proc/self/cmdline", "/proc", "/dev", "/dev/pts/0", "/proc/self/root",
};
static const long EDGES[] = {
    0, 1, -1, 2, 3, 7, 8, 16, 63, 64, 65, 127, 128, 255, 256, 1023, 1024, 4095, 4096, 4097, 65535, 65536, 0x7fffffff,
    0x80000000, 0xffffffff, 0x100000000, 0x7ffffffff000, 0x7fffffffffff, 0x800000000000, 0xffff800000000000,
    0x7fffffffffffffff, 0x8000000000000000, 0xfffffffffffff000, -4096, -2, -100, 1000000000, 999999999,
};
/* Requests of terminals, files, pipes and sockets, and some that are none. */
static const unsigned REQUESTS[] = {
    0x5401, 0x5402, 0x5403, 0x5404, 0x5405, 0x5406, 0x5407, 0x5408, 0x5409, 0x540a, 0x540b, 0x540c, 0x540d, 0x540e, 0x540f,
    0x5410, 0x5411, 0x5412, 0x5413, 0x5414, 0x5415, 0x541b, 0x541d, 0x5420, 0x5421, 0x5422, 0x5423, 0x5424, 0x5425, 0x5429,
    0x5430, 0x5431, 0x5432, 0x5440, 0x5441, 0x5450, 0x5451, 0x5452, 0x5460, 0x80045430, 0x40045431, 0x80045438, 0x80045439,
    0x8901, 0x8902, 0x8903, 0x8904, 0x8905, 0x8910, 0x80086601, 0x4b33, 0x5600,
};

static uint64_t next(struct self *self) {
    uint64_t x = self->state += 0x9e3779b97f4a7c15;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
    x = (x ^ x >> 27) * 0x94d049bb133111eb;
    return x ^ x >> 31;
}

static unsigned below(struct self *self, unsigned bound) {
    return next(self) % bound;
}

#define PICK(self, array) ((array)[below(self, sizeof (array) / sizeof *(array))])

static long number(struct self *self) {
    switch (below(self, 8)) {
        case 0: return PICK(self, EDGES);
        case 1: return next(self);
        case 2: return below(self, 4096);
        default: return below(self, 20);
    }
}

static long flags(struct self *self) {
    long bits = 0;
    switch (below(self, 4)) {
        case 0: return 0;
        case 1: return below(self, 16);
        case 2: return PICK(self, ((long[]) {O_NONBLOCK, O_CLOEXEC, O_CLOEXEC | O_NONBLOCK, O_CREAT | O_RDWR,
                O_RDWR | O_NONBLOCK, O_DIRECTORY, O_APPEND | O_RDWR | O_CREAT, 0x1000, 0x100, 0x200, 0x800, 0x40}));
        default:
            for (unsigned i = below(self, 5) + 1; i > 0; i--) {
                bits |= 1L << below(self, 32);
            }
            return bits;
    }
}

static uint64_t page(struct self *self) {
    unsigned kind = below(self, 60);
    if (kind == 0) {
        return (uint64_t) self->data & -PAGE;
    }
    if (kind == 1) {
        return PICK(self, EDGES);
    }
    return (uint64_t) self->arena + below(self, ARENA_PAGES) * PAGE + (kind == 2 ? below(self, 4096) : 0);
}

static uint64_t pages(struct self *self) {
    unsigned kind = below(self, 40);
    return kind == 0 ? (uint64_t) PICK(self, EDGES) : (1 + below(self, kind < 10 ? 256 : 8)) * PAGE - (kind == 1 ? 100 : 0);
}

/* Room for {size} bytes, most often at the end of what is mapped. */
static void *room(struct self *self, unsigned size) {
    switch (below(self, 24)) {
        case 0: return NULL;
        case 1: return (void *) PICK(self, EDGES);
        case 2: return self->missing;
        case 3: return self->missing - below(self, size + 1);
        case 4: return self->readable;
        case 5: return self->missing + PAGE - below(self, 64);
        case 6: return self->arena + below(self, ARENA_PAGES * PAGE);
        case 7: case 8: return self->data + below(self, PAGE);
        default: return self->data + 16 * (below(self, 4 * PAGE / 16 - 160));
    }
}

/* Whether what is at {place} may be filled in: only in the data of this thread. */
static int own(struct self *self, void *place, unsigned size) {
    uint64_t offset = (uint64_t) place - (uint64_t) self->data;
    return offset <= 4 * PAGE - size;
}

static long timeout(struct self *self, long *two) {
    two[0] = below(self, 30) == 0 ? number(self) : 0;
    two[1] = below(self, 30) == 0 ? number(self) : below(self, 3000000);
    return (long) two;
}

static void path(struct self *self, char *place, int look) {
    unsigned kind = below(self, 24);
    if (kind == 0) {
        memset(place, 'x', 300);
        place[300] = 0;
    } else if (kind == 1) {
        for (int i = 0; i < 20; i++) {
            place[i] = next(self);
        }
        place[20] = 0;
        place[0] = place[0] == '/' ? '_' : place[0];
    } else {
        strcpy(place, look && kind < 14 ? PICK(self, LOOK) : PICK(self, PATHS));
    }
}

static uint64_t signals(struct self *self) {
    return below(self, 4) == 0 ? next(self) : 1UL << below(self, 64);
}

static int descriptor(struct self *self) {
    return below(self, 30) == 0 ? (int) PICK(self, EDGES) : (int) below(self, FILES);
}

/* A process that may be hurt: this one, its group, its children; all and others only for who may not hurt them. */
static long process(struct self *self) {
    switch (below(self, self->root ? 5 : 8)) {
        case 0: return self->process;
        case 1: return getpid();
        case 2: return 0;
        case 3: return getpid() + 1 + below(self, 4);
        case 4: return (long) (1UL << 22) + below(self, 10);
        case 5: return -1;
        case 6: return number(self);
        default: return -getpid();
    }
}

static long clone_flags(struct self *self) {
    static const unsigned bits[] = {CLONE_VM, CLONE_FS, CLONE_FILES, CLONE_SIGHAND, CLONE_THREAD, CLONE_VFORK, CLONE_SETTLS,
        CLONE_PARENT, CLONE_PARENT_SETTID, CLONE_CHILD_CLEARTID, CLONE_CHILD_SETTID, CLONE_SYSVSEM, 0x1000, CLONE_NEWNS};
    long result = 0;
    for (unsigned i = below(self, 5); i > 0; i--) {
        result |= PICK(self, bits);
    }
    return result | (below(self, 3) == 0 ? CLONE_VM | CLONE_SIGHAND | CLONE_THREAD : 0);
}
