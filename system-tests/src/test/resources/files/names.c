/* Names of files: making, linking, renaming and removing them, on the file system of the folder that is the argument. */
#include "../linux/checks.h"
#include <limits.h>

static int make(const char *name) {
    int fd = open(name, O_CREAT | O_EXCL | O_WRONLY, 0644);
    if (fd >= 0) {
        write(fd, name, strlen(name));
        close(fd);
    }
    return fd < 0 ? -1 : 0;
}

/* The first bytes of a file. */
static const char *content(const char *name) {
    static char text[64];
    int fd = open(name, O_RDONLY);
    ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    close(fd);
    text[got < 0 ? 0 : got] = 0;
    return got < 0 ? "nothing" : text;
}

static long links(const char *name) {
    struct stat status;
    return lstat(name, &status) < 0 ? -1 : (long) status.st_nlink;
}

static ino_t number(const char *name) {
    struct stat status;
    return lstat(name, &status) < 0 ? 0 : status.st_ino;
}

#define CONTENT(name) printf("%d: %s holds %s\n", __LINE__, name, content(name))

static void making(void) {
    begin("making");
    SHOW(make("one"));
    SHOW(make("one"));
    SHOW(make("none/one"));
    SHOW(make("one/below"));
    SHOW(make(""));
    SHOW(make("."));
    SHOW(make(".."));
    SHOW(make("/"));
    SHOW(open("one/", O_RDONLY));
    SHOW(open("two/", O_RDWR | O_CREAT, 0600));
    SHOW(open("one", O_RDONLY | O_DIRECTORY));
    SHOW(open("folder", O_WRONLY));
    SHOW(mkdir("folder", 0755));
    SHOW(open("folder", O_WRONLY));
    SHOW(open("folder", O_RDONLY | O_CREAT, 0600));
    SHOW(open("folder", O_RDONLY | O_TRUNC));
    SHOW(mkdir("folder", 0755));
    SHOW(mkdir("folder/", 0755));
    SHOW(mkdir("folder/in/", 0755));
    SHOW(mkdir("one/in", 0755));
    SHOW(mkdir("one", 0755));
    SHOW(mkdir("no/in", 0755));
    SHOW(mkdir("folder/in/.", 0755));
    SHOW(mkdir("folder/in/..", 0755));
    SHOW(links("folder"));
    SHOW(links("folder/in"));
    char longest[NAME_MAX + 2];
    memset(longest, 'n', sizeof longest);
    longest[NAME_MAX + 1] = 0;
    SHOW(make(longest));
    longest[NAME_MAX] = 0;
    SHOW(make(longest));
    SHOW(mkdir(longest, 0755));
    SHOW(unlink(longest));
    SHOW(make("with space and \n and \x01 and \xc3\xa4"));
    SHOW(access("with space and \n and \x01 and \xc3\xa4", F_OK));
    SHOW(unlink("with space and \n and \x01 and \xc3\xa4"));
    char deep[PATH_MAX + 10];
    memset(deep, 0, sizeof deep);
    for (int i = 0; i < PATH_MAX; i += 2) {
        memcpy(deep + i, "./", 2);
    }
    SHOW(access(deep, F_OK));
    deep[PATH_MAX - 1] = 0;
    SHOW(access(deep, F_OK));
    SHOW(mknod("fifo", S_IFIFO | 0644, 0));
    SHOW(mknod("regular", S_IFREG | 0644, 0));
    SHOW(mknod("directory", S_IFDIR | 0755, 0));
    SHOW(mknod("null", S_IFCHR | 0666, 0x103));
    int null = open("null", O_RDWR);
    SHOW(write(null, "x", 1));
    SHOW(read(null, deep, 1));
    close(null);
    SHOW(open("fifo", O_WRONLY | O_NONBLOCK));
    SHOW(unlink("fifo"));
    SHOW(unlink("null"));
    SHOW(unlink("regular"));
    SHOW(rmdir("folder/in"));
    SHOW(rmdir("folder"));
    SHOW(unlink("one"));
}

