/* Memory of large pages, cut and copied in all ways: it is what a list of bytes says, whatever its pages are. */
#include "checks.h"
#include <pthread.h>
#include <sys/prctl.h>

#define PAGE 4096L
#define LARGE (2L << 20)
#define LENGTH (6 * LARGE)
#define PAGES (LENGTH / PAGE)

static unsigned char *at;
/* What the first byte of each page is; 0 if it was not written to. */
static unsigned char is[PAGES];
/* Whether it may be written to. */
static char open_[PAGES];
static unsigned random_ = 1;
static volatile int done;

static unsigned number(unsigned limit) {
    random_ = random_ * 1103515245 + 12345;
    return (random_ >> 8) % limit;
}

static long wrong(void) {
    long count = 0;
    for (long i = 0; i < PAGES; i++) {
        count += at[i * PAGE] != is[i];
    }
    return count;
}

static void write_some(void) {
    for (int i = 0; i < 40; i++) {
        long page = number(PAGES);
        if (open_[page]) {
            is[page] = number(256);
            at[page * PAGE] = is[page];
        }
    }
}

static void child(void) {
    write_some();
    _exit(wrong() == 0 ? 7 : 1);
}

static int forked(void) {
    unsigned seed = random_;
    int pid = fork();
    if (pid == 0) {
        child();
    }
    random_ = seed + 1;
    write_some();
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 7;
}

static void moved(long first, long count) {
    unsigned char *other = mmap(NULL, LENGTH + LARGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long shift = number(2) == 0 ? 0 : number(512) * PAGE;
    unsigned char *there = mremap(at + first * PAGE, count * PAGE, count * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, other + shift);
    if (there == MAP_FAILED) {
        /* It was not one mapping. */
        munmap(other, LENGTH + LARGE);
        return;
    }
    for (long i = 0; i < count; i++) {
        is[first + i] = there[i * PAGE] == is[first + i] ? is[first + i] : is[first + i] + 1;
    }
    mremap(there, count * PAGE, count * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, at + first * PAGE);
    munmap(other, LENGTH + LARGE);
}

static void set(long first, long count, int may) {
    for (long i = first; i < first + count; i++) {
        open_[i] = may;
    }
}

static void zero(long first, long count) {
    memset(is + first, 0, count);
}

/* Beside what changes, in the same large pages, there is what does not. */
static void *reader(void *argument) {
    unsigned char *still = argument;
    long bad = 0;
    while (!done) {
        for (long i = 0; i < LARGE / 2; i += PAGE) {
            bad += still[i] != (unsigned char) (i / PAGE * 7 + 1);
        }
    }
    return (void *) bad;
}

static void steps(int count) {
    long good = 0;
    for (int i = 0; i < count; i++) {
        long first = number(PAGES - 1);
        long length = number(4) == 0 ? number(3 * 512) : number(20);
        if (number(3) == 0) {
            first &= -512;
            length = 512;
        }
        length = length < 1 ? 1 : length > PAGES - first ? PAGES - first : length;
        unsigned char *start = at + first * PAGE;
        switch (number(9)) {
            case 0:
                madvise(start, length * PAGE, MADV_DONTNEED);
                zero(first, length);
                break;
            case 1:
                mprotect(start, length * PAGE, PROT_READ);
                set(first, length, 0);
                break;
            case 2:
            case 3:
                mprotect(start, length * PAGE, PROT_READ | PROT_WRITE);
                set(first, length, 1);
                break;
            case 4:
                munmap(start, length * PAGE);
                mmap(start, length * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
                zero(first, length);
                set(first, length, 1);
                break;
            case 5:
                good += forked() ? 0 : 1000;
                break;
            case 6:
                moved(first, length);
                break;
            default:
                write_some();
        }
        good += wrong() == 0;
    }
    printf("steps that went well: %ld\n", good);
}

static long large(void) {
    FILE *file = fopen("/proc/self/smaps", "r");
    char line[512];
    long sum = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        sum += strncmp(line, "AnonHugePages:", 14) == 0 ? atol(line + 14) : 0;
    }
    fclose(file);
    return sum;
}

static int always(void) {
    FILE *file = fopen("/sys/kernel/mm/transparent_hugepage/enabled", "r");
    char line[100] = "";
    if (file != NULL) {
        fgets(line, sizeof line, file);
        fclose(file);
    }
    return strncmp(line, "[always]", 8) == 0;
}

int main(void) {
    setlinebuf(stdout);
    begin("large pages");
    unsigned char *all = mmap(NULL, LENGTH + 2 * LARGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    all = (unsigned char *) (((long) all + LARGE - 1) & -LARGE);
    for (long i = 0; i < LARGE / 2; i += PAGE) {
        all[i] = i / PAGE * 7 + 1;
    }
    TRUE(!always() || large() >= 2048);
    at = all + LARGE / 2;
    set(0, PAGES, 1);
    pthread_t thread;
    pthread_create(&thread, NULL, reader, all);
    steps(500);
    done = 1;
    void *bad;
    pthread_join(thread, &bad);
    printf("wrong bytes: %ld\n", (long) bad);
    begin("advice");
    SHOW(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0));
    SHOW(prctl(PR_SET_THP_DISABLE, 1, 1, 0, 0));
    SHOW(prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0));
    SHOW(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0));
    if (fork() == 0) {
        SHOW(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0));
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    munmap(at, LENGTH);
    at = mmap(NULL, 2 * LARGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long before = large();
    at[0] = 1;
    at[LARGE] = 1;
    printf("large: %ld\n", large() - before);
    SHOW(prctl(PR_SET_THP_DISABLE, 0, 0, 0, 0));
    SHOW(madvise(at, LARGE, MADV_NOHUGEPAGE));
    SHOW(madvise(at, LARGE, MADV_HUGEPAGE));
    SHOW(madvise(at + 1, LARGE, MADV_HUGEPAGE));
    SHOW(madvise((void *) 0x10000, LARGE, MADV_HUGEPAGE));
    return 0;
}
