/* What files hold: reading, writing, appending, cutting, holes, room set aside, on the file system of the folder that is the argument. */
#include "../linux/checks.h"
#include <limits.h>
#include <sys/sendfile.h>
#include <sys/uio.h>

/* linux/falloc.h */
#define FALLOC_FL_KEEP_SIZE 1
#define FALLOC_FL_PUNCH_HOLE 2

#define PAGE 4096
#define MIB (1 << 20)

static unsigned char buffer[4 * MIB];

static int fresh(const char *name) {
    return open(name, O_RDWR | O_CREAT | O_TRUNC, 0644);
}

static long size(int fd) {
    struct stat status;
    return fstat(fd, &status) < 0 ? -1 : (long) status.st_size;
}

static long blocks(int fd) {
    struct stat status;
    return fstat(fd, &status) < 0 ? -1 : (long) status.st_blocks;
}

/* A number for all that a file holds. */
static unsigned sum(int fd) {
    unsigned sum = 1;
    off_t at = 0;
    ssize_t got;
    while ((got = pread(fd, buffer, sizeof buffer, at)) > 0) {
        for (ssize_t i = 0; i < got; i++) {
            sum = sum * 31 + buffer[i];
        }
        at += got;
    }
    return got < 0 ? 0 : sum;
}

static void fill(int seed, size_t length) {
    unsigned state = seed;
    for (size_t i = 0; i < length; i++) {
        state = state * 1664525 + 1013904223;
        buffer[i] = state >> 24;
    }
}

static void reading(void) {
    begin("reading and writing");
    int fd = fresh("file");
    SHOW(read(fd, buffer, 10));
    SHOW(write(fd, "", 0));
    SHOW(size(fd));
    SHOW(write(fd, "0123456789", 10));
    SHOW(read(fd, buffer, 10));
    SHOW(lseek(fd, 3, SEEK_SET));
    SHOW(read(fd, buffer, 4));
    SHOW(memcmp(buffer, "3456", 4));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(lseek(fd, -2, SEEK_END));
    SHOW(read(fd, buffer, 100));
    SHOW(lseek(fd, -1, SEEK_SET));
    SHOW(lseek(fd, -11, SEEK_END));
    SHOW(lseek(fd, 1, 77));
    SHOW(lseek(fd, LLONG_MAX, SEEK_SET));
    SHOW(lseek(fd, 100, SEEK_SET));
    SHOW(read(fd, buffer, 10));
    SHOW(size(fd));
    SHOW(write(fd, "x", 1));
    SHOW(size(fd));
    SHOW(pread(fd, buffer, 50, 8));
    TRUE(buffer[0] == '8' && buffer[1] == '9' && buffer[2] == 0 && buffer[49] == 0);
    SHOW(pwrite(fd, "ab", 2, 5));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(pread(fd, buffer, 1, -1));
    SHOW(pwrite(fd, buffer, 1, -1));
    SHOW(pread(fd, buffer, 1, 101));
    SHOW(pread(fd, (void *) 8, 10, 0));
    SHOW(pwrite(fd, (void *) 8, 10, 0));
    SHOW(size(fd));
    struct iovec parts[3] = {{"one", 3}, {"", 0}, {"two", 3}};
    SHOW(pwritev(fd, parts, 3, 200));
    SHOW(size(fd));
    struct iovec into[2] = {{buffer, 2}, {buffer + 100, 100}};
    SHOW(preadv(fd, into, 2, 200));
    TRUE(memcmp(buffer, "on", 2) == 0 && memcmp(buffer + 100, "etwo", 4) == 0);
    SHOW(preadv(fd, into, -1, 0));
    SHOW(preadv(fd, into, 1025, 0));
    int only = open("file", O_RDONLY);
    SHOW(write(only, "x", 1));
    SHOW(ftruncate(only, 0));
    SHOW(fallocate(only, 0, 0, 10));
    close(only);
    only = open("file", O_WRONLY);
    SHOW(read(only, buffer, 1));
    close(only);
    close(fd);
    SHOW(open("file", O_WRONLY | O_TRUNC) >= 0);
    SHOW(stat("file", &(struct stat) {0}));
    fd = open("file", O_RDWR);
    SHOW(size(fd));
    /* Pieces of all sizes, over each other. */
    for (int i = 0; i < 400; i++) {
        int length = (i * 977) % 9000;
        fill(i, length);
        pwrite(fd, buffer, length, (long) i * 3571 % 200000);
    }
    SHOW(size(fd));
    SHOW(sum(fd));
    fill(5, 3 * MIB);
    SHOW(pwrite(fd, buffer, 3 * MIB, 777));
    SHOW(sum(fd));
    close(fd);
    fd = open("file", O_RDONLY);
    SHOW(sum(fd));
    close(fd);
    unlink("file");
}

