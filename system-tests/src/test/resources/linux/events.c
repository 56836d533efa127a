/* eventfd(2) and epoll(7). */
#include "checks.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/uio.h>

static void add(int set, int fd, unsigned events, uint64_t data) {
    struct epoll_event event = {.events = events, .data.u64 = data};
    int result = epoll_ctl(set, EPOLL_CTL_ADD, fd, &event);
    printf("add %llu %#x: %d %s\n", (unsigned long long) data, events, result, result ? strerror(errno) : "");
}

static void modify(int set, int fd, unsigned events, uint64_t data) {
    struct epoll_event event = {.events = events, .data.u64 = data};
    int result = epoll_ctl(set, EPOLL_CTL_MOD, fd, &event);
    printf("modify %llu %#x: %d %s\n", (unsigned long long) data, events, result, result ? strerror(errno) : "");
}

static void await(int set, int most, int timeout) {
    struct epoll_event events[16];
    errno = 0;
    int count = epoll_wait(set, events, most, timeout);
    printf("await %d: %d %s", most, count, count < 0 ? strerror(errno) : "");
    for (int i = 0; i < count; i++) {
        printf(" %llu:%#x", (unsigned long long) events[i].data.u64, events[i].events);
    }
    printf("\n");
}

static uint64_t put(int fd, uint64_t value) {
    return write(fd, &value, 8);
}

static uint64_t get(int fd) {
    uint64_t value = 0;
    errno = 0;
    return read(fd, &value, 8) < 0 ? (uint64_t) -errno : value;
}

static void counters(void) {
    begin("counters");
    int fd = eventfd(5, EFD_NONBLOCK);
    SHOW(get(fd));
    SHOW(get(fd));
    SHOW(put(fd, 3));
    SHOW(put(fd, 4));
    SHOW(poll_one(fd, POLLIN | POLLOUT | POLLRDNORM));
    SHOW(get(fd));
    SHOW(put(fd, -1));
    SHOW(put(fd, -2));
    SHOW(poll_one(fd, POLLIN | POLLOUT));
    SHOW(put(fd, 1));
    SHOW(put(fd, 0));
    SHOW(get(fd) == (uint64_t) -2);
    SHOW(poll_one(fd, POLLIN | POLLOUT));
    uint64_t values[2] = {7, 9};
    SHOW(write(fd, values, 4));
    SHOW(read(fd, values, 7));
    SHOW(write(fd, values, 16));
    SHOW(get(fd));
    SHOW(write(fd, (void *) 8, 8));
    SHOW(put(fd, 6));
    SHOW(read(fd, (void *) 8, 8));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(pread(fd, values, 8, 0));
    SHOW(pwrite(fd, values, 8, 0));
    SHOW(ftruncate(fd, 0));
    SHOW(fsync(fd));
    SHOW(fcntl(fd, F_GETFL));
    SHOW(fcntl(fd, F_GETFD));
    SHOW(close(fd));
    int semaphore = eventfd(3, EFD_SEMAPHORE | EFD_NONBLOCK | EFD_CLOEXEC);
    SHOW(fcntl(semaphore, F_GETFD));
    for (int i = 0; i < 4; i++) {
        SHOW(get(semaphore));
    }
    SHOW(eventfd(0, 0x10));
    SHOW(syscall(SYS_eventfd, 3));
    struct stat status;
    SHOW(fstat(semaphore, &status));
    SHOW(status.st_mode);
    SHOW(status.st_size);
    char link[64] = "", path[64];
    sprintf(path, "/proc/self/fd/%d", semaphore);
    SHOW(readlink(path, link, 63));
    puts(link);
    int waits = eventfd(0, 0);
    pid_t child = fork();
    if (child == 0) {
        sleep_ms(50);
        put(waits, 77);
        _exit(0);
    }
    SHOW(get(waits));
    SHOW(reap(child));
    put(waits, -2);
    child = fork();
    if (child == 0) {
        sleep_ms(50);
        _exit(get(waits) == (uint64_t) -2 ? 1 : 2);
    }
    SHOW(put(waits, 5));
    SHOW(reap(child));
    SHOW(get(waits));
}

