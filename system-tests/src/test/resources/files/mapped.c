/* Files as memory: what is written one way is seen the other, on the file system of the folder that is the argument. */
#include "../linux/checks.h"
#include <limits.h>

#define PAGE 4096
#define PAGES 40

static char text[PAGES * PAGE];

static int fresh(long size, int with) {
    int fd = open("mapped", O_RDWR | O_CREAT | O_TRUNC, 0644);
    memset(text, with, sizeof text);
    write(fd, text, size);
    return fd;
}

static char *map(int fd, int access, int kind) {
    return mmap(NULL, PAGES * PAGE, access, kind, fd, 0);
}

static int byte(int fd, long at) {
    unsigned char value = 0;
    return pread(fd, &value, 1, at) == 1 ? value : -1;
}

static void both(void) {
    begin("written and mapped");
    int fd = fresh(PAGES * PAGE, 'a');
    char *at = map(fd, PROT_READ | PROT_WRITE, MAP_SHARED);
    TRUE(at[0] == 'a' && at[PAGES * PAGE - 1] == 'a');
    SHOW(pwrite(fd, "b", 1, 5000));
    TRUE(at[5000] == 'b');
    at[5001] = 'c';
    SHOW(byte(fd, 5001));
    SHOW(pwrite(fd, "over the edge of two pages", 26, 3 * PAGE - 10));
    TRUE(memcmp(at + 3 * PAGE - 10, "over the edge of two pages", 26) == 0);
    char *second = map(fd, PROT_READ, MAP_SHARED);
    TRUE(second[5001] == 'c');
    at[7 * PAGE] = 'd';
    TRUE(second[7 * PAGE] == 'd');
    int other = open("mapped", O_RDWR);
    SHOW(byte(other, 7 * PAGE));
    SHOW(pwrite(other, "e", 1, 7 * PAGE));
    TRUE(at[7 * PAGE] == 'e' && second[7 * PAGE] == 'e');
    char *own = map(fd, PROT_READ | PROT_WRITE, MAP_PRIVATE);
    TRUE(own[7 * PAGE] == 'e');
    SHOW(pwrite(fd, "f", 1, 7 * PAGE));
    TRUE(own[7 * PAGE] == 'f');
    own[8 * PAGE] = 'g';
    SHOW(byte(fd, 8 * PAGE));
    TRUE(at[8 * PAGE] == 'a');
    SHOW(pwrite(fd, "h", 1, 8 * PAGE));
    TRUE(own[8 * PAGE] == 'g' && at[8 * PAGE] == 'h');
    SHOW(close(fd));
    at[9 * PAGE] = 'i';
    SHOW(byte(other, 9 * PAGE));
    SHOW(unlink("mapped"));
    at[10 * PAGE] = 'j';
    SHOW(byte(other, 10 * PAGE));
    TRUE(second[10 * PAGE] == 'j');
    SHOW(munmap(at, PAGES * PAGE));
    SHOW(byte(other, 9 * PAGE));
    SHOW(munmap(second, PAGES * PAGE));
    close(other);
    TRUE(own[11 * PAGE] == 'a');
    munmap(own, PAGES * PAGE);
}

static void kept(void) {
    begin("kept");
    int fd = fresh(PAGES * PAGE, 'k');
    char *at = map(fd, PROT_READ | PROT_WRITE, MAP_SHARED);
    for (int i = 0; i < PAGES; i += 3) {
        at[i * PAGE + i] = 'A' + i % 26;
    }
    SHOW(msync(at, PAGES * PAGE, MS_SYNC));
    SHOW(msync(at, PAGE, MS_ASYNC));
    SHOW(msync(at + 1, PAGE, MS_SYNC));
    SHOW(msync(at, PAGE, MS_SYNC | MS_ASYNC));
    SHOW(msync(at, PAGE, 8));
    SHOW(msync(at, 0, MS_SYNC));
    at[1] = 'z';
    SHOW(munmap(at, PAGES * PAGE));
    SHOW(msync(at, PAGE, MS_SYNC));
    close(fd);
    fd = open("mapped", O_RDONLY);
    int right = 0;
    for (int i = 0; i < PAGES; i++) {
        right += byte(fd, i * PAGE + i) == (i % 3 == 0 ? 'A' + i % 26 : 'k');
    }
    SHOW(right);
    SHOW(byte(fd, 1));
    at = map(fd, PROT_READ, MAP_SHARED);
    TRUE(at[1] == 'z');
    SHOW(mprotect(at, PAGE, PROT_READ | PROT_WRITE));
    munmap(at, PAGES * PAGE);
    TRUE(map(fd, PROT_READ | PROT_WRITE, MAP_SHARED) == MAP_FAILED);
    SHOW(errno);
    at = map(fd, PROT_READ | PROT_WRITE, MAP_PRIVATE);
    at[0] = 'p';
    SHOW(byte(fd, 0));
    close(fd);
    fd = open("mapped", O_WRONLY);
    TRUE(map(fd, PROT_WRITE, MAP_SHARED) == MAP_FAILED);
    SHOW(errno);
    close(fd);
    fd = open(".", O_RDONLY);
    TRUE(map(fd, PROT_READ, MAP_SHARED) == MAP_FAILED);
    SHOW(errno);
    close(fd);
    unlink("mapped");
}

