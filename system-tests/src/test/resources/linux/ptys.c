/* pty(7). */
#include "checks.h"
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <termios.h>

#ifndef TIOCGPTPEER
#define TIOCGPTPEER 0x5441
#endif

static char bytes[100000];
static int master, slave, number;
static char path[64];

static void tell(const char *who, const char *got, int count) {
    printf("%s read %d '", who, count);
    for (int i = 0; i < count; i++) {
        printf(got[i] >= ' ' && got[i] < 127 ? "%c" : "\\%02x", (unsigned char) got[i]);
    }
    printf("' %s\n", count < 0 ? strerror(errno) : "");
}

static void show(const char *who, int fd) {
    char got[500] = "";
    errno = 0;
    tell(who, got, read(fd, got, sizeof got - 1));
}

/* So many bytes, in how many pieces they may come. */
static void show_all(const char *who, int fd, int wanted) {
    char got[500] = "";
    int count = 0;
    for (int more = 1; count < wanted && more > 0; count += more > 0 ? more : 0) {
        more = read(fd, got + count, wanted - count);
    }
    tell(who, got, count);
}

static void open_pair(int flags) {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | flags);
    int zero = 0;
    ioctl(master, TIOCGPTN, &number);
    ioctl(master, TIOCSPTLCK, &zero);
    sprintf(path, "/dev/pts/%d", number);
    slave = open(path, O_RDWR | O_NOCTTY | flags);
}

static int lflag(int fd) {
    struct termios settings;
    return tcgetattr(fd, &settings) ? -errno : (int) settings.c_lflag;
}

static void raw(int fd) {
    struct termios settings;
    tcgetattr(fd, &settings);
    cfmakeraw(&settings);
    tcsetattr(fd, TCSANOW, &settings);
}

static void making(void) {
    begin("making");
    int first = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK);
    TRUE(first >= 0);
    SHOW(ioctl(first, TIOCGPTN, &number) == 0);
    int lock = -1;
    SHOW(ioctl(first, 0x80045439, &lock));
    SHOW(lock);
    sprintf(path, "/dev/pts/%d", number);
    SHOW(open(path, O_RDWR | O_NOCTTY));
    lock = 0;
    SHOW(ioctl(first, TIOCSPTLCK, &lock));
    SHOW(poll_one(first, POLLIN | POLLOUT));
    show("master", first);
    struct stat status;
    SHOW(stat(path, &status));
    SHOW(S_ISCHR(status.st_mode));
    SHOW(status.st_rdev == (dev_t) (136 << 8 | number));
    int a = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK);
    TRUE(a >= 0);
    SHOW(isatty(a));
    SHOW(isatty(first));
    char link[64] = "", name[64];
    sprintf(name, "/proc/self/fd/%d", a);
    SHOW(readlink(name, link, 63) == (long) strlen(path));
    TRUE(strcmp(link, path) == 0);
    SHOW(lflag(a));
    SHOW(lflag(first));
    struct winsize size = {9, 9, 9, 9};
    SHOW(ioctl(a, TIOCGWINSZ, &size));
    printf("%d %d\n", size.ws_row, size.ws_col);
    size.ws_row = 30;
    size.ws_col = 100;
    SHOW(ioctl(first, TIOCSWINSZ, &size));
    memset(&size, 0, sizeof size);
    SHOW(ioctl(a, TIOCGWINSZ, &size));
    printf("%d %d\n", size.ws_row, size.ws_col);
    SHOW(ioctl(a, TIOCGPTN, &number));
    int peer = ioctl(first, TIOCGPTPEER, O_RDWR | O_NOCTTY);
    TRUE(peer >= 0);
    SHOW(isatty(peer));
    SHOW(ioctl(a, TIOCGPTPEER, O_RDWR | O_NOCTTY));
    SHOW(lseek(first, 0, SEEK_SET));
    SHOW(lseek(a, 0, SEEK_SET));
    SHOW(close(peer));
    SHOW(poll_one(first, POLLIN | POLLOUT));
    SHOW(close(a));
    SHOW(poll_one(first, POLLIN | POLLOUT));
    show("master", first);
    a = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK);
    SHOW(poll_one(first, POLLIN | POLLOUT));
    show("master", first);
    SHOW(write(a, "left", 4));
    SHOW(close(a));
    SHOW(poll_one(first, POLLIN | POLLOUT));
    show("master", first);
    show("master", first);
    SHOW(close(first));
    SHOW(stat(path, &status));
    SHOW(open(path, O_RDWR | O_NOCTTY));
}