static void arguments(void) {
    begin("arguments of epoll");
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = 1};
    SHOW(epoll_create(0));
    SHOW(epoll_create(-1));
    SHOW(epoll_create1(1));
    int set = epoll_create1(EPOLL_CLOEXEC);
    int other = epoll_create(1);
    int ends[2];
    SHOW(pipe(ends));
    SHOW(fcntl(set, F_GETFD));
    SHOW(fcntl(other, F_GETFD));
    SHOW(fcntl(set, F_GETFL));
    SHOW(epoll_ctl(99, EPOLL_CTL_ADD, ends[0], &event));
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, 99, &event));
    SHOW(epoll_ctl(ends[0], EPOLL_CTL_ADD, ends[1], &event));
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, set, &event));
    SHOW(epoll_ctl(set, 0, ends[0], &event));
    SHOW(epoll_ctl(set, 4, ends[0], &event));
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], NULL));
    SHOW(epoll_ctl(set, EPOLL_CTL_MOD, ends[0], &event));
    SHOW(epoll_ctl(set, EPOLL_CTL_DEL, ends[0], NULL));
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event));
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event));
    SHOW(epoll_ctl(set, EPOLL_CTL_DEL, ends[0], NULL));
    int file = open("checked", O_CREAT | O_RDWR, 0600);
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, file, &event));
    int folder = open("/", O_RDONLY | O_DIRECTORY);
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, folder, &event));
    int null = open("/dev/null", O_RDWR);
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, null, &event));
    int path = open("/dev/null", O_PATH);
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, path, &event));
    struct epoll_event events[4];
    SHOW(epoll_wait(set, events, 0, 0));
    SHOW(epoll_wait(set, events, -1, 0));
    SHOW(epoll_wait(set, events, 0x7fffffff, 0));
    SHOW(epoll_wait(ends[0], events, 4, 0));
    SHOW(epoll_wait(99, events, 4, 0));
    SHOW(epoll_wait(set, NULL, 4, 0));
    SHOW(epoll_wait(set, (void *) 0xffff800000000000, 4, 0));
    add(set, ends[1], EPOLLOUT, 3);
    SHOW(epoll_wait(set, NULL, 4, 0));
    await(set, 4, 0);
    SHOW(read(set, events, 12));
    SHOW(write(set, events, 12));
    SHOW(lseek(set, 0, SEEK_SET));
    struct timespec span = {0, 1000000000};
    SHOW(syscall(SYS_epoll_pwait2, set, events, 4, &span, NULL, 8L));
    SHOW(syscall(SYS_epoll_pwait2, set, events, 4, NULL, NULL, 8L));
    SHOW(syscall(SYS_epoll_pwait2, set, events, 4, (void *) 8, NULL, 8L));
    SHOW(syscall(SYS_epoll_pwait, set, events, 4, 0, (void *) 8, 8L));
    SHOW(syscall(SYS_epoll_pwait, set, events, 4, 0, events, 4L));
    SHOW(epoll_ctl(set, EPOLL_CTL_DEL, ends[1], NULL));
    int64_t before = now_ms();
    SHOW(epoll_wait(set, events, 4, 30));
    TRUE(now_ms() - before >= 29);
    span.tv_nsec = 30000000;
    before = now_ms();
    SHOW(syscall(SYS_epoll_pwait2, set, events, 4, &span, NULL, 8L));
    TRUE(now_ms() - before >= 29);
    char link[64] = "", name[64];
    sprintf(name, "/proc/self/fd/%d", set);
    SHOW(readlink(name, link, 63));
    puts(link);
    SHOW(open(name, O_RDONLY));
}