static void links_of(void) {
    begin("links");
    make("file");
    SHOW(link("file", "other"));
    SHOW(links("file"));
    TRUE(number("file") == number("other"));
    SHOW(link("file", "other"));
    SHOW(link("none", "third"));
    SHOW(link("file", "none/third"));
    SHOW(link("file", "file/third"));
    mkdir("folder", 0755);
    SHOW(link("folder", "third"));
    SHOW(link("file", "folder"));
    SHOW(unlink("file"));
    SHOW(links("other"));
    CONTENT("other");
    SHOW(symlink("other", "soft"));
    SHOW(link("soft", "soft2"));
    TRUE(number("soft") == number("soft2"));
    SHOW(linkat(AT_FDCWD, "soft", AT_FDCWD, "hard", AT_SYMLINK_FOLLOW));
    TRUE(number("hard") == number("other"));
    int fd = open("other", O_RDONLY);
    unlink("other");
    unlink("hard");
    struct stat status;
    fstat(fd, &status);
    SHOW(status.st_nlink);
    char path[64];
    sprintf(path, "/proc/self/fd/%d", fd);
    SHOW(linkat(AT_FDCWD, path, AT_FDCWD, "back", AT_SYMLINK_FOLLOW));
    close(fd);
    fd = open(".", O_TMPFILE | O_RDWR, 0600);
    SHOW(fd >= 0);
    write(fd, "unnamed", 7);
    sprintf(path, "/proc/self/fd/%d", fd);
    SHOW(linkat(AT_FDCWD, path, AT_FDCWD, "named", AT_SYMLINK_FOLLOW));
    CONTENT("named");
    close(fd);
    SHOW(open(".", O_TMPFILE | O_RDONLY, 0600));
    SHOW(open("named", O_TMPFILE | O_RDWR, 0600));
    fd = open(".", O_TMPFILE | O_RDWR | O_EXCL, 0600);
    sprintf(path, "/proc/self/fd/%d", fd);
    SHOW(linkat(AT_FDCWD, path, AT_FDCWD, "never", AT_SYMLINK_FOLLOW));
    close(fd);
    SHOW(unlink("named"));
    SHOW(unlink("soft"));
    SHOW(unlink("soft2"));
    SHOW(rmdir("folder"));
}

static void symbolic(void) {
    begin("symbolic links");
    char text[PATH_MAX + 1];
    SHOW(symlink("target", "soft"));
    SHOW(symlink("target", "soft"));
    SHOW(symlink("", "empty"));
    SHOW(symlink("target", ""));
    SHOW(readlink("soft", text, sizeof text));
    SHOW(readlink("soft", text, 3));
    SHOW(readlink("soft", text, 0));
    SHOW(open("soft", O_RDONLY));
    SHOW(open("soft", O_RDONLY | O_CREAT | O_EXCL, 0600));
    SHOW(open("soft", O_RDONLY | O_NOFOLLOW));
    SHOW(make("soft"));
    SHOW(open("soft", O_RDONLY | O_CREAT, 0600) >= 0);
    SHOW(links("target"));
    SHOW(mkdir("soft", 0755));
    SHOW(readlink("target", text, sizeof text));
    SHOW(readlink(".", text, sizeof text));
    SHOW(symlink("loop2", "loop1"));
    SHOW(symlink("loop1", "loop2"));
    SHOW(open("loop1", O_RDONLY));
    SHOW(open("loop1/below", O_RDONLY));
    SHOW(access("loop1", F_OK));
    SHOW(lstat("loop1", &(struct stat) {0}));
    SHOW(unlink("loop1"));
    SHOW(open("loop2", O_RDONLY));
    SHOW(unlink("loop2"));
    mkdir("folder", 0755);
    make("folder/file");
    SHOW(symlink("folder", "way"));
    CONTENT("way/file");
    SHOW(rmdir("way"));
    SHOW(rmdir("way/"));
    SHOW(unlink("way/"));
    SHOW(lstat("way/", &(struct stat) {0}));
    SHOW(readlink("way/", text, sizeof text));
    SHOW(rename("way/file", "way/file2"));
    CONTENT("folder/file2");
    SHOW(symlink("way/../folder/./file2", "winding"));
    CONTENT("winding");
    /* Inline in an inode or not, a page or less. */
    for (int length = 58; length < PATH_MAX; length = length == 62 ? 255 : length == 4095 ? PATH_MAX : length < 62 ? length + 1 : 4095) {
        memset(text, 'l', length);
        text[length] = 0;
        SHOW(length);
        SHOW(symlink(text, "length"));
        SHOW(readlink("length", text, sizeof text));
        struct stat status;
        lstat("length", &status);
        SHOW(status.st_size);
        SHOW(unlink("length"));
    }
    memset(text, 'l', PATH_MAX);
    text[PATH_MAX] = 0;
    SHOW(symlink(text, "length"));
    /* Chains of forty, as Linux follows them. */
    char from[16], to[16];
    make("end");
    for (int i = 0; i < 41; i++) {
        sprintf(from, "c%d", i);
        sprintf(to, i == 0 ? "end" : "c%d", i - 1);
        symlink(to, from);
    }
    SHOW(access("c38", F_OK));
    SHOW(access("c39", F_OK));
    SHOW(access("c40", F_OK));
    for (int i = 0; i < 41; i++) {
        sprintf(from, "c%d", i);
        unlink(from);
    }
    unlink("end");
    unlink("winding");
    unlink("way");
    unlink("soft");
    unlink("target");
    unlink("folder/file2");
    SHOW(rmdir("folder"));
}