static void lines(void) {
    begin("lines");
    open_pair(O_NONBLOCK);
    SHOW(write(slave, "out\n", 4));
    show("master", master);
    SHOW(poll_one(slave, POLLIN | POLLOUT));
    SHOW(write(master, "typed", 5));
    SHOW(poll_one(slave, POLLIN | POLLOUT));
    show("slave", slave);
    show("master", master);
    SHOW(write(master, "\x7f\x7fx\r", 4));
    SHOW(poll_one(slave, POLLIN | POLLOUT));
    int available = -1;
    SHOW(ioctl(slave, FIONREAD, &available));
    SHOW(available);
    show("slave", slave);
    show("master", master);
    SHOW(write(master, "\x04", 1));
    show("slave", slave);
    SHOW(write(master, "one\ntwo\n", 8));
    show("slave", slave);
    show("slave", slave);
    show("slave", slave);
    show("master", master);
    begin("raw");
    raw(slave);
    SHOW(write(master, "a\r\x04\x03", 4));
    show("slave", slave);
    show("master", master);
    SHOW(write(slave, "x\ny", 3));
    show("master", master);
    SHOW(lflag(master));
    begin("full");
    long sent = 0;
    // Linux takes what is written to the other side some time later, and has room again.
    do {
        for (int count; (count = write(slave, bytes, 1000)) > 0; ) {
            sent += count;
        }
    } while (errno == EAGAIN && poll_one(slave, POLLOUT) != 0);
    TRUE(errno == EAGAIN && sent >= 4000 && sent < 1000000);
    SHOW(poll_one(slave, POLLOUT));
    long got = 0;
    for (int count; (count = read(master, bytes, 3000)) > 0; ) {
        got += count;
    }
    TRUE(got == sent);
    SHOW(poll_one(slave, POLLOUT));
    for (sent = 0; sent < 4000; ) {
        int count = write(master, bytes, 1000);
        if (count < 0) {
            break;
        }
        sent += count;
    }
    SHOW(sent);
    for (got = 0; got < sent; ) {
        int count = read(slave, bytes, 3000);
        if (count < 0) {
            break;
        }
        got += count;
    }
    SHOW(got);
    begin("master closed");
    SHOW(close(master));
    SHOW(poll_one(slave, POLLIN | POLLOUT));
    show("slave", slave);
    SHOW(write(slave, "x", 1));
    SHOW(ioctl(slave, TIOCGWINSZ, bytes));
    int group = getpgrp();
    SHOW(ioctl(slave, TIOCSPGRP, &group));
    SHOW(close(slave));
}

static volatile sig_atomic_t last, counted;

static void note(int which) {
    last = which;
    counted++;
}

static void on(int which) {
    struct sigaction action = {.sa_handler = note};
    sigaction(which, &action, NULL);
}

/* What a process that leads a session on the slave goes through; it tells by its exit status where it failed. */
static int leader(void) {
    alarm(30);
    on(SIGINT);
    on(SIGWINCH);
    on(SIGHUP);
    on(SIGCONT);
    if (setsid() < 0) {
        return 1;
    }
    if (open("/dev/tty", O_RDWR) >= 0 || errno != ENXIO) {
        return 2;
    }
    int fd = open(path, O_RDWR);
    int group = -1, session = -1;
    if (fd < 0 || ioctl(fd, TIOCGPGRP, &group) || group != getpid()) {
        return 3;
    }
    if (ioctl(fd, TIOCGSID, &session) || session != getpid()) {
        return 4;
    }
    int tty = open("/dev/tty", O_RDWR);
    if (tty < 0 || write(tty, "ready\n", 6) != 6) {
        return 5;
    }
    while (last != SIGINT) {
        sleep_ms(5);
    }
    write(tty, "interrupted\n", 12);
    while (last != SIGWINCH) {
        sleep_ms(5);
    }
    struct winsize size;
    ioctl(tty, TIOCGWINSZ, &size);
    if (size.ws_row != 40 || size.ws_col != 120) {
        return 6;
    }
    // Before the master hears of it: it closes at once.
    counted = 0;
    write(tty, "resized\n", 8);
    while (counted < 2) {
        sleep_ms(5);
    }
    char c;
    if (read(tty, &c, 1) != 0 || write(tty, "x", 1) != -1 || errno != EIO) {
        return 7;
    }
    if (open("/dev/tty", O_RDWR) >= 0) {
        return 8;
    }
    return 42;
}

static void expect(const char *text) {
    char got[1000] = "";
    int length = 0;
    int64_t until = now_ms() + 5000;
    while (strstr(got, text) == NULL && now_ms() < until) {
        int count = read(master, got + length, sizeof got - 1 - length);
        if (count > 0) {
            length += count;
        } else {
            sleep_ms(5);
        }
    }
    printf("master sees %s: %d\n", text, strstr(got, text) != NULL);
}

