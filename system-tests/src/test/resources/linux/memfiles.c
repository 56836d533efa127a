/* memfd_create(2) and seals. */
#include "checks.h"

#ifndef F_ADD_SEALS
#define F_ADD_SEALS 1033
#define F_GET_SEALS 1034
#define F_SEAL_SEAL 1
#define F_SEAL_SHRINK 2
#define F_SEAL_GROW 4
#define F_SEAL_WRITE 8
#endif
#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 16
#endif
#define SEAL_EXEC 32
#define ALLOW 2
#define NOEXEC 8
#define EXEC 16

static char bytes[16384];

static int make(const char *name, unsigned flags) {
    return syscall(SYS_memfd_create, name, flags);
}

static void making(void) {
    begin("making");
    char name[300];
    memset(name, 'n', sizeof name);
    name[250] = 0;
    SHOW(make(name, 0));
    name[249] = 0;
    int fd = make(name, 0);
    TRUE(fd >= 0);
    SHOW(close(fd));
    SHOW(make((char *) 8, 0));
    SHOW(make("x", 0x40));
    SHOW(make("x", NOEXEC | EXEC));
    fd = make("", 1);
    SHOW(fcntl(fd, F_GETFD));
    SHOW(fcntl(fd, F_GETFL));
    SHOW(fcntl(fd, F_GET_SEALS));
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    struct stat status;
    SHOW(fstat(fd, &status));
    SHOW(status.st_mode);
    SHOW(status.st_nlink);
    SHOW(status.st_size);
    char link[64] = "", path[64];
    sprintf(path, "/proc/self/fd/%d", fd);
    SHOW(readlink(path, link, 63));
    puts(link);
    SHOW(write(fd, "hello", 5));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(read(fd, bytes, 10));
    SHOW(ftruncate(fd, 3));
    SHOW(lseek(fd, 0, SEEK_END));
    int again = open(path, O_RDONLY);
    SHOW(read(again, bytes, 10));
    SHOW(write(again, bytes, 10));
    SHOW(fcntl(again, F_ADD_SEALS, 1));
    SHOW(close(again));
    SHOW(close(fd));
    fd = make("noexec", NOEXEC);
    SHOW(fcntl(fd, F_GET_SEALS));
    SHOW(fstat(fd, &status));
    SHOW(status.st_mode);
    SHOW(fchmod(fd, 0777));
    SHOW(fchmod(fd, 0600));
    SHOW(close(fd));
    int ends[2];
    pipe(ends);
    SHOW(fcntl(ends[1], F_GET_SEALS));
    SHOW(fcntl(ends[1], F_ADD_SEALS, 1));
}

static void seals(void) {
    begin("seals");
    int fd = make("s", ALLOW);
    SHOW(fcntl(fd, F_GET_SEALS));
    SHOW(fcntl(fd, F_ADD_SEALS, 0x100));
    SHOW(ftruncate(fd, 5000));
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK));
    SHOW(ftruncate(fd, 4999));
    SHOW(ftruncate(fd, 5000));
    SHOW(ftruncate(fd, 6000));
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    SHOW(fcntl(fd, F_GET_SEALS));
    SHOW(ftruncate(fd, 6001));
    SHOW(pwrite(fd, bytes, 6000, 0));
    SHOW(pwrite(fd, bytes, 6001, 0));
    SHOW(pwrite(fd, bytes, 100, 5950));
    SHOW(pwrite(fd, bytes, 1, 6000));
    SHOW(pwrite(fd, bytes, 0, 6000));
    SHOW(pwrite(fd, bytes, 10000, 4096));
    SHOW(fallocate(fd, 0, 0, 6000));
    SHOW(fallocate(fd, 0, 5000, 2000));
    SHOW(fallocate(fd, 1, 5000, 2000));
    begin("seals against writing");
    char *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    TRUE(shared != MAP_FAILED);
    shared[0] = 'A';
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    SHOW(fcntl(fd, F_GET_SEALS));
    SHOW(mprotect(shared, 4096, PROT_READ));
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    SHOW(munmap(shared, 4096));
    char *secret = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    SHOW(pwrite(fd, bytes, 1, 0));
    SHOW(pwrite(fd, bytes, 0, 0));
    errno = 0;
    shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    TRUE(shared == MAP_FAILED && errno == EPERM);
    shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    TRUE(shared != MAP_FAILED && shared[0] == 'A');
    SHOW(mprotect(shared, 4096, PROT_READ | PROT_WRITE));
    secret[0] = 'B';
    TRUE(shared[0] == 'A' && secret[0] == 'B');
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL));
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK));
    SHOW(fcntl(fd, F_GET_SEALS));
    begin("seals against later writing");
    fd = make("f", ALLOW);
    SHOW(ftruncate(fd, 4096));
    shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    SHOW(fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE));
    shared[1] = 'x';
    SHOW(pwrite(fd, bytes, 1, 0));
    TRUE(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED);
    SHOW(ftruncate(fd, 8192));
    SHOW(pread(fd, bytes, 2, 0));
    TRUE(bytes[1] == 'x');
    fd = make("e", ALLOW);
    SHOW(fcntl(fd, F_ADD_SEALS, SEAL_EXEC));
    SHOW(fcntl(fd, F_GET_SEALS));
    SHOW(write(fd, "x", 1));
    begin("files that are only read");
    int file = open("checked", O_CREAT | O_RDWR, 0600);
    SHOW(ftruncate(file, 4096));
    int reader = open("checked", O_RDONLY);
    shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, reader, 0);
    SHOW(mprotect(shared, 4096, PROT_READ | PROT_WRITE));
    SHOW(mprotect(shared, 4096, PROT_NONE));
    char *copy = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, reader, 0);
    SHOW(mprotect(copy, 4096, PROT_READ | PROT_WRITE));
    pid_t child = fork();
    if (child == 0) {
        _exit(mprotect(shared, 4096, PROT_READ | PROT_WRITE) == 0 ? 1 : errno == EACCES ? 2 : 3);
    }
    SHOW(reap(child));
}

int main(void) {
    limit(60);
    making();
    seals();
    return 0;
}
