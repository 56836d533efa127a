/* Shows what calls return, in a way that is the same on Linux and on Awesome. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Makes a call and shows it with its result. */
#define SHOW(call) do { \
        errno = 0; \
        long result_ = (long) (call); \
        int errno_ = errno; \
        printf("%d: %s = %ld%s%s\n", __LINE__, #call, result_, result_ < 0 ? " " : "", \
                result_ < 0 ? strerror(errno_) : ""); \
    } while (0)

/* The same without the result if it is well. */
#define WELL(call) do { \
        errno = 0; \
        long result_ = (long) (call); \
        printf("%d: %s %s\n", __LINE__, #call, result_ < 0 ? strerror(errno) : "well"); \
    } while (0)

/* Shows whether something is so. */
#define TRUE(condition) printf("%d: %s %s\n", __LINE__, #condition, (condition) ? "yes" : "no")

static const char *topic;

/* Begins a group of checks. */
static inline void begin(const char *name) {
    topic = name;
    printf("-- %s\n", topic);
}

static inline void sleep_ms(int ms) {
    struct timespec span = {ms / 1000, ms % 1000 * 1000000L};
    while (nanosleep(&span, &span) != 0) {
    }
}

static inline int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* The child that fork() made ends with what the call of this gives. */
static inline int reap(pid_t child) {
    int status = -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

static inline int poll_one(int fd, short events) {
    struct pollfd one = {fd, events, 0};
    int count = poll(&one, 1, 0);
    return count < 0 ? -1 : one.revents;
}

static inline int slept(pid_t process) {
    char path[64], state = 0;
    sprintf(path, "/proc/%d/stat", process);
    FILE *file = fopen(path, "r");
    fscanf(file, "%*d (%*[^)]) %c", &state);
    fclose(file);
    return state == 'S';
}

/* Waits until a process does. */
static inline void await_sleep(pid_t process) {
    do {
        sleep_ms(5);
    } while (!slept(process));
}

/* Shows the first line of a file. */
static inline void show_file(const char *path) {
    FILE *file = fopen(path, "r");
    char line[200] = "nothing\n";
    fgets(line, sizeof line, file);
    printf("%s: %s", path, line);
    fclose(file);
}

/* A call that must end does, or the program does. */
static inline void limit(int seconds) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    alarm(seconds);
}