static void levels(void) {
    begin("level, edge, oneshot");
    int set = epoll_create1(0);
    int a[2], b[2], c[2];
    char bytes[8192] = {0};
    pipe2(a, O_NONBLOCK);
    pipe2(b, O_NONBLOCK);
    pipe2(c, O_NONBLOCK);
    add(set, a[0], EPOLLIN, 1);
    add(set, b[0], EPOLLIN | EPOLLOUT | EPOLLET, 2);
    add(set, c[0], EPOLLIN | EPOLLONESHOT, 3);
    await(set, 8, 0);
    SHOW(write(a[1], bytes, 10));
    SHOW(write(b[1], bytes, 10));
    SHOW(write(c[1], bytes, 10));
    await(set, 8, 0);
    await(set, 8, 0);
    SHOW(read(a[0], bytes, 5));
    SHOW(read(b[0], bytes, 5));
    SHOW(read(c[0], bytes, 5));
    await(set, 8, 0);
    SHOW(write(b[1], bytes, 1));
    SHOW(write(c[1], bytes, 1));
    await(set, 8, 0);
    modify(set, c[0], EPOLLIN | EPOLLONESHOT, 4);
    await(set, 8, 0);
    await(set, 8, 0);
    modify(set, b[0], EPOLLIN | EPOLLET, 5);
    await(set, 8, 0);
    SHOW(read(a[0], bytes, 100));
    await(set, 8, 0);
    SHOW(close(a[1]));
    SHOW(close(b[1]));
    SHOW(close(c[1]));
    await(set, 8, 0);
    await(set, 8, 0);
    SHOW(close(a[0]));
    await(set, 8, 0);
    begin("writers");
    pipe2(a, O_NONBLOCK);
    add(set, a[1], EPOLLOUT | EPOLLET, 7);
    await(set, 8, 0);
    await(set, 8, 0);
    for (int i = 0; i < 15; i++) {
        SHOW(write(a[1], bytes, 4096));
    }
    await(set, 8, 0);
    SHOW(write(a[1], bytes, 8192));
    SHOW(write(a[1], bytes, 1));
    await(set, 8, 0);
    SHOW(read(a[0], bytes, 4096));
    await(set, 8, 0);
    await(set, 8, 0);
    SHOW(close(a[0]));
    await(set, 8, 0);
    await(set, 8, 0);
    SHOW(close(set));
    begin("turns");
    set = epoll_create1(0);
    int fds[5];
    for (int i = 0; i < 5; i++) {
        fds[i] = eventfd(1, EFD_NONBLOCK);
        add(set, fds[i], EPOLLIN, i);
    }
    await(set, 2, 0);
    await(set, 2, 0);
    await(set, 2, 0);
    await(set, 8, 0);
    get(fds[2]);
    await(set, 8, 0);
    put(fds[2], 1);
    await(set, 8, 0);
    SHOW(epoll_ctl(set, EPOLL_CTL_DEL, fds[0], NULL));
    await(set, 8, 0);
    SHOW(close(set));
    begin("edges of a counter");
    set = epoll_create1(0);
    int counter = eventfd(0, EFD_NONBLOCK);
    add(set, counter, EPOLLIN | EPOLLOUT | EPOLLET, 1);
    await(set, 8, 0);
    await(set, 8, 0);
    put(counter, 1);
    await(set, 8, 0);
    put(counter, 1);
    put(counter, 1);
    await(set, 8, 0);
    await(set, 8, 0);
    get(counter);
    await(set, 8, 0);
    modify(set, counter, EPOLLIN | EPOLLET, 1);
    await(set, 8, 0);
    put(counter, -2);
    await(set, 8, 0);
    get(counter);
    await(set, 8, 0);
    modify(set, counter, 0, 9);
    put(counter, 1);
    await(set, 8, 0);
}

static void duplicates(void) {
    begin("duplicates");
    int set = epoll_create1(0);
    int ends[2];
    pipe2(ends, O_NONBLOCK);
    int copy = dup(ends[0]);
    add(set, ends[0], EPOLLIN, 1);
    add(set, copy, EPOLLIN, 2);
    write(ends[1], "x", 1);
    await(set, 8, 0);
    SHOW(close(ends[0]));
    await(set, 8, 0);
    SHOW(epoll_ctl(set, EPOLL_CTL_DEL, ends[0], NULL));
    int again = dup2(copy, ends[0]);
    TRUE(again == ends[0]);
    add(set, ends[0], EPOLLIN, 3);
    SHOW(epoll_ctl(set, EPOLL_CTL_DEL, ends[0], NULL));
    await(set, 8, 0);
    SHOW(close(again));
    SHOW(close(copy));
    await(set, 8, 0);
    int twice = dup(set);
    int counter = eventfd(1, 0);
    add(twice, counter, EPOLLIN, 4);
    await(set, 8, 0);
    SHOW(close(set));
    await(twice, 8, 0);
    pid_t child = fork();
    if (child == 0) {
        int mine = eventfd(1, 0);
        add(twice, mine, EPOLLIN, 5);
        _exit(0);
    }
    SHOW(reap(child));
    await(twice, 8, 0);
}