static void grown(void) {
    begin("grown and cut");
    int fd = fresh(PAGE + 10, 'g');
    char *at = map(fd, PROT_READ | PROT_WRITE, MAP_SHARED);
    TRUE(at[PAGE + 9] == 'g' && at[PAGE + 10] == 0);
    at[PAGE + 20] = 'x';
    SHOW(ftruncate(fd, 2 * PAGE));
    SHOW(pwrite(fd, "new", 3, 4 * PAGE));
    TRUE(memcmp(at + 4 * PAGE, "new", 3) == 0 && at[3 * PAGE] == 0);
    at[3 * PAGE + 1] = 'h';
    SHOW(byte(fd, 3 * PAGE + 1));
    SHOW(ftruncate(fd, 3 * PAGE));
    SHOW(ftruncate(fd, 5 * PAGE));
    TRUE(at[3 * PAGE + 1] == 0 && at[4 * PAGE] == 0);
    SHOW(ftruncate(fd, 100));
    SHOW(ftruncate(fd, PAGE));
    TRUE(at[99] == 'g' && at[100] == 0 && at[PAGE - 1] == 0);
    SHOW(byte(fd, 100));
    /* Holes become room when they are written. */
    SHOW(ftruncate(fd, PAGES * PAGE));
    for (int i = 1; i < PAGES; i += 2) {
        TRUE(i > 8 || at[i * PAGE] == 0);
        at[i * PAGE + 7] = i;
    }
    int right = 0;
    for (int i = 0; i < PAGES; i++) {
        right += byte(fd, i * PAGE + 7) == (i == 0 ? 'g' : i % 2 ? i : 0);
    }
    SHOW(right);
    SHOW(fsync(fd));
    struct stat status;
    fstat(fd, &status);
    SHOW(status.st_blocks);
    SHOW(fallocate(fd, 3, 5 * PAGE, PAGE));
    TRUE(at[5 * PAGE + 7] == 0);
    at[5 * PAGE] = 'n';
    SHOW(byte(fd, 5 * PAGE));
    munmap(at, PAGES * PAGE);
    close(fd);
    unlink("mapped");
}

static void shared(void) {
    begin("by several processes");
    int fd = fresh(PAGES * PAGE, 0);
    volatile char *at = map(fd, PROT_READ | PROT_WRITE, MAP_SHARED);
    char *own = map(fd, PROT_READ | PROT_WRITE, MAP_PRIVATE);
    own[0] = 'o';
    pid_t child = fork();
    if (child == 0) {
        at[1] = 'c';
        own[1] = 'c';
        int mine = open("mapped", O_RDWR);
        pwrite(mine, "w", 1, 2);
        pwrite(mine, "w", 1, PAGE);
        _exit(own[0] == 'o' && own[PAGE] == 'w' ? 3 : 4);
    }
    SHOW(reap(child));
    TRUE(at[1] == 'c' && at[2] == 'w');
    TRUE(own[1] == 0 && own[2] == 0 && own[PAGE] == 'w');
    /* Four count in one place each, and in the file by calls. */
    for (int i = 0; i < 4; i++) {
        if (fork() == 0) {
            int mine = open("mapped", O_RDWR);
            for (int j = 1; j <= 100; j++) {
                at[4 * PAGE + i] = j;
                char value = j;
                pwrite(mine, &value, 1, 4 * PAGE + 10 + i);
            }
            _exit(0);
        }
    }
    while (wait(NULL) > 0) {
    }
    for (int i = 0; i < 4; i++) {
        SHOW(byte(fd, 4 * PAGE + i));
        SHOW(at[4 * PAGE + 10 + i]);
    }
    /* A call takes what it writes from the mapping of the same file. */
    memcpy((char *) at + 6 * PAGE, "itself", 6);
    SHOW(pwrite(fd, (char *) at + 6 * PAGE, 6, 8 * PAGE));
    TRUE(memcmp((char *) at + 8 * PAGE, "itself", 6) == 0);
    SHOW(pread(fd, (char *) at + 10 * PAGE, 6, 8 * PAGE));
    TRUE(memcmp((char *) at + 10 * PAGE, "itself", 6) == 0);
    SHOW(pwrite(fd, (char *) at + 20 * PAGE, 3 * PAGE, 20 * PAGE));
    SHOW(pread(fd, (char *) at + 20 * PAGE, 3 * PAGE, 21 * PAGE));
    close(fd);
    SHOW(unlink("mapped"));
}

int main(int count, char **arguments) {
    limit(60);
    umask(022);
    char folder[PATH_MAX];
    sprintf(folder, "%s/mapped", arguments[1]);
    mkdir(folder, 0755);
    WELL(chdir(folder));
    both();
    kept();
    grown();
    shared();
    chdir("/");
    SHOW(rmdir(folder) == 0);
    return 0;
}
