/* What stat tells of files and what changes it: times, modes, owners, sizes, on the file system of the folder that is the argument. */
#include "../linux/checks.h"
#include <limits.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

static struct stat before, after;

static int earlier(struct timespec a, struct timespec b) {
    return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec < b.tv_nsec);
}

static void look(const char *name) {
    lstat(name, &before);
    sleep_ms(30);
}

/* Which times of a file changed since look(). */
static const char *changed(const char *name) {
    static char text[40];
    lstat(name, &after);
    sprintf(text, "%s%s%s", earlier(before.st_atim, after.st_atim) ? " access" : "", earlier(before.st_mtim, after.st_mtim) ? " content" : "",
            earlier(before.st_ctim, after.st_ctim) ? " state" : "");
    return text;
}

#define CHANGED(name) printf("%d: %s:%s\n", __LINE__, name, changed(name))

static int mode(const char *name) {
    struct stat status;
    return lstat(name, &status) < 0 ? -1 : (int) status.st_mode;
}

static void times(void) {
    begin("times");
    mkdir("d", 0755);
    look("d");
    int fd = open("d/file", O_RDWR | O_CREAT, 0644);
    CHANGED("d");
    look("d/file");
    write(fd, "content", 7);
    CHANGED("d/file");
    look("d/file");
    write(fd, "", 0);
    CHANGED("d/file");
    look("d/file");
    ftruncate(fd, 7);
    CHANGED("d/file");
    look("d/file");
    truncate("d/file", 7);
    CHANGED("d/file");
    look("d/file");
    ftruncate(fd, 5);
    CHANGED("d/file");
    look("d/file");
    fchmod(fd, 0600);
    CHANGED("d/file");
    look("d/file");
    fchown(fd, 1, 2);
    CHANGED("d/file");
    look("d/file");
    fchown(fd, -1, -1);
    CHANGED("d/file");
    look("d");
    look("d/file");
    link("d/file", "d/link");
    CHANGED("d/file");
    look("d");
    rename("d/link", "d/link2");
    CHANGED("d");
    look("d/link2");
    rename("d/link2", "d/link3");
    CHANGED("d/link3");
    look("d/file");
    unlink("d/link3");
    CHANGED("d/file");
    look("d");
    mkdir("d/in", 0755);
    CHANGED("d");
    look("d");
    close(open("d/in/deep", O_CREAT | O_WRONLY, 0600));
    CHANGED("d");
    unlink("d/in/deep");
    look("d");
    rmdir("d/in");
    CHANGED("d");
    look("d/file");
    close(open("d/file", O_RDONLY));
    CHANGED("d/file");
    look("d/file");
    close(open("d/file", O_WRONLY | O_TRUNC));
    CHANGED("d/file");
    look("d/file");
    SHOW(setxattr("d/file", "user.name", "value", 5, 0));
    printf("setxattr:%s\n", strcmp(changed("d/file"), " state") == 0 ? " state" : changed("d/file"));
    begin("times that are set");
    struct timespec set[2] = {{1000000000, 5}, {1500000000, 999999999}};
    SHOW(utimensat(AT_FDCWD, "d/file", set, 0));
    lstat("d/file", &after);
    SHOW(after.st_atim.tv_sec);
    SHOW(after.st_atim.tv_nsec);
    SHOW(after.st_mtim.tv_sec);
    SHOW(after.st_mtim.tv_nsec);
    set[0].tv_nsec = UTIME_OMIT;
    set[1].tv_nsec = UTIME_NOW;
    SHOW(utimensat(AT_FDCWD, "d/file", set, 0));
    lstat("d/file", &after);
    SHOW(after.st_atim.tv_sec);
    TRUE(after.st_mtim.tv_sec > 1700000000);
    SHOW(utimensat(AT_FDCWD, "d/file", NULL, 0));
    lstat("d/file", &after);
    TRUE(after.st_atim.tv_sec > 1700000000);
    set[0].tv_nsec = 1000000000;
    SHOW(utimensat(AT_FDCWD, "d/file", set, 0));
    set[0].tv_nsec = 0;
    SHOW(utimensat(AT_FDCWD, "d/none", set, 0));
    SHOW(utimensat(AT_FDCWD, "d/file", set, 1));
    set[0].tv_sec = -5;
    set[1].tv_sec = 4000000000;
    set[1].tv_nsec = 1;
    SHOW(futimens(fd, set));
    fstat(fd, &after);
    SHOW(after.st_atim.tv_sec);
    SHOW(after.st_mtim.tv_sec);
    symlink("file", "d/soft");
    set[0].tv_sec = set[1].tv_sec = 1234567890;
    SHOW(utimensat(AT_FDCWD, "d/soft", set, AT_SYMLINK_NOFOLLOW));
    lstat("d/soft", &after);
    SHOW(after.st_mtim.tv_sec);
    stat("d/soft", &after);
    SHOW(after.st_mtim.tv_sec);
    SHOW(utimensat(AT_FDCWD, "d/soft", set, 0));
    stat("d/file", &after);
    SHOW(after.st_mtim.tv_sec);
    close(fd);
    unlink("d/soft");
    SHOW(unlink("d/file"));
    SHOW(rmdir("d"));
}