static void appending(void) {
    begin("appending");
    int fd = open("log", O_WRONLY | O_CREAT | O_APPEND, 0644);
    SHOW(write(fd, "first", 5));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(write(fd, "second", 6));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(pwrite(fd, "third", 5, 0));
    SHOW(size(fd));
    int other = open("log", O_RDWR);
    SHOW(ftruncate(other, 3));
    SHOW(write(fd, "end", 3));
    SHOW(pread(other, buffer, 100, 0));
    SHOW(memcmp(buffer, "firend", 6));
    SHOW(fcntl(other, F_SETFL, O_APPEND));
    SHOW(write(other, "more", 4));
    SHOW(size(fd));
    SHOW(fcntl(other, F_SETFL, 0));
    SHOW(lseek(other, 0, SEEK_SET));
    SHOW(write(other, "F", 1));
    SHOW(size(fd));
    close(other);
    close(fd);
    unlink("log");
    /* Eight processes append lines at the same time: each is whole, and none is lost. */
    for (int i = 0; i < 8; i++) {
        if (fork() == 0) {
            int mine = open("log", O_WRONLY | O_CREAT | O_APPEND, 0644);
            char line[64];
            for (int j = 0; j < 200; j++) {
                int length = sprintf(line, "%d %d %.*s\n", i, j, j % 40, "........................................");
                write(mine, line, length);
            }
            _exit(0);
        }
    }
    while (wait(NULL) > 0) {
    }
    FILE *in = fopen("log", "r");
    char line[128];
    int count[8] = {0}, bad = 0, who, which;
    while (fgets(line, sizeof line, in) != NULL) {
        char dots[64] = "";
        if (sscanf(line, "%d %d %60s", &who, &which, dots) < 2 || who < 0 || who > 7 || (int) strlen(dots) != which % 40 || which != count[who]) {
            bad++;
        } else {
            count[who]++;
        }
    }
    fclose(in);
    SHOW(bad);
    for (int i = 0; i < 8; i++) {
        SHOW(count[i]);
    }
    unlink("log");
}

static void cutting(void) {
    begin("cutting");
    int fd = fresh("cut");
    fill(1, 5 * PAGE);
    write(fd, buffer, 5 * PAGE);
    SHOW(ftruncate(fd, 2 * PAGE + 100));
    SHOW(size(fd));
    SHOW(ftruncate(fd, 4 * PAGE));
    SHOW(pread(fd, buffer, 2 * PAGE, 2 * PAGE));
    int zeros = 1;
    for (int i = 100; i < 2 * PAGE; i++) {
        zeros &= buffer[i] == 0;
    }
    SHOW(zeros);
    SHOW(sum(fd));
    SHOW(ftruncate(fd, -1));
    SHOW(truncate("none", 0));
    SHOW(truncate(".", 0));
    SHOW(truncate("cut", 7));
    SHOW(size(fd));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(write(fd, "far", 3));
    SHOW(size(fd));
    SHOW(sum(fd));
    /* Sizes that need no room. */
    SHOW(ftruncate(fd, 1LL << 40));
    SHOW(size(fd));
    SHOW(pwrite(fd, "middle", 6, (1LL << 39) + 5));
    SHOW(pread(fd, buffer, 16, 1LL << 39));
    SHOW(memcmp(buffer, "\0\0\0\0\0middle\0\0\0\0\0", 16));
    SHOW(ftruncate(fd, 0));
    SHOW(blocks(fd));
    SHOW(lseek(fd, 0, SEEK_SET));
    /* Cut at every kind of place, with something after it each time. */
    for (int i = 0; i < 60; i++) {
        fill(i, 20000);
        pwrite(fd, buffer, 20000, i * 1000);
        ftruncate(fd, (i * 7919) % 50000);
    }
    SHOW(size(fd));
    SHOW(sum(fd));
    close(fd);
    unlink("cut");
}

static void where(int fd, long from) {
    printf("from %ld: data %ld", from, (long) lseek(fd, from, SEEK_DATA));
    printf(", hole %ld\n", (long) lseek(fd, from, SEEK_HOLE));
}

