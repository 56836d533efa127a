/* Files opened with O_DIRECT, on the file system of the folder that is the argument, which is on a disk: what is wrong, and
   what others see that read the same file through memory, or have it in theirs. */
#include "../linux/checks.h"
#include <limits.h>
#include <pthread.h>
#include <sys/uio.h>

#define PAGE 4096
#define PAGES 64
/* linux/stat.h: a bit of the mask, and where the numbers are, in words. */
#define DIOALIGN 0x2000
#define MEM_ALIGN 38
#define OFFSET_ALIGN 39

static unsigned char *buffer;
static int direct, other;

static long size(void) {
    struct stat status;
    return fstat(other, &status) < 0 ? -1 : (long) status.st_size;
}

/* Bytes that tell where they are, for a round. */
static void fill(unsigned char *at, int round, size_t length) {
    for (size_t i = 0; i < length; i++) {
        at[i] = i * 7 + i / PAGE * 13 + round;
    }
}

static int is(const unsigned char *at, int round, size_t from, size_t length) {
    for (size_t i = from; i < from + length; i++) {
        if (at[i - from] != (unsigned char) (i * 7 + i / PAGE * 13 + round)) {
            return 0;
        }
    }
    return 1;
}

static void fresh(void) {
    if (other > 0) {
        close(other);
        close(direct);
    }
    other = open("file", O_RDWR | O_CREAT | O_TRUNC, 0644);
    direct = open("file", O_RDWR | O_DIRECT);
}

static void asked(void) {
    begin("what may be asked");
    fresh();
    SHOW((fcntl(direct, F_GETFL) & O_DIRECT) != 0);
    SHOW((fcntl(other, F_GETFL) & O_DIRECT) != 0);
    SHOW(pread(direct, buffer, PAGE, 0));
    SHOW(pread(direct, buffer, 1, 1));
    SHOW(pwrite(direct, buffer, 0, 1));
    SHOW(pwrite(direct, buffer, PAGE, 1));
    SHOW(pwrite(direct, buffer, PAGE - 1, 0));
    SHOW(pwrite(direct, buffer + 1, PAGE, 0));
    SHOW(size());
    SHOW(pwrite(direct, buffer, 4 * PAGE, 0));
    SHOW(pread(direct, buffer, PAGE, 1));
    SHOW(pread(direct, buffer, PAGE + 1, 0));
    SHOW(pread(direct, buffer + 1, PAGE, 0));
    SHOW(pread(direct, buffer, PAGE, 3 * PAGE));
    SHOW(pread(direct, buffer, PAGE, 4 * PAGE));
    SHOW(pread(direct, buffer, PAGE, 5 * PAGE + 1));
    SHOW(pread(direct, NULL, PAGE, 0));
    SHOW(pwrite(direct, NULL, PAGE, 0));
    SHOW(fcntl(direct, F_SETFL, 0));
    SHOW(pread(direct, buffer + 1, PAGE - 3, 1));
    SHOW(fcntl(other, F_SETFL, O_DIRECT));
    SHOW(pread(other, buffer + 1, PAGE - 3, 1));
    SHOW(lseek(direct, PAGE, SEEK_SET));
    fcntl(direct, F_SETFL, O_DIRECT);
    SHOW(read(direct, buffer, PAGE));
    SHOW(lseek(direct, 0, SEEK_CUR));
    unsigned status[64];
    SHOW(syscall(SYS_statx, direct, "", AT_EMPTY_PATH, DIOALIGN, status));
    SHOW((status[0] & DIOALIGN) != 0);
    SHOW(status[MEM_ALIGN] > 0 && status[OFFSET_ALIGN] > 0);
}

