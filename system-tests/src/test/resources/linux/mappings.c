/* Mapped files that end before their mapping does, or come to. */
#include "checks.h"
#include <setjmp.h>
#include <sys/uio.h>

#define PAGE 4096
#define NAME "/tmp/mapped"

static sigjmp_buf back;
static siginfo_t seen;

static void handler(int number, siginfo_t *info, void *context) {
    seen = *info;
    siglongjmp(back, number);
}

/* What comes of an access: the byte, or the signal; -1 if its address is not the one of the access. */
static int touch(volatile char *at, int value) {
    int number = sigsetjmp(back, 1);
    if (number != 0) {
        return seen.si_addr == at && seen.si_code == (number == SIGBUS ? BUS_ADRERR : SEGV_MAPERR) ? 1000 + number : -1;
    }
    if (value >= 0) {
        *at = value;
    }
    return *at;
}

static int make(long size) {
    static char bytes[16 * PAGE];
    memset(bytes, 'a', sizeof bytes);
    int fd = open(NAME, O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, bytes, size);
    return fd;
}

static char *map(int fd, int kind, long offset, int pages) {
    return mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, kind, fd, offset);
}

static void beyond(int kind) {
    begin(kind == MAP_SHARED ? "beyond, shared" : "beyond, private");
    int fd = make(PAGE + 100);
    char *at = map(fd, kind, 0, 4);
    SHOW(touch(at, -1));
    SHOW(touch(at + PAGE + 99, -1));
    SHOW(touch(at + PAGE + 100, -1));
    SHOW(touch(at + PAGE + 100, 'x'));
    SHOW(touch(at + 2 * PAGE - 1, -1));
    SHOW(touch(at + 2 * PAGE, -1));
    SHOW(touch(at + 2 * PAGE, 'x'));
    SHOW(touch(at + 4 * PAGE - 1, -1));
    /* What is written behind the end is not the file's. */
    SHOW(ftruncate(fd, 3 * PAGE));
    SHOW(touch(at + 2 * PAGE, -1));
    SHOW(touch(at + 3 * PAGE - 1, 'y'));
    SHOW(touch(at + 3 * PAGE, -1));
    char byte = 0;
    SHOW(pread(fd, &byte, 1, PAGE + 100));
    SHOW(byte);
    SHOW(pread(fd, &byte, 1, 3 * PAGE - 1));
    SHOW(byte);
    munmap(at, 4 * PAGE);
    at = map(fd, kind, 2 * PAGE, 2);
    SHOW(touch(at, -1));
    SHOW(touch(at + PAGE, -1));
    at = map(fd, kind, 16 * PAGE, 1);
    SHOW(touch(at, -1));
    close(fd);
}

static void cut(int kind) {
    begin(kind == MAP_SHARED ? "cut, shared" : "cut, private");
    int fd = make(8 * PAGE);
    char *at = map(fd, kind, 0, 8);
    char *other = map(fd, kind, 2 * PAGE, 4);
    for (int i = 0; i < 8; i++) {
        touch(at + i * PAGE, i % 2 ? 'b' : -1);
    }
    touch(other + 2 * PAGE, 'c');
    SHOW(ftruncate(fd, 3 * PAGE + 10));
    SHOW(touch(at + PAGE, -1));
    SHOW(touch(at + 3 * PAGE, -1));
    SHOW(touch(at + 3 * PAGE + 10, -1));
    SHOW(touch(at + 4 * PAGE, -1));
    SHOW(touch(at + 5 * PAGE, -1));
    SHOW(touch(at + 7 * PAGE, 'd'));
    SHOW(touch(other + PAGE, -1));
    SHOW(touch(other + 2 * PAGE, -1));
    SHOW(ftruncate(fd, 7 * PAGE));
    SHOW(touch(at + 4 * PAGE, -1));
    SHOW(touch(at + 5 * PAGE, -1));
    SHOW(touch(at + 6 * PAGE, 'e'));
    SHOW(touch(at + 7 * PAGE, -1));
    SHOW(touch(other + 2 * PAGE, -1));
    SHOW(ftruncate(fd, 0));
    SHOW(touch(at, -1));
    SHOW(touch(at + 6 * PAGE, -1));
    SHOW(touch(other, -1));
    /* Calls meet the same. */
    int ends[2];
    pipe(ends);
    SHOW(write(ends[1], at, 10));
    SHOW(write(ends[1], "12345", 5));
    SHOW(read(ends[0], at, 5));
    char own[2];
    struct iovec mine = {own, 2}, its = {at, 2};
    SHOW(process_vm_readv(getpid(), &mine, 1, &its, 1, 0));
    SHOW(ftruncate(fd, PAGE));
    SHOW(write(ends[1], at, 10));
    SHOW(open(NAME, O_RDWR | O_TRUNC) >= 0);
    SHOW(touch(at, -1));
    close(fd);
}