static void renaming(void) {
    begin("renaming");
    make("a");
    make("b");
    mkdir("d", 0755);
    mkdir("e", 0755);
    make("e/full");
    SHOW(rename("a", "a"));
    SHOW(rename("a", "c"));
    CONTENT("c");
    SHOW(access("a", F_OK));
    SHOW(rename("c", "b"));
    CONTENT("b");
    SHOW(rename("none", "x"));
    SHOW(rename("b", "none/x"));
    SHOW(rename("b", "d"));
    SHOW(rename("d", "b"));
    SHOW(rename("d", "e"));
    SHOW(rename("e", "d"));
    CONTENT("d/full");
    SHOW(access("e", F_OK));
    SHOW(rename("d", "d/below"));
    mkdir("d/in", 0755);
    SHOW(rename("d", "d/in/deeper"));
    SHOW(rename("d/in", "d"));
    SHOW(rename("d/.", "x"));
    SHOW(rename("d/..", "x"));
    SHOW(rename("d", "."));
    SHOW(rename("b", "b/"));
    SHOW(rename("b/", "x"));
    SHOW(rename("d/", "x/"));
    SHOW(links("x"));
    SHOW(rename("b", "y/"));
    SHOW(rename("x", "d"));
    SHOW(links("."));
    SHOW(rename("d/in", "moved"));
    SHOW(links("."));
    SHOW(links("d"));
    TRUE(number("moved/..") == number("."));
    SHOW(rename("moved", "d/in"));
    TRUE(number("d/in/..") == number("d"));
    link("b", "b2");
    SHOW(rename("b", "b2"));
    SHOW(links("b"));
    SHOW(links("b2"));
    unlink("b2");
    /* What is open stays what it is. */
    make("old");
    int fd = open("old", O_RDWR);
    make("new");
    SHOW(rename("new", "old"));
    char text[8] = {0};
    SHOW(pread(fd, text, 7, 0));
    TRUE(strcmp(text, "old") == 0);
    struct stat status;
    fstat(fd, &status);
    SHOW(status.st_nlink);
    close(fd);
    CONTENT("old");
    begin("renaming, with flags");
    make("p");
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "p", AT_FDCWD, "old", 1));
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "p", AT_FDCWD, "q", 1));
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "q", AT_FDCWD, "none", 2));
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "q", AT_FDCWD, "old", 2));
    CONTENT("q");
    CONTENT("old");
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "q", AT_FDCWD, "d", 2));
    SHOW(access("q/full", F_OK));
    CONTENT("d");
    SHOW(links("q"));
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "q/in", AT_FDCWD, "d", 2));
    SHOW(links("q"));
    TRUE(number("d/..") == number("."));
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "q", AT_FDCWD, "q/in", 2));
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "q", AT_FDCWD, "z", 3));
    SHOW(syscall(SYS_renameat2, AT_FDCWD, "q", AT_FDCWD, "z", 64));
    unlink("b");
    unlink("old");
    SHOW(unlink("q/full"));
    SHOW(unlink("q/in"));
    SHOW(rmdir("q"));
    SHOW(rmdir("d"));
}