static void sessions(void) {
    begin("sessions");
    open_pair(O_NONBLOCK);
    SHOW(close(slave));
    int group = -1;
    SHOW(ioctl(master, TIOCGPGRP, &group));
    SHOW(group);
    pid_t child = fork();
    if (child == 0) {
        close(master);
        _exit(leader());
    }
    expect("ready");
    SHOW(ioctl(master, TIOCGPGRP, &group));
    TRUE(group == child);
    write(master, "\x03", 1);
    expect("interrupted");
    struct winsize size = {40, 120, 0, 0};
    SHOW(ioctl(master, TIOCSWINSZ, &size));
    expect("resized");
    SHOW(close(master));
    SHOW(reap(child));
    begin("the leader ends");
    open_pair(O_NONBLOCK);
    child = fork();
    if (child == 0) {
        setsid();
        ioctl(slave, TIOCSCTTY, 0);
        int tty = open("/dev/tty", O_RDWR);
        _exit(tty >= 0 ? 1 : 2);
    }
    SHOW(reap(child));
    SHOW(ioctl(master, TIOCGPGRP, &group));
    SHOW(group);
    SHOW(write(slave, "still there\n", 12));
    show("master", master);
    SHOW(close(slave));
    SHOW(close(master));
}

static void waiting(void) {
    begin("waiting");
    open_pair(0);
    pid_t child = fork();
    if (child == 0) {
        char got[20];
        int count = read(slave, got, sizeof got);
        sleep_ms(200);
        write(slave, got, count);
        _exit(count);
    }
    close(slave);
    sleep_ms(30);
    SHOW(write(master, "echo\n", 5));
    show_all("master", master, 12);
    SHOW(reap(child));
    show("master", master);
    close(master);
    open_pair(0);
    raw(slave);
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET};
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, master, &event));
    SHOW(epoll_wait(set, &event, 1, 0));
    child = fork();
    if (child == 0) {
        sleep_ms(30);
        long sent = 0;
        while (sent < 60000) {
            sent += write(slave, bytes, 60000 - sent);
        }
        _exit(3);
    }
    SHOW(epoll_wait(set, &event, 1, 5000));
    long got = 0;
    while (got < 60000) {
        got += read(master, bytes, 1000);
    }
    SHOW(got);
    SHOW(reap(child));
}

static void stop_keys(int fd, int on) {
    struct termios settings;
    tcgetattr(fd, &settings);
    settings.c_iflag = on ? settings.c_iflag | IXON : settings.c_iflag & ~IXON;
    tcsetattr(fd, TCSANOW, &settings);
}

/* TIOCPKT, as screen(1) wants it. */
static void packets(void) {
    begin("packets");
    open_pair(0);
    int on = 1, off = 0, got = -1;
    SHOW(ioctl(slave, TIOCPKT, &on));
    SHOW(ioctl(master, TIOCPKT, NULL));
    SHOW(ioctl(master, TIOCGPKT, &got));
    SHOW(got);
    SHOW(ioctl(master, TIOCPKT, &on));
    SHOW(ioctl(master, TIOCGPKT, &got));
    SHOW(got);
    write(slave, "out", 3);
    show("master", master);
    SHOW(poll_one(master, POLLIN | POLLPRI));
    tcflush(slave, TCIFLUSH);
    SHOW(poll_one(master, POLLIN | POLLPRI));
    show("master", master);
    tcflush(slave, TCOFLUSH);
    show("master", master);
    tcflush(slave, TCIOFLUSH);
    tcflush(slave, TCIOFLUSH);
    show("master", master);
    stop_keys(slave, 1);
    SHOW(poll_one(master, POLLIN | POLLPRI));
    stop_keys(slave, 0);
    stop_keys(slave, 0);
    show("master", master);
    stop_keys(slave, 0);
    SHOW(poll_one(master, POLLIN | POLLPRI));
    stop_keys(slave, 1);
    show("master", master);
    stop_keys(slave, 0);
    stop_keys(slave, 1);
    show("master", master);
    write(master, "\003", 1);
    show("master", master);
    show("master", master);
    write(slave, "long", 4);
    char few[3] = "";
    tell("master", few, read(master, few, 2));
    show("master", master);
    tcflush(slave, TCIFLUSH);
    SHOW(ioctl(master, TIOCPKT, &off));
    SHOW(poll_one(master, POLLIN | POLLPRI));
    SHOW(ioctl(master, TCFLSH, 3));
    write(slave, "gone", 4);
    struct pollfd shown = {master, POLLIN, 0};
    SHOW(poll(&shown, 1, 10000));
    SHOW(ioctl(master, TCFLSH, TCIFLUSH));
    write(slave, "kept", 4);
    show("master", master);
    close(master);
    close(slave);
}

int main(void) {
    limit(60);
    making();
    lines();
    sessions();
    waiting();
    packets();
    return 0;
}
