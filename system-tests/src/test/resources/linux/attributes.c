/* What programs attach to files: xattr(7). In a file system in memory on both. */
#include "checks.h"
#include <sys/inotify.h>
#include <sys/xattr.h>

#define PLACE "/dev/shm/attributes"

static void show(const char *path) {
    char names[1000];
    long length = llistxattr(path, names, sizeof names);
    printf("%ld %s:", length, strerror(length < 0 ? errno : 0));
    for (long at = 0; at < length; at += strlen(names + at) + 1) {
        printf(" %s", names + at);
    }
    printf("\n");
}

static void show_value(const char *path, const char *name) {
    char value[100] = "";
    errno = 0;
    long length = lgetxattr(path, name, value, sizeof value);
    printf("%s %s: %ld %s '%s'\n", path, name, length, strerror(errno), value);
}

static void values(void) {
    begin("values");
    static char large[70000];
    SHOW(getxattr("f", "user.a", NULL, 0));
    SHOW(listxattr("f", NULL, 0));
    SHOW(setxattr("f", "user.a", "one", 3, XATTR_REPLACE));
    SHOW(setxattr("f", "user.a", "one", 3, XATTR_CREATE));
    SHOW(setxattr("f", "user.a", "one", 3, XATTR_CREATE));
    SHOW(setxattr("f", "user.a", "two", 3, XATTR_REPLACE));
    SHOW(setxattr("f", "user.a", "three", 5, 0));
    SHOW(setxattr("f", "user.empty", NULL, 0, 0));
    SHOW(setxattr("f", "user.A", "upper", 5, 0));
    SHOW(setxattr("f", "trusted.t", "t", 1, 0));
    SHOW(setxattr("f", "security.s", "s", 1, 0));
    SHOW(setxattr("f", "user.b", "b", 1, XATTR_CREATE | XATTR_REPLACE));
    SHOW(setxattr("f", "user.a", "b", 1, XATTR_CREATE | XATTR_REPLACE));
    SHOW(setxattr("f", "user.a", "b", 1, 4));
    show("f");
    show_value("f", "user.a");
    show_value("f", "user.empty");
    show_value("f", "trusted.t");
    show_value("f", "security.s");
    show_value("f", "user.nothing");
    SHOW(getxattr("f", "user.a", large, 4));
    SHOW(getxattr("f", "user.a", large, 5));
    SHOW(getxattr("f", "user.a", NULL, 0));
    SHOW(getxattr("f", "user.a", NULL, 5));
    SHOW(getxattr("f", "user.a", large, -1));
    SHOW(listxattr("f", large, 5));
    SHOW(listxattr("f", NULL, 0));
    SHOW(listxattr("f", NULL, 500));
    SHOW(listxattr("f", large, -1));
    SHOW(setxattr("f", "user.large", large, 65536, 0));
    SHOW(getxattr("f", "user.large", large, 70000));
    SHOW(getxattr("f", "user.large", large, 65536));
    SHOW(getxattr("f", "user.large", large, 65535));
    SHOW(setxattr("f", "user.large", large, 65537, 0));
    SHOW(setxattr("f", "user.large", large, -1, 0));
    SHOW(removexattr("f", "user.large"));
    SHOW(removexattr("f", "user.large"));
    SHOW(removexattr("f", "user.empty"));
    show("f");
    begin("names");
    char name[300];
    memset(name, 'n', sizeof name);
    memcpy(name, "user.", 5);
    name[256] = 0;
    SHOW(setxattr("f", name, "x", 1, 0));
    SHOW(getxattr("f", name, NULL, 0));
    SHOW(removexattr("f", name));
    name[255] = 0;
    SHOW(setxattr("f", name, "x", 1, 0));
    SHOW(removexattr("f", name));
    SHOW(setxattr("f", "", "x", 1, 0));
    SHOW(getxattr("f", "", NULL, 0));
    SHOW(removexattr("f", ""));
    SHOW(setxattr("f", "user", "x", 1, 0));
    SHOW(setxattr("f", "user.", "x", 1, 0));
    SHOW(setxattr("f", "nonsense.x", "x", 1, 0));
    SHOW(getxattr("f", "nonsense.x", NULL, 0));
    SHOW(removexattr("f", "nonsense.x"));
    SHOW(setxattr("f", "system.x", "x", 1, 0));
    SHOW(getxattr("f", "system.x", NULL, 0));
    SHOW(setxattr("f", "security.capability", "x", 1, 0));
    SHOW(getxattr("f", "security.capability", NULL, 0));
    unsigned capability[5] = {0x02000001, 0x400, 0, 0, 0};
    SHOW(setxattr("f", "security.capability", capability, 20, 0));
    SHOW(getxattr("f", "security.capability", NULL, 0));
    SHOW(removexattr("f", "security.capability"));
    begin("addresses");
    SHOW(setxattr((char *) 8, "user.a", "x", 1, 0));
    SHOW(setxattr("f", (char *) 8, "x", 1, 0));
    SHOW(setxattr("f", "user.a", (char *) 8, 1, 0));
    SHOW(setxattr("f", "user.a", (char *) 8, 0, 0));
    SHOW(setxattr("nothing", "", "x", 1, 0));
    SHOW(setxattr("nothing", "user.a", "x", 1, 8));
    SHOW(setxattr("nothing", "user.a", (char *) 8, 70000, 0));
    SHOW(setxattr("nothing", "user.a", (char *) 8, 1, 0));
    SHOW(setxattr("nothing", "user.a", "x", 1, 0));
    SHOW(getxattr("nothing", "", NULL, 0));
    SHOW(getxattr("nothing", "user.a", NULL, 0));
    SHOW(getxattr("f", "user.a", (char *) 8, 10));
    SHOW(listxattr("nothing", NULL, 0));
    SHOW(listxattr("f", (char *) 8, 100));
    SHOW(removexattr("nothing", "user.a"));
    SHOW(removexattr("nothing", ""));
    SHOW(fsetxattr(99, "user.a", "x", 1, 0));
    SHOW(fgetxattr(99, "user.a", NULL, 0));
    SHOW(flistxattr(99, NULL, 0));
    SHOW(fremovexattr(99, "user.a"));
}