static void seen(void) {
    begin("seen by others");
    fresh();
    fill(buffer, 1, PAGES * PAGE);
    SHOW(pwrite(other, buffer, PAGES * PAGE, 0));
    memset(buffer, 0, PAGES * PAGE);
    SHOW(pread(direct, buffer, PAGES * PAGE, 0));
    SHOW(is(buffer, 1, 0, PAGES * PAGE));
    fill(buffer, 2, PAGES * PAGE);
    SHOW(pwrite(direct, buffer, 8 * PAGE, 0));
    memset(buffer, 0, PAGES * PAGE);
    SHOW(pread(other, buffer, PAGES * PAGE, 0));
    SHOW(is(buffer, 2, 0, 8 * PAGE));
    SHOW(is(buffer + 8 * PAGE, 1, 8 * PAGE, PAGES * PAGE - 8 * PAGE));
    unsigned char *map = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, other, 0);
    SHOW(is(map, 2, 0, 8 * PAGE));
    fill(buffer, 3, PAGES * PAGE);
    SHOW(pwrite(direct, buffer + 4 * PAGE, 8 * PAGE, 4 * PAGE));
    SHOW(is(map + 4 * PAGE, 3, 4 * PAGE, 8 * PAGE));
    SHOW(is(map, 2, 0, 4 * PAGE));
    map[20 * PAGE] = 99;
    SHOW(pread(direct, buffer, PAGE, 20 * PAGE));
    SHOW(buffer[0]);
    /* From and to memory that is a file, this one and another. */
    SHOW(pwrite(direct, map + 4 * PAGE, PAGE, 30 * PAGE));
    SHOW(is(map + 30 * PAGE, 3, 4 * PAGE, PAGE));
    int second = open("second", O_RDWR | O_CREAT | O_TRUNC, 0644);
    ftruncate(second, 4 * PAGE);
    unsigned char *there = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, second, 0);
    SHOW(pread(direct, there, 2 * PAGE, 4 * PAGE));
    SHOW(pread(second, buffer, 2 * PAGE, 0));
    SHOW(is(buffer, 3, 4 * PAGE, 2 * PAGE));
    SHOW(pwrite(direct, there, 2 * PAGE, 40 * PAGE));
    SHOW(is(map + 40 * PAGE, 3, 4 * PAGE, 2 * PAGE));
    munmap(map, PAGES * PAGE);
    munmap(there, 4 * PAGE);
    close(second);
    unlink("second");
}

static void holes(void) {
    begin("holes and ends");
    fresh();
    ftruncate(other, 10 * PAGE);
    memset(buffer, 7, PAGES * PAGE);
    SHOW(pread(direct, buffer, 2 * PAGE, 4 * PAGE));
    SHOW(buffer[0] + buffer[PAGE] + buffer[2 * PAGE]);
    fill(buffer, 4, PAGES * PAGE);
    SHOW(pwrite(direct, buffer + 5 * PAGE, PAGE, 5 * PAGE));
    SHOW(pread(direct, buffer, 10 * PAGE, 0));
    SHOW(is(buffer + 5 * PAGE, 4, 5 * PAGE, PAGE));
    SHOW(buffer[4 * PAGE + 1] + buffer[6 * PAGE + 1]);
    SHOW(posix_fallocate(other, 20 * PAGE, 4 * PAGE));
    fill(buffer, 5, PAGES * PAGE);
    SHOW(pwrite(direct, buffer + 21 * PAGE, PAGE, 21 * PAGE));
    SHOW(pread(other, buffer, 4 * PAGE, 20 * PAGE));
    SHOW(is(buffer + PAGE, 5, 21 * PAGE, PAGE));
    SHOW(buffer[1] + buffer[2 * PAGE + 1]);
    SHOW(size());
    ftruncate(other, 6 * PAGE + 100);
    SHOW(pread(direct, buffer, 4 * PAGE, 5 * PAGE));
    SHOW(pread(direct, buffer, PAGE, 6 * PAGE));
    SHOW(pwrite(direct, buffer, PAGE, 8 * PAGE));
    SHOW(size());
    SHOW(pread(other, buffer, PAGE, 6 * PAGE));
    SHOW(buffer[99] + buffer[100] + buffer[PAGE - 1]);
    fresh();
    fcntl(direct, F_SETFL, O_DIRECT | O_APPEND);
    fill(buffer, 6, PAGES * PAGE);
    SHOW(write(direct, buffer, PAGE));
    SHOW(write(direct, buffer + PAGE, PAGE));
    SHOW(pread(other, buffer, 3 * PAGE, 0));
    SHOW(is(buffer, 6, 0, 2 * PAGE));
    write(other, "abc", 3);
    lseek(other, 2 * PAGE, SEEK_SET);
    write(other, "abc", 3);
    SHOW(write(direct, buffer, PAGE));
    SHOW(size());
}