static void holes(void) {
    begin("holes");
    int fd = fresh("holes");
    fill(9, MIB);
    SHOW(lseek(fd, 0, SEEK_DATA));
    SHOW(lseek(fd, 0, SEEK_HOLE));
    pwrite(fd, buffer, 2 * PAGE, 10 * PAGE);
    pwrite(fd, buffer, 1, 20 * PAGE);
    SHOW(size(fd));
    SHOW(blocks(fd));
    fsync(fd);
    where(fd, 0);
    where(fd, 10 * PAGE);
    where(fd, 11 * PAGE + 5);
    where(fd, 12 * PAGE);
    where(fd, 20 * PAGE);
    where(fd, 20 * PAGE + 1);
    where(fd, 30 * PAGE);
    where(fd, -1);
    SHOW(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 10 * PAGE + 10, PAGE));
    SHOW(blocks(fd));
    SHOW(sum(fd));
    SHOW(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 10 * PAGE, PAGE));
    SHOW(blocks(fd));
    where(fd, 0);
    SHOW(sum(fd));
    SHOW(fallocate(fd, FALLOC_FL_PUNCH_HOLE, 0, PAGE));
    SHOW(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 19 * PAGE, 100 * PAGE));
    SHOW(size(fd));
    SHOW(blocks(fd));
    SHOW(sum(fd));
    SHOW(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 100 * PAGE, PAGE));
    SHOW(size(fd));
    begin("room set aside");
    ftruncate(fd, 0);
    SHOW(fallocate(fd, 0, 0, 10 * PAGE));
    SHOW(size(fd));
    SHOW(blocks(fd));
    SHOW(sum(fd));
    SHOW(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 20 * PAGE));
    SHOW(size(fd));
    SHOW(blocks(fd));
    SHOW(pwrite(fd, "data", 4, 5 * PAGE));
    SHOW(sum(fd));
    SHOW(ftruncate(fd, 10 * PAGE));
    SHOW(fallocate(fd, 0, 3, 0));
    SHOW(fallocate(fd, 0, -1, 10));
    SHOW(fallocate(fd, 0, 0, -10));
    SHOW(fallocate(fd, 0, LLONG_MAX - 10, 100));
    SHOW(fallocate(fd, 0, 3 * PAGE + 7, 10 * PAGE));
    SHOW(size(fd));
    SHOW(sum(fd));
    SHOW(posix_fallocate(fd, 0, 15 * PAGE));
    SHOW(size(fd));
    close(fd);
    SHOW(unlink("holes"));
}

static void copying(void) {
    begin("copying");
    int from = fresh("from"), to = fresh("to");
    fill(3, 300000);
    write(from, buffer, 300000);
    off_t at = 1000;
    SHOW(sendfile(to, from, &at, 100000));
    SHOW(at);
    SHOW(lseek(from, 0, SEEK_CUR));
    SHOW(lseek(to, 0, SEEK_CUR));
    SHOW(sum(to));
    SHOW(sendfile(to, from, NULL, 100));
    lseek(from, 200, SEEK_SET);
    SHOW(sendfile(to, from, NULL, 100));
    SHOW(sum(to));
    loff_t in = 5, out = 100;
    SHOW(copy_file_range(from, &in, to, &out, 50000, 0));
    SHOW(in);
    SHOW(out);
    SHOW(sum(to));
    in = 299000;
    SHOW(copy_file_range(from, &in, to, &out, 50000, 0));
    in = 300000;
    SHOW(copy_file_range(from, &in, to, &out, 50000, 0));
    in = 0;
    out = 10;
    SHOW(copy_file_range(from, &in, from, &out, 100, 0));
    out = 1000;
    SHOW(copy_file_range(from, &in, from, &out, 100, 0));
    SHOW(sum(from));
    SHOW(copy_file_range(from, &in, to, &out, 10, 1));
    int only = open("from", O_RDONLY);
    SHOW(copy_file_range(from, NULL, only, NULL, 10, 0));
    close(only);
    SHOW(fsync(from));
    SHOW(fdatasync(to));
    SHOW(sync_file_range(from, 0, 4096, 7));
    SHOW(sync_file_range(from, 0, 4096, 64));
    SHOW(posix_fadvise(from, 0, 0, POSIX_FADV_DONTNEED));
    SHOW(posix_fadvise(from, 0, 0, 77));
    SHOW(readahead(from, 0, 100000));
    SHOW(sum(from));
    close(from);
    close(to);
    SHOW(unlink("from"));
    SHOW(unlink("to"));
}

int main(int count, char **arguments) {
    limit(150);
    umask(022);
    char folder[PATH_MAX];
    sprintf(folder, "%s/contents", arguments[1]);
    mkdir(folder, 0755);
    WELL(chdir(folder));
    reading();
    appending();
    cutting();
    holes();
    copying();
    chdir("/");
    SHOW(rmdir(folder) == 0);
    return 0;
}