static void modes(void) {
    begin("modes");
    umask(027);
    int fd = open("file", O_RDWR | O_CREAT, 0777);
    SHOW(mode("file"));
    umask(022);
    SHOW(chmod("file", 07777));
    SHOW(mode("file"));
    SHOW(chmod("file", 0177777));
    SHOW(mode("file"));
    SHOW(fchmodat(AT_FDCWD, "file", 0640, 0));
    SHOW(mode("file"));
    SHOW(chmod("none", 0));
    symlink("file", "soft");
    SHOW(chmod("soft", 0604));
    SHOW(mode("file"));
    SHOW(mode("soft"));
    /* Another owner, and another who writes, end the rights that go with a file. */
    chmod("file", 06755);
    SHOW(chown("file", 3, 4));
    SHOW(mode("file"));
    chmod("file", 06745);
    SHOW(chown("file", 0, 0));
    SHOW(mode("file"));
    chmod("file", 06777);
    pid_t child = fork();
    if (child == 0) {
        setgid(7);
        setuid(7);
        int mine = open("file", O_WRONLY);
        SHOW(write(mine, "x", 1));
        SHOW(mode("file"));
        SHOW(chmod("file", 0600));
        SHOW(chown("file", 7, 7));
        SHOW(utimensat(AT_FDCWD, "file", NULL, 0));
        struct timespec set[2] = {{5, 0}, {5, 0}};
        SHOW(utimensat(AT_FDCWD, "file", set, 0));
        _exit(0);
    }
    SHOW(reap(child));
    chmod("file", 06777);
    SHOW(write(fd, "x", 1));
    SHOW(mode("file"));
    SHOW(lchown("soft", 5, 6));
    lstat("soft", &after);
    SHOW(after.st_uid);
    stat("soft", &after);
    SHOW(after.st_uid);
    SHOW(fchown(fd, 9, -1));
    fstat(fd, &after);
    SHOW(after.st_uid);
    SHOW(after.st_gid);
    close(fd);
    unlink("soft");
    unlink("file");
    begin("set group of directories");
    mkdir("group", 0777);
    chown("group", 0, 12);
    chmod("group", 02777);
    close(open("group/file", O_CREAT | O_WRONLY, 0644));
    stat("group/file", &after);
    SHOW(after.st_gid);
    mkdir("group/in", 0755);
    stat("group/in", &after);
    SHOW(after.st_gid);
    SHOW(mode("group/in"));
    symlink("x", "group/soft");
    lstat("group/soft", &after);
    SHOW(after.st_gid);
    unlink("group/soft");
    unlink("group/file");
    rmdir("group/in");
    SHOW(rmdir("group"));
}

