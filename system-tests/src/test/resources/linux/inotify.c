/* inotify(7). */
#include "checks.h"
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>

static int watches;

static const struct {
    unsigned bit;
    const char *name;
} NAMES[] = {
    {IN_ACCESS, "ACCESS"}, {IN_MODIFY, "MODIFY"}, {IN_ATTRIB, "ATTRIB"}, {IN_CLOSE_WRITE, "CLOSE_WRITE"},
    {IN_CLOSE_NOWRITE, "CLOSE_NOWRITE"}, {IN_OPEN, "OPEN"}, {IN_MOVED_FROM, "MOVED_FROM"}, {IN_MOVED_TO, "MOVED_TO"},
    {IN_CREATE, "CREATE"}, {IN_DELETE, "DELETE"}, {IN_DELETE_SELF, "DELETE_SELF"}, {IN_MOVE_SELF, "MOVE_SELF"},
    {IN_UNMOUNT, "UNMOUNT"}, {IN_Q_OVERFLOW, "Q_OVERFLOW"}, {IN_IGNORED, "IGNORED"}, {IN_ISDIR, "ISDIR"}
};

static void events(const char *after) {
    static char buffer[65536];
    static unsigned cookies[2];
    errno = 0;
    int length = read(watches, buffer, sizeof buffer);
    printf("%s:\n", after);
    if (length < 0) {
        printf("    %s\n", strerror(errno));
    }
    for (int at = 0; at < length; ) {
        struct inotify_event *event = (struct inotify_event *) (buffer + at);
        printf("    %d", event->wd);
        for (unsigned i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
            if (event->mask & NAMES[i].bit) {
                printf(" %s", NAMES[i].name);
            }
        }
        if (event->mask & IN_MOVED_FROM) {
            cookies[0] = event->cookie;
        }
        if (event->mask & IN_MOVED_TO) {
            printf(" same cookie %d", cookies[0] == event->cookie && cookies[0] != cookies[1]);
            cookies[1] = cookies[0];
        } else if (!(event->mask & IN_MOVED_FROM)) {
            printf(" cookie %u", event->cookie);
        }
        printf(" length %u '%s'\n", event->len, event->len > 0 ? event->name : "");
        at += sizeof *event + event->len;
    }
}

static void arguments(void) {
    begin("arguments");
    SHOW(inotify_init1(1));
    int fd = inotify_init1(IN_CLOEXEC);
    SHOW(fcntl(fd, F_GETFD));
    SHOW(fcntl(fd, F_GETFL));
    int ends[2];
    pipe(ends);
    SHOW(inotify_add_watch(ends[0], ".", IN_OPEN));
    SHOW(inotify_add_watch(99, ".", IN_OPEN));
    SHOW(inotify_add_watch(fd, ".", 0));
    SHOW(inotify_add_watch(fd, ".", 0x800000));
    SHOW(inotify_add_watch(fd, "absent", IN_OPEN));
    SHOW(inotify_add_watch(fd, "", IN_OPEN));
    SHOW(inotify_add_watch(fd, (char *) 8, IN_OPEN));
    SHOW(inotify_add_watch(fd, ".", IN_OPEN | IN_MASK_ADD | 0x10000000));
    close(open("plain", O_CREAT | O_RDWR, 0600));
    SHOW(inotify_add_watch(fd, "plain", IN_OPEN | IN_ONLYDIR));
    SHOW(inotify_add_watch(fd, ".", IN_OPEN));
    SHOW(inotify_add_watch(fd, "plain", IN_OPEN));
    SHOW(inotify_add_watch(fd, ".", IN_OPEN | IN_MASK_ADD));
    SHOW(inotify_add_watch(fd, "./plain", IN_OPEN | 0x10000000));
    SHOW(inotify_rm_watch(fd, 7));
    SHOW(inotify_rm_watch(ends[0], 1));
    SHOW(inotify_rm_watch(99, 1));
    SHOW(inotify_rm_watch(fd, 1));
    char buffer[16];
    SHOW(read(fd, buffer, 15));
    SHOW(read(fd, buffer, 16));
    SHOW(write(fd, buffer, 16));
    SHOW(inotify_add_watch(fd, ".", IN_OPEN));
    SHOW(lseek(fd, 0, SEEK_SET));
    close(open("plain", O_RDONLY));
    SHOW(read(fd, buffer, 16));
    int available = 0;
    SHOW(ioctl(fd, FIONREAD, &available));
    SHOW(available);
    SHOW(poll_one(fd, POLLIN | POLLOUT));
    SHOW(close(fd));
    SHOW(unlink("plain"));
}