/* Parts of a mapping, and processes that have copies of it. */
static void pieces(int kind) {
    begin(kind == MAP_SHARED ? "pieces, shared" : "pieces, private");
    int fd = make(8 * PAGE);
    char *at = map(fd, kind, 0, 8);
    for (int i = 0; i < 8; i++) {
        touch(at + i * PAGE, i == 5 ? 'b' : -1);
    }
    SHOW(munmap(at + PAGE, PAGE));
    SHOW(mprotect(at + 4 * PAGE, PAGE, PROT_READ));
    char *moved = mremap(at + 6 * PAGE, PAGE, 2 * PAGE, MREMAP_MAYMOVE);
    TRUE(moved != MAP_FAILED);
    int ready[2], go[2];
    pipe(ready);
    pipe(go);
    pid_t child = fork();
    if (child == 0) {
        char c = 0;
        TRUE(touch(at + 5 * PAGE, -1) == 'b');
        touch(at + 7 * PAGE, 'c');
        write(ready[1], &c, 1);
        read(go[0], &c, 1);
        SHOW(touch(at, -1));
        SHOW(touch(at + PAGE, -1));
        SHOW(touch(at + 3 * PAGE, -1));
        SHOW(touch(at + 4 * PAGE, -1));
        SHOW(touch(at + 5 * PAGE, -1));
        SHOW(touch(at + 7 * PAGE, -1));
        SHOW(touch(moved, -1));
        _exit(0);
    }
    char c;
    read(ready[0], &c, 1);
    SHOW(truncate(NAME, 2 * PAGE));
    write(go[1], &c, 1);
    SHOW(reap(child));
    SHOW(touch(at, -1));
    SHOW(touch(at + 3 * PAGE, -1));
    SHOW(touch(at + 4 * PAGE, -1));
    SHOW(touch(at + 5 * PAGE, -1));
    SHOW(touch(moved, -1));
    SHOW(touch(moved + PAGE, -1));
    unlink(NAME);
    SHOW(touch(at, -1));
    close(fd);
}

static void holes(void) {
    begin("holes");
    int fd = make(4 * PAGE);
    char *at = map(fd, MAP_PRIVATE, 0, 4), *shared = map(fd, MAP_SHARED, 0, 4);
    touch(at + PAGE, 'b');
    touch(shared + 2 * PAGE, 'c');
    SHOW(fallocate(fd, FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE, PAGE, 2 * PAGE));
    SHOW(touch(at + PAGE, -1));
    SHOW(touch(at + 2 * PAGE, -1));
    SHOW(touch(shared + PAGE, -1));
    SHOW(touch(shared + 2 * PAGE, -1));
    SHOW(fallocate(fd, FALLOC_FL_KEEP_SIZE, 4 * PAGE, 2 * PAGE));
    munmap(shared, 4 * PAGE);
    shared = map(fd, MAP_SHARED, 0, 6);
    SHOW(touch(shared + 4 * PAGE, -1));
    SHOW(ftruncate(fd, 5 * PAGE));
    SHOW(touch(shared + 4 * PAGE, -1));
    SHOW(touch(shared + 5 * PAGE, -1));
    close(fd);
}

/* Which pages are in memory, as digits. */
static void resident(char *at, int pages) {
    unsigned char is[16];
    printf("resident %d ", (int) mincore(at, pages * PAGE, is));
    for (int i = 0; i < pages; i++) {
        printf("%d", is[i] & 1);
    }
    printf("\n");
}

static void in_memory(void) {
    begin("in memory");
    char *at = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    resident(at, 8);
    at[PAGE] = 1;
    at[6 * PAGE] = 1;
    resident(at, 8);
    mprotect(at + 6 * PAGE, PAGE, PROT_NONE);
    madvise(at + PAGE, PAGE, MADV_DONTNEED);
    resident(at, 8);
    at = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    at[2 * PAGE] = 1;
    resident(at, 4);
    int fd = make(4 * PAGE);
    at = map(fd, MAP_SHARED, 0, 4);
    resident(at, 4);
    at = map(fd, MAP_PRIVATE, 0, 4);
    touch(at + PAGE, 'x');
    resident(at, 4);
    unsigned char is[8];
    SHOW(mincore(at + 1, PAGE, is));
    SHOW(mincore(at, PAGE, (unsigned char *) 8));
    SHOW(mincore(at, 1, is));
    SHOW(mincore(at, 0, is));
    munmap(at + 2 * PAGE, PAGE);
    SHOW(mincore(at, 4 * PAGE, is));
    close(fd);
}

int main(void) {
    limit(60);
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(SIGBUS, &action, NULL);
    sigaction(SIGSEGV, &action, NULL);
    beyond(MAP_SHARED);
    beyond(MAP_PRIVATE);
    cut(MAP_SHARED);
    cut(MAP_PRIVATE);
    pieces(MAP_SHARED);
    pieces(MAP_PRIVATE);
    holes();
    in_memory();
    pid_t child = fork();
    if (child == 0) {
        signal(SIGBUS, SIG_DFL);
        return *map(make(0), MAP_SHARED, 0, 1);
    }
    SHOW(reap(child) & 0x7f);
    unlink(NAME);
    return 0;
}