static void removing(void) {
    begin("removing");
    make("file");
    mkdir("folder", 0755);
    make("folder/file");
    SHOW(unlink("folder"));
    SHOW(rmdir("file"));
    SHOW(rmdir("folder"));
    SHOW(rmdir("."));
    SHOW(rmdir("folder/."));
    SHOW(rmdir("folder/.."));
    SHOW(rmdir("/"));
    SHOW(unlink("file/"));
    SHOW(unlinkat(AT_FDCWD, "folder/file", AT_REMOVEDIR));
    SHOW(unlinkat(AT_FDCWD, "folder/file", 0));
    SHOW(unlinkat(AT_FDCWD, "folder", 0));
    SHOW(unlinkat(AT_FDCWD, "folder", 7));
    /* Somebody is still in it. */
    int directory = open("folder", O_RDONLY | O_DIRECTORY);
    SHOW(rmdir("folder"));
    SHOW(openat(directory, "late", O_CREAT | O_WRONLY, 0600));
    SHOW(mkdirat(directory, "late", 0700));
    SHOW(openat(directory, "..", O_RDONLY) >= 0);
    struct stat status;
    fstat(directory, &status);
    SHOW(status.st_nlink);
    char entries[512];
    SHOW(syscall(SYS_getdents64, directory, entries, sizeof entries));
    SHOW(fchdir(directory));
    SHOW(getcwd(entries, sizeof entries) == NULL);
    SHOW(open("x", O_CREAT | O_WRONLY, 0600));
    SHOW(chdir(".."));
    close(directory);
    /* A file lives as long as somebody has it. */
    int fd = open("file", O_RDWR);
    SHOW(unlink("file"));
    SHOW(unlink("file"));
    SHOW(make("file"));
    SHOW(write(fd, "still there", 11));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(read(fd, entries, 100));
    SHOW(ftruncate(fd, 1 << 20));
    fstat(fd, &status);
    SHOW(status.st_size);
    SHOW(status.st_nlink);
    SHOW(fchmod(fd, 0600));
    close(fd);
    CONTENT("file");
    unlink("file");
    /* Many in one directory, removed in another order. */
    mkdir("many", 0755);
    char name[64];
    int made = 0, gone = 0, missing = 0;
    for (int i = 0; i < 3000; i++) {
        sprintf(name, "many/%d with a name that is rather long", i);
        made += mknod(name, S_IFREG | 0600, 0) == 0;
    }
    for (int i = 0; i < 3000; i += 3) {
        sprintf(name, "many/%d with a name that is rather long", (i * 7) % 3000);
        gone += unlink(name) == 0;
    }
    for (int i = 0; i < 3000; i++) {
        sprintf(name, "many/%d with a name that is rather long", i);
        missing += access(name, F_OK) != 0;
    }
    SHOW(made);
    SHOW(gone);
    SHOW(missing);
    SHOW(rmdir("many"));
    for (int i = 0; i < 3000; i++) {
        sprintf(name, "many/%d with a name that is rather long", i);
        unlink(name);
    }
    SHOW(rmdir("many"));
}

/* Directories so deep that their path is longer than one may be. */
static void deep(void) {
    enum { DEPTH = 30 };
    static char path[8192];
    char name[201];
    memset(name, 'd', 200);
    name[200] = 0;
    for (int i = 0; i < DEPTH; i++) {
        WELL(mkdir(name, 0755));
        WELL(chdir(name));
        if (i == DEPTH / 2) {
            SHOW(syscall(SYS_getcwd, path, sizeof path) > 200 * DEPTH / 2);
            SHOW(syscall(SYS_getcwd, path, 100));
        }
    }
    SHOW(syscall(SYS_getcwd, path, sizeof path));
    SHOW(syscall(SYS_getcwd, path, 100));
    SHOW(readlink("/proc/self/cwd", path, sizeof path));
    SHOW(make("here"));
    SHOW(access("here", F_OK));
    SHOW(unlink("here"));
    for (int i = 0; i < DEPTH; i++) {
        WELL(chdir(".."));
        WELL(rmdir(name));
    }
}

int main(int count, char **arguments) {
    limit(100);
    umask(022);
    char folder[PATH_MAX];
    sprintf(folder, "%s/names", arguments[1]);
    mkdir(folder, 0755);
    WELL(chdir(folder));
    making();
    links_of();
    symbolic();
    renaming();
    removing();
    deep();
    chdir("/");
    SHOW(rmdir(folder) == 0);
    return 0;
}