static void files(void) {
    begin("files");
    char bytes[10000] = {0};
    watches = inotify_init1(IN_NONBLOCK);
    mkdir("watched", 0700);
    SHOW(inotify_add_watch(watches, "watched", IN_ALL_EVENTS));
    events("nothing");
    int fd = open("watched/a", O_CREAT | O_RDWR, 0600);
    events("made");
    write(fd, bytes, 10);
    write(fd, bytes, 10);
    events("written twice");
    write(fd, bytes, 0);
    pread(fd, bytes, 5, 0);
    read(fd, bytes, 5);
    events("read");
    ftruncate(fd, 4);
    fallocate(fd, 0, 0, 100);
    events("cut and grown");
    fchmod(fd, 0640);
    fchown(fd, 0, 0);
    events("changed");
    SHOW(inotify_add_watch(watches, "watched/a", IN_ALL_EVENTS));
    chmod("watched/a", 0600);
    write(fd, bytes, 1);
    events("with the file watched too");
    close(fd);
    events("closed");
    fd = open("watched/a", O_RDONLY);
    close(fd);
    events("opened for reading");
    fd = open("watched/a", O_WRONLY | O_TRUNC);
    close(fd);
    events("emptied");
    fd = open("watched/a", O_PATH);
    close(fd);
    events("only the path");
    truncate("watched/a", 77);
    events("truncated by its name");
    link("watched/a", "watched/b");
    events("linked");
    symlink("a", "watched/link");
    events("symbolic link");
    fd = open("watched/link", O_RDONLY);
    close(fd);
    events("through the link");
    rename("watched/b", "watched/c-with-a-long-name");
    events("renamed");
    rename("watched/c-with-a-long-name", "outside");
    events("moved out");
    rename("outside", "watched/d");
    events("moved in");
    unlink("watched/d");
    events("one name less");
    fd = open("watched/a", O_RDWR);
    unlink("watched/a");
    events("no name left");
    write(fd, bytes, 3);
    events("written without a name");
    close(fd);
    events("closed for good");
    mkfifo("watched/fifo", 0600);
    events("fifo");
    fd = open("watched/fifo", O_RDWR | O_NONBLOCK);
    write(fd, bytes, 3);
    read(fd, bytes, 3);
    close(fd);
    events("fifo used");
    unlink("watched/fifo");
    unlink("watched/link");
    events("removed");
}

static void directories(void) {
    begin("directories");
    char bytes[4096];
    mkdir("watched/sub", 0700);
    events("made");
    SHOW(inotify_add_watch(watches, "watched/sub", IN_ALL_EVENTS));
    int fd = open("watched/sub", O_RDONLY | O_DIRECTORY);
    syscall(SYS_getdents64, fd, bytes, sizeof bytes);
    close(fd);
    events("listed");
    close(open("watched/sub/deep", O_CREAT | O_WRONLY, 0600));
    events("a file two below");
    rename("watched/sub/deep", "watched/deep");
    events("moved up");
    chmod("watched/sub", 0755);
    events("changed");
    rename("watched/sub", "watched/other");
    events("renamed");
    rename("watched/other", "elsewhere");
    events("moved out");
    mkdir("elsewhere/x", 0700);
    events("still watched");
    rmdir("elsewhere/x");
    rmdir("elsewhere");
    events("removed");
    close(open("watched/target", O_CREAT | O_WRONLY, 0600));
    SHOW(inotify_add_watch(watches, "watched/target", IN_ALL_EVENTS));
    events("target");
    rename("watched/deep", "watched/target");
    events("replaced");
    unlink("watched/target");
    rmdir("watched");
    events("all removed");
}

static void options(void) {
    begin("options");
    mkdir("watched", 0700);
    SHOW(inotify_add_watch(watches, "watched", IN_CREATE | IN_ONESHOT));
    close(open("watched/a", O_CREAT | O_WRONLY, 0600));
    close(open("watched/b", O_CREAT | O_WRONLY, 0600));
    events("once");
    SHOW(inotify_add_watch(watches, "watched", IN_CREATE));
    SHOW(inotify_add_watch(watches, "watched", IN_DELETE | IN_MASK_ADD));
    unlink("watched/a");
    close(open("watched/a", O_CREAT | O_WRONLY, 0600));
    events("both");
    SHOW(inotify_add_watch(watches, "watched", IN_DELETE));
    unlink("watched/a");
    close(open("watched/a", O_CREAT | O_WRONLY, 0600));
    events("one");
    symlink("a", "watched/link");
    SHOW(inotify_add_watch(watches, "watched/link", IN_DELETE_SELF | IN_DONT_FOLLOW));
    SHOW(inotify_add_watch(watches, "watched/link", IN_OPEN));
    unlink("watched/link");
    close(open("watched/a", O_RDONLY));
    events("link itself");
    SHOW(inotify_add_watch(watches, "watched", IN_ALL_EVENTS | IN_EXCL_UNLINK));
    int fd = open("watched/b", O_RDWR);
    unlink("watched/b");
    write(fd, "x", 1);
    close(fd);
    events("not what has no name");
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN};
    epoll_ctl(set, EPOLL_CTL_ADD, watches, &event);
    SHOW(epoll_wait(set, &event, 1, 0));
    pid_t child = fork();
    if (child == 0) {
        sleep_ms(30);
        close(open("watched/c", O_CREAT | O_WRONLY, 0600));
        _exit(0);
    }
    SHOW(epoll_wait(set, &event, 1, 5000));
    SHOW(reap(child));
    events("by another process");
    SHOW(inotify_rm_watch(watches, 6));
    events("ended");
    unlink("watched/a");
    unlink("watched/c");
    events("not watched");
    begin("too much");
    SHOW(inotify_add_watch(watches, "watched", IN_ATTRIB));
    mkdir("watched/1", 0700);
    mkdir("watched/2", 0700);
    for (int i = 0; i < 17000; i++) {
        chmod(i & 1 ? "watched/1" : "watched/2", 0700);
    }
    char buffer[32 * 1024];
    long count = 0, lost = 0;
    for (int length; (length = read(watches, buffer, sizeof buffer)) > 0; ) {
        for (int at = 0; at < length; at += sizeof(struct inotify_event) + ((struct inotify_event *) (buffer + at))->len) {
            struct inotify_event *one = (struct inotify_event *) (buffer + at);
            count++;
            lost += one->mask == IN_Q_OVERFLOW && one->wd == -1;
        }
    }
    SHOW(count);
    SHOW(lost);
    rmdir("watched/1");
    rmdir("watched/2");
    rmdir("watched");
    events("removed");
    int fds[200], made = 0;
    while (made < 200 && (fds[made] = inotify_init1(0)) >= 0) {
        made++;
    }
    TRUE(made == 127 && errno == EMFILE);
}

int main(void) {
    limit(60);
    arguments();
    files();
    directories();
    options();
    return 0;
}