static void nested(void) {
    begin("nested");
    int outer = epoll_create1(0), inner = epoll_create1(0);
    int counter = eventfd(0, EFD_NONBLOCK);
    add(outer, inner, EPOLLIN, 1);
    add(inner, counter, EPOLLIN, 2);
    await(outer, 8, 0);
    put(counter, 1);
    SHOW(poll_one(inner, POLLIN | POLLOUT));
    SHOW(poll_one(outer, POLLIN));
    await(outer, 8, 0);
    await(inner, 8, 0);
    await(outer, 8, 0);
    get(counter);
    await(outer, 8, 0);
    await(inner, 8, 0);
    add(inner, outer, EPOLLIN, 3);
    SHOW(close(inner));
    put(counter, 1);
    await(outer, 8, 0);
    int chain[8];
    for (int i = 0; i < 8; i++) {
        chain[i] = epoll_create1(0);
    }
    for (int i = 0; i < 7; i++) {
        add(chain[i + 1], chain[i], EPOLLIN, i);
    }
    for (int i = 0; i < 8; i++) {
        close(chain[i]);
        chain[i] = epoll_create1(0);
    }
    for (int i = 6; i >= 0; i--) {
        add(chain[i + 1], chain[i], EPOLLIN, i);
    }
    add(chain[3], counter, EPOLLIN, 9);
    await(chain[5], 8, 0);
    int edge = epoll_create1(0), in = epoll_create1(0);
    get(counter);
    add(edge, in, EPOLLIN | EPOLLET, 1);
    add(in, counter, EPOLLIN, 2);
    put(counter, 1);
    await(edge, 8, 0);
    await(edge, 8, 0);
    await(in, 8, 0);
    put(counter, 1);
    await(edge, 8, 0);
    await(edge, 8, 0);
}

static void exclusive(void) {
    begin("exclusive");
    int set = epoll_create1(0), inner = epoll_create1(0);
    int counter = eventfd(0, EFD_NONBLOCK);
    add(set, inner, EPOLLIN | EPOLLEXCLUSIVE, 1);
    add(set, counter, EPOLLIN | EPOLLEXCLUSIVE | EPOLLONESHOT, 1);
    add(set, counter, EPOLLIN | EPOLLEXCLUSIVE | EPOLLPRI, 1);
    add(set, counter, EPOLLIN | EPOLLEXCLUSIVE | EPOLLET | EPOLLWAKEUP, 1);
    modify(set, counter, EPOLLIN, 1);
    modify(set, counter, EPOLLIN | EPOLLEXCLUSIVE, 1);
    put(counter, 1);
    await(set, 8, 0);
    await(set, 8, 0);
    SHOW(epoll_ctl(set, EPOLL_CTL_DEL, counter, NULL));
}

static volatile sig_atomic_t got;

static void handler(int number) {
    got = number;
}

static void waiting(void) {
    begin("waiting");
    int set = epoll_create1(0);
    int counter = eventfd(0, EFD_NONBLOCK);
    add(set, counter, EPOLLIN | EPOLLET, 1);
    pid_t child = fork();
    if (child == 0) {
        sleep_ms(50);
        put(counter, 1);
        _exit(0);
    }
    await(set, 8, -1);
    SHOW(reap(child));
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigaction(SIGUSR1, &action, NULL);
    child = fork();
    if (child == 0) {
        sleep_ms(50);
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    await(set, 8, -1);
    SHOW(got);
    SHOW(reap(child));
}

static void masks(void) {
    begin("masks");
    int set = epoll_create1(0);
    int counter = eventfd(0, EFD_NONBLOCK);
    add(set, counter, EPOLLIN, 1);
    struct epoll_event events[4];
    sigset_t block, none;
    sigemptyset(&none);
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, NULL);
    struct sigaction action = {.sa_handler = handler};
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    got = 0;
    SHOW(epoll_pwait(set, events, 4, 10, NULL));
    SHOW(got);
    SHOW(epoll_pwait(set, events, 4, 0, &none));
    SHOW(epoll_pwait(set, events, 4, 1000, &none));
    SHOW(got);
    got = 0;
    raise(SIGUSR1);
    put(counter, 1);
    SHOW(epoll_pwait(set, events, 4, 1000, &none));
    SHOW(got);
    sigset_t now;
    sigprocmask(SIG_BLOCK, NULL, &now);
    SHOW(sigismember(&now, SIGUSR1));
}

int main(void) {
    limit(60);
    counters();
    arguments();
    levels();
    duplicates();
    nested();
    exclusive();
    waiting();
    masks();
    return 0;
}