static void told(void) {
    begin("what stat tells");
    int fd = open("file", O_RDWR | O_CREAT, 0644);
    fstat(fd, &before);
    SHOW(before.st_nlink);
    SHOW(before.st_size);
    SHOW(before.st_blocks);
    SHOW(before.st_blksize);
    SHOW(before.st_rdev);
    write(fd, "x", 1);
    fsync(fd);
    fstat(fd, &after);
    TRUE(after.st_ino == before.st_ino && after.st_dev == before.st_dev);
    SHOW(after.st_blocks);
    stat(".", &after);
    TRUE(after.st_dev == before.st_dev && after.st_ino != before.st_ino);
    mknod("device", S_IFBLK | 0600, makedev(300, 70000));
    stat("device", &after);
    SHOW(major(after.st_rdev));
    SHOW(minor(after.st_rdev));
    SHOW(after.st_size);
    unlink("device");
    symlink("12345", "soft");
    lstat("soft", &after);
    SHOW(after.st_size);
    unlink("soft");
    SHOW(fstatat(fd, "", &after, AT_EMPTY_PATH));
    SHOW(after.st_size);
    SHOW(fstatat(AT_FDCWD, "", &after, 0));
    SHOW(fstatat(AT_FDCWD, "file", &after, 0x100000));
    SHOW(access("file", R_OK | W_OK));
    SHOW(access("file", X_OK));
    SHOW(access("file", 8));
    SHOW(access(".", X_OK));
    begin("attributes");
    char value[70000];
    SHOW(fsetxattr(fd, "user.one", "1", 1, 0));
    SHOW(fsetxattr(fd, "user.two", "22", 2, XATTR_CREATE));
    SHOW(fsetxattr(fd, "user.two", "22", 2, XATTR_CREATE));
    SHOW(fsetxattr(fd, "user.three", "333", 3, XATTR_REPLACE));
    SHOW(fgetxattr(fd, "user.one", value, sizeof value));
    SHOW(fgetxattr(fd, "user.two", value, 1));
    SHOW(fgetxattr(fd, "user.two", value, 0));
    SHOW(fgetxattr(fd, "user.none", value, 10));
    SHOW(flistxattr(fd, value, sizeof value));
    SHOW(flistxattr(fd, value, 3));
    memset(value, 'v', 1000);
    SHOW(fsetxattr(fd, "user.long", value, 1000, 0));
    SHOW(fgetxattr(fd, "user.long", value, sizeof value));
    SHOW(fsetxattr(fd, "user.", value, 1, 0));
    SHOW(fsetxattr(fd, "nothing.x", value, 1, 0));
    SHOW(fsetxattr(fd, "user.huge", value, 65537, 0));
    SHOW(fremovexattr(fd, "user.one"));
    SHOW(fremovexattr(fd, "user.one"));
    SHOW(flistxattr(fd, value, sizeof value));
    SHOW(fsetxattr(fd, "user.long", "", 0, 0));
    SHOW(fgetxattr(fd, "user.long", value, sizeof value));
    SHOW(setxattr(".", "user.directory", "d", 1, 0));
    SHOW(getxattr(".", "user.directory", value, 10));
    SHOW(removexattr(".", "user.directory"));
    SHOW(setxattr("file", "trusted.root", "t", 1, 0));
    SHOW(getxattr("file", "trusted.root", value, 10));
    SHOW(symlink("file", "soft"));
    SHOW(lsetxattr("soft", "user.soft", "d", 1, 0));
    unlink("soft");
    close(fd);
    SHOW(unlink("file"));
}

int main(int count, char **arguments) {
    limit(60);
    umask(022);
    char folder[PATH_MAX];
    sprintf(folder, "%s/states", arguments[1]);
    mkdir(folder, 0755);
    WELL(chdir(folder));
    times();
    modes();
    told();
    chdir("/");
    SHOW(rmdir(folder) == 0);
    return 0;
}