static void ranges(void) {
    begin("several ranges");
    fresh();
    fill(buffer, 7, PAGES * PAGE);
    struct iovec parts[] = {{buffer, 2 * PAGE}, {buffer + 10 * PAGE, 0}, {buffer + 2 * PAGE, PAGE}, {buffer + 3 * PAGE, 5 * PAGE}};
    SHOW(pwritev(direct, parts, 4, 0));
    SHOW(pread(other, buffer, PAGES * PAGE, 0));
    SHOW(is(buffer, 7, 0, 8 * PAGE));
    struct iovec turned[] = {{buffer + 5 * PAGE, PAGE}, {buffer, PAGE}};
    SHOW(preadv(direct, turned, 2, 0));
    SHOW(is(buffer + 5 * PAGE, 7, 0, PAGE));
    SHOW(is(buffer, 7, PAGE, PAGE));
    turned[1].iov_len = 100;
    SHOW(preadv(direct, turned, 2, 0));
    unsigned char *gap = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(gap + 2 * PAGE, 2 * PAGE);
    SHOW(pread(direct, gap + 2 * PAGE, PAGE, 0));
    SHOW(pwrite(direct, gap + 2 * PAGE, PAGE, 0));
    SHOW(mprotect(gap, PAGE, PROT_READ));
    SHOW(pread(direct, gap, PAGE, 0));
    SHOW(pwrite(direct, gap, PAGE, 0));
    munmap(gap, 2 * PAGE);
}

static volatile int stop;

static void *disturb(void *unused) {
    (void) unused;
    while (!stop) {
        pid_t child = fork();
        if (child == 0) {
            _exit(buffer[0] == 255);
        }
        waitpid(child, NULL, 0);
        unsigned char *area = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        memset(area, 1, 8 * PAGE);
        munmap(area, 8 * PAGE);
    }
    return NULL;
}

static unsigned char *volatile victim;

static void *reader(void *unused) {
    (void) unused;
    while (!stop) {
        pread(direct, victim, 8 * PAGE, 0);
        pwrite(direct, victim, 8 * PAGE, 16 * PAGE);
    }
    return NULL;
}

/* Processes are copied, and memory goes away, while the disk has it. */
static void disturbed(void) {
    begin("disturbed");
    fresh();
    fill(buffer, 8, PAGES * PAGE);
    SHOW(pwrite(direct, buffer, PAGES * PAGE, 0));
    pthread_t thread;
    stop = 0;
    pthread_create(&thread, NULL, disturb, NULL);
    int right = 1;
    for (int i = 0; i < 150; i++) {
        memset(buffer, 0, 16 * PAGE);
        pread(direct, buffer, 16 * PAGE, (i % 4) * 16 * PAGE);
        right &= is(buffer, 8, (i % 4) * 16 * PAGE, 16 * PAGE);
    }
    stop = 1;
    pthread_join(thread, NULL);
    SHOW(right);
    stop = 0;
    victim = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pthread_create(&thread, NULL, reader, NULL);
    for (int i = 0; i < 300; i++) {
        munmap(victim + PAGE * (i % 8), PAGE * (1 + i % 3 < 8 - i % 8 ? 1 + i % 3 : 8 - i % 8));
        mmap(victim, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        sched_yield();
    }
    stop = 1;
    pthread_join(thread, NULL);
    SHOW(pread(direct, buffer, 8 * PAGE, 0));
    SHOW(is(buffer, 8, 0, 8 * PAGE));
    /* A process that ends while others of its threads read. */
    pid_t child = fork();
    if (child == 0) {
        stop = 0;
        pthread_create(&thread, NULL, reader, NULL);
        usleep(20000);
        _exit(3);
    }
    int status;
    waitpid(child, &status, 0);
    SHOW(WEXITSTATUS(status));
}

int main(int count, char **arguments) {
    limit(150);
    umask(022);
    char folder[PATH_MAX];
    sprintf(folder, "%s/direct", arguments[1]);
    mkdir(folder, 0755);
    WELL(chdir(folder));
    buffer = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    asked();
    seen();
    holes();
    ranges();
    disturbed();
    unlink("file");
    chdir("/");
    SHOW(rmdir(folder) == 0);
    return 0;
}