static void kinds(void) {
    begin("kinds of files");
    symlink("f", "link");
    mkdir("d", 01777);
    mkfifo("fifo", 0666);
    SHOW(setxattr("link", "user.link", "x", 1, 0));
    SHOW(lsetxattr("link", "user.link", "x", 1, 0));
    SHOW(lsetxattr("link", "trusted.link", "x", 1, 0));
    SHOW(lgetxattr("link", "user.link", NULL, 0));
    SHOW(lgetxattr("link", "trusted.link", NULL, 0));
    show("link");
    show("f");
    SHOW(lremovexattr("link", "user.link"));
    SHOW(lremovexattr("link", "trusted.link"));
    SHOW(removexattr("link", "user.link"));
    SHOW(setxattr("d", "user.d", "x", 1, 0));
    SHOW(setxattr("fifo", "user.x", "x", 1, 0));
    SHOW(getxattr("fifo", "user.x", NULL, 0));
    SHOW(setxattr("fifo", "trusted.x", "x", 1, 0));
    show("d");
    show("fifo");
    int fd = open("f", O_RDONLY);
    SHOW(fsetxattr(fd, "user.open", "x", 1, 0));
    SHOW(fgetxattr(fd, "user.open", NULL, 0));
    SHOW(flistxattr(fd, NULL, 0));
    SHOW(fremovexattr(fd, "user.open"));
    int path = open("f", O_PATH);
    SHOW(fsetxattr(path, "user.open", "x", 1, 0));
    SHOW(fgetxattr(path, "user.open", NULL, 0));
    SHOW(flistxattr(path, NULL, 0));
    SHOW(fremovexattr(path, "user.open"));
    int ends[2];
    pipe(ends);
    SHOW(fsetxattr(ends[0], "user.a", "x", 1, 0));
    SHOW(fsetxattr(ends[0], "trusted.a", "x", 1, 0));
    SHOW(setxattr("/proc/self/stat", "user.a", "x", 1, 0));
    SHOW(getxattr("/proc/self/stat", "user.a", NULL, 0));
    begin("changes");
    struct stat before, after;
    stat("f", &before);
    sleep_ms(20);
    int watch = inotify_init1(IN_NONBLOCK);
    inotify_add_watch(watch, "f", IN_ALL_EVENTS);
    SHOW(fsetxattr(fd, "user.a", "new", 3, 0));
    SHOW(fremovexattr(fd, "user.A"));
    SHOW(fgetxattr(fd, "user.a", NULL, 0));
    struct inotify_event event;
    while (read(watch, &event, sizeof event) > 0) {
        printf("event %x\n", event.mask);
    }
    stat("f", &after);
    TRUE(after.st_ctim.tv_nsec != before.st_ctim.tv_nsec);
    TRUE(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
    SHOW(rename("f", "g"));
    show("g");
    SHOW(link("g", "f"));
    SHOW(setxattr("f", "user.linked", "x", 1, 0));
    show("g");
    unlink("g");
}

static void permissions(void) {
    begin("permissions");
    setxattr("f", "trusted.t", "t", 1, 0);
    setxattr("f", "security.s", "s", 1, 0);
    close(open("own", O_CREAT | O_RDWR, 0600));
    chown("own", 1000, 1000);
    close(open("secret", O_CREAT | O_RDWR, 0600));
    chmod("f", 0644);
    setxattr("secret", "user.a", "x", 1, 0);
    setxattr("secret", "security.a", "x", 1, 0);
    mkdir("mine", 01777);
    chown("mine", 1000, 1000);
    pid_t child = fork();
    if (child == 0) {
        syscall(SYS_setgroups, 0, NULL);
        syscall(SYS_setresgid, 1000, 1000, 1000);
        syscall(SYS_setresuid, 1000, 1000, 1000);
        show("f");
        show_value("f", "user.a");
        show_value("f", "trusted.t");
        show_value("f", "security.s");
        show_value("secret", "user.a");
        show_value("secret", "security.a");
        show("secret");
        SHOW(setxattr("f", "user.a", "x", 1, 0));
        SHOW(setxattr("f", "trusted.t", "x", 1, 0));
        SHOW(setxattr("f", "security.s", "x", 1, 0));
        SHOW(setxattr("f", "nonsense.s", "x", 1, 0));
        SHOW(setxattr("f", "system.s", "x", 1, 0));
        SHOW(removexattr("f", "user.a"));
        SHOW(removexattr("f", "trusted.t"));
        SHOW(removexattr("f", "security.s"));
        SHOW(setxattr("own", "user.a", "x", 1, 0));
        SHOW(setxattr("own", "trusted.a", "x", 1, 0));
        SHOW(setxattr("own", "security.a", "x", 1, 0));
        SHOW(setxattr("d", "user.a", "x", 1, 0));
        SHOW(getxattr("d", "user.d", NULL, 0));
        SHOW(setxattr("mine", "user.a", "x", 1, 0));
        show("own");
        SHOW(removexattr("own", "user.a"));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
}

int main(void) {
    limit(60);
    mkdir("/dev/shm", 0777);
    mkdir(PLACE, 0777);
    chdir(PLACE);
    close(open("f", O_CREAT | O_RDWR, 0644));
    values();
    kinds();
    permissions();
    const char *names[] = {"f", "link", "fifo", "own", "secret"};
    for (int i = 0; i < 5; i++) {
        unlink(names[i]);
    }
    rmdir("d");
    rmdir("mine");
    SHOW(rmdir(PLACE));
    return 0;
}
