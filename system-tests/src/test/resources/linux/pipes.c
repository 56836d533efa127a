/* splice(2), tee(2) and the size of pipes. */
#include "checks.h"

static char bytes[200000];

static void fill(int fd, const char *text) {
    write(fd, text, strlen(text));
}

static void show(int fd) {
    memset(bytes, 0, 100);
    errno = 0;
    int length = read(fd, bytes, 99);
    printf("has %d '%s' %s\n", length, length > 0 ? bytes : "", length < 0 ? strerror(errno) : "");
}

int main(void) {
    limit(60);
    signal(SIGPIPE, SIG_IGN);
    int a[2], b[2];
    pipe2(a, O_NONBLOCK);
    pipe2(b, O_NONBLOCK);
    int file = open("checked", O_CREAT | O_RDWR | O_TRUNC, 0600);
    begin("between pipes");
    SHOW(splice(a[0], NULL, b[1], NULL, 10, 0));
    fill(a[1], "0123456789");
    SHOW(splice(a[0], NULL, b[1], NULL, 4, 0));
    show(b[0]);
    SHOW(tee(a[0], b[1], 100, 0));
    show(b[0]);
    SHOW(tee(a[0], b[1], 2, 0));
    SHOW(splice(a[0], NULL, b[1], NULL, 1000000, SPLICE_F_MOVE));
    show(b[0]);
    show(a[0]);
    SHOW(splice(a[0], NULL, a[1], NULL, 10, 0));
    SHOW(tee(a[0], a[1], 10, 0));
    SHOW(splice(a[1], NULL, b[1], NULL, 10, 0));
    SHOW(splice(a[0], NULL, b[0], NULL, 10, 0));
    SHOW(splice(99, NULL, b[1], NULL, 10, 0));
    SHOW(splice(a[0], NULL, 99, NULL, 10, 0));
    SHOW(splice(a[0], NULL, b[1], NULL, 0, 0));
    SHOW(splice(a[0], NULL, b[1], NULL, 1, 16));
    SHOW(tee(a[0], b[1], 0, 0));
    SHOW(tee(a[0], b[1], 1, 16));
    SHOW(tee(a[0], file, 1, 0));
    begin("with files");
    loff_t at = 3;
    fill(a[1], "abcdef");
    SHOW(splice(a[0], &at, b[1], NULL, 4, 0));
    SHOW(splice(a[0], NULL, file, NULL, 3, 0));
    SHOW(splice(a[0], NULL, file, &at, 10, 0));
    SHOW(at);
    SHOW(lseek(file, 0, SEEK_CUR));
    SHOW(splice(a[0], NULL, file, NULL, 3, 0));
    at = 1;
    SHOW(splice(file, &at, a[1], NULL, 3, 0));
    SHOW(at);
    show(a[0]);
    SHOW(splice(file, NULL, a[1], NULL, 30, 0));
    show(a[0]);
    SHOW(splice(file, NULL, a[1], NULL, 30, 0));
    SHOW(splice(file, &at, a[1], &at, 30, 0));
    at = -1;
    SHOW(splice(file, &at, a[1], NULL, 3, 0));
    SHOW(splice(file, (void *) 8, a[1], NULL, 3, 0));
    SHOW(splice(file, NULL, file, NULL, 3, 0));
    int append = open("checked", O_WRONLY | O_APPEND);
    fill(a[1], "x");
    SHOW(splice(a[0], NULL, append, NULL, 3, 0));
    int reader = open("checked", O_RDONLY);
    SHOW(splice(a[0], NULL, reader, NULL, 3, 0));
    show(a[0]);
    begin("ends");
    SHOW(close(a[1]));
    SHOW(splice(a[0], NULL, b[1], NULL, 3, 0));
    SHOW(tee(a[0], b[1], 3, 0));
    SHOW(close(b[0]));
    SHOW(lseek(file, 0, SEEK_SET));
    SHOW(splice(file, NULL, b[1], NULL, 3, 0));
    begin("waiting");
    pipe(a);
    pid_t child = fork();
    if (child == 0) {
        sleep_ms(30);
        fill(a[1], "late");
        _exit(0);
    }
    SHOW(splice(a[0], NULL, file, NULL, 100, SPLICE_F_NONBLOCK));
    SHOW(splice(a[0], NULL, file, NULL, 100, 0));
    SHOW(reap(child));
    begin("size");
    pipe2(a, O_NONBLOCK);
    SHOW(fcntl(a[0], F_GETPIPE_SZ));
    SHOW(fcntl(a[0], F_SETPIPE_SZ, 100));
    SHOW(write(a[1], bytes, 10000));
    SHOW(poll_one(a[1], POLLOUT));
    SHOW(fcntl(a[1], F_SETPIPE_SZ, 100000));
    SHOW(fcntl(a[1], F_GETPIPE_SZ));
    SHOW(write(a[1], bytes, 200000));
    SHOW(fcntl(a[1], F_SETPIPE_SZ, 4096));
    SHOW(fcntl(file, F_GETPIPE_SZ));
    return 0;
}
