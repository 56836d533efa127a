/* mount(2) and umount2(2) with file systems in memory, what paths and calls make of mounts, and what /proc tells of them. */
#include "checks.h"
#include <dirent.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statfs.h>
#include <sys/xattr.h>

#define TOP "/tmp/mounts"

static int put(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    int result = fd < 0 ? -1 : (int) write(fd, text, strlen(text));
    close(fd);
    return result;
}

static void get(const char *path) {
    char text[100];
    int fd = open(path, O_RDONLY);
    int length = fd < 0 ? -1 : (int) read(fd, text, sizeof text - 1);
    if (length < 0) {
        printf("%s: %s\n", path, strerror(errno));
    } else {
        text[length] = 0;
        printf("%s: %s\n", path, text);
    }
    close(fd);
}

static void here(void) {
    char path[200];
    printf("here: %s\n", getcwd(path, sizeof path) == NULL ? strerror(errno) : path);
}

static int exists(const char *path) {
    return access(path, F_OK);
}

/* Lines about mounts below our directory, without what numbers things and what each system says of its own. */
static void list(void) {
    FILE *file = fopen("/proc/self/mountinfo", "r");
    char line[500];
    while (fgets(line, sizeof line, file) != NULL) {
        char root[100], path[100], flags[100], rest[300];
        if (sscanf(line, "%*d %*d %*s %99s %99s %99s %299[^\n]", root, path, flags, rest) == 4
                && strncmp(path, TOP, strlen(TOP)) == 0) {
            char *type = strstr(rest, "- ") + 2;
            char *more = strstr(type, ",inode64");
            if (more != NULL) {
                *more = 0;
            }
            printf("  %s on %s %s %s\n", root, path, flags, type);
        }
    }
    fclose(file);
    file = fopen("/proc/mounts", "r");
    while (fgets(line, sizeof line, file) != NULL) {
        char source[100], path[100], rest[300];
        if (sscanf(line, "%99s %99s %299[^\n]", source, path, rest) == 3 && strncmp(path, TOP, strlen(TOP)) == 0) {
            char *more = strstr(rest, ",inode64");
            if (more != NULL) {
                memmove(more, more + 8, strlen(more + 8) + 1);
            }
            printf("  %s %s %s\n", source, path, rest);
        }
    }
    fclose(file);
}

static int flags_of(const char *path) {
    struct statfs status;
    return statfs(path, &status) < 0 ? -1 : (int) status.f_flags;
}

static void arguments(void) {
    begin("arguments");
    SHOW(mount("none", "a", NULL, 0, NULL));
    SHOW(mount("none", "a", "nosuchfs", 0, NULL));
    SHOW(mount("none", "nothing", "tmpfs", 0, NULL));
    SHOW(mount("none", "", "tmpfs", 0, NULL));
    SHOW(mount("none", "file", "tmpfs", 0, NULL));
    SHOW(mount("none", (char *) 8, "tmpfs", 0, NULL));
    SHOW(mount((char *) 8, "a", "tmpfs", 0, NULL));
    SHOW(mount("none", "a", (char *) 8, 0, NULL));
    SHOW(mount("none", "a", "tmpfs", 0, (char *) 8));
    SHOW(mount("none", "a", "tmpfs", 1u << 31, NULL));
    SHOW(mount("none", "a", "tmpfs", 0, "nonsense"));
    SHOW(mount("none", "a", "tmpfs", 0, "size=x"));
    SHOW(mount("none", "a", "tmpfs", 0, "mode=999"));
    SHOW(mount(NULL, "a", NULL, MS_BIND, NULL));
    SHOW(mount("", "a", NULL, MS_BIND, NULL));
    SHOW(mount("nothing", "a", NULL, MS_BIND, NULL));
    SHOW(mount("file", "a", NULL, MS_BIND, NULL));
    SHOW(mount("a", "file", NULL, MS_BIND, NULL));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT, NULL));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT | MS_BIND, NULL));
    SHOW(mount(NULL, "a", NULL, MS_PRIVATE, NULL));
    SHOW(mount("a", "b", NULL, MS_MOVE, NULL));
    SHOW(umount2("a", 0));
    SHOW(umount2("nothing", 0));
    SHOW(umount2("a", 16));
    SHOW(umount2((char *) 8, 0));
    SHOW(umount2("file", 0));
}

static void one(void) {
    begin("one");
    put("a/below", "below");
    SHOW(mount("name of it", "a", "tmpfs", 0, "size=1m,mode=755"));
    list();
    SHOW(exists("a/below"));
    SHOW(put("a/file", "inside"));
    get("a/file");
    SHOW(exists("a/../b"));
    SHOW(exists("a/../../mounts/a/file"));
    struct stat above, inside;
    stat("a", &inside);
    stat("b", &above);
    TRUE(inside.st_dev != above.st_dev);
    SHOW(inside.st_mode);
    struct statfs status;
    SHOW(statfs("a", &status));
    printf("type %lx, %ld blocks of %ld, flags %lx\n", (long) status.f_type, (long) status.f_blocks,
            (long) status.f_bsize, (long) status.f_flags);
    SHOW(rename("a/file", "file2"));
    SHOW(rename("file", "a/file2"));
    SHOW(link("a/file", "link"));
    SHOW(link("file", "a/link"));
    SHOW(rename("a", "c"));
    SHOW(rename("b", "a"));
    SHOW(rmdir("a"));
    SHOW(mount("none", "a", "tmpfs", 0, NULL));
    SHOW(exists("a/file"));
    SHOW(umount2("a", 0));
    SHOW(exists("a/file"));
    /* In use. */
    int fd = open("a/file", O_RDONLY);
    SHOW(umount2("a", 0));
    close(fd);
    SHOW(chdir("a"));
    here();
    SHOW(umount2(TOP "/a", 0));
    SHOW(chdir(".."));
    here();
    mkdir("a/inner", 0755);
    SHOW(mount("none", "a/inner", "tmpfs", 0, NULL));
    SHOW(umount2("a", 0));
    SHOW(umount2("a/inner", 0));
    fd = open("a/file", O_RDWR);
    char *mapped = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    SHOW(umount2("a", 0));
    SHOW(mapped[0]);
    munmap(mapped, 4096);
    SHOW(umount2("a", MNT_EXPIRE));
    SHOW(umount2("a", MNT_EXPIRE | MNT_DETACH));
    SHOW(exists("a/file"));
    SHOW(umount2("a", MNT_EXPIRE));
    SHOW(exists("a"));
    SHOW(umount2("a", MNT_EXPIRE));
    SHOW(umount2("a", MNT_EXPIRE));
    SHOW(exists("a/below"));
    list();
}

static void space(void) {
    begin("space");
    SHOW(mount("none", "a", "tmpfs", 0, "size=64k,nr_inodes=4"));
    static char bytes[100000];
    int fd = open("a/large", O_WRONLY | O_CREAT, 0600);
    SHOW(write(fd, bytes, sizeof bytes));
    SHOW(write(fd, bytes, 1));
    SHOW(ftruncate(fd, 4096));
    SHOW(write(fd, bytes, 1));
    close(fd);
    SHOW(put("a/2", ""));
    SHOW(put("a/3", ""));
    SHOW(put("a/4", ""));
    SHOW(mkdir("a/5", 0755));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT, "nr_inodes=10"));
    SHOW(mkdir("a/5", 0755));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT, "nr_inodes=2"));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT, "unknown=2"));
    SHOW(umount2("a", 0));
}

static void bound(void) {
    begin("bind");
    mkdir("from", 0755);
    mkdir("from/deep", 0755);
    mkdir("from/deep/er", 0755);
    put("from/deep/text", "text");
    SHOW(mount("from/deep", "a", NULL, MS_BIND, NULL));
    list();
    get("a/text");
    SHOW(exists("a/../b"));
    SHOW(chdir("a/er"));
    here();
    SHOW(chdir(".."));
    here();
    SHOW(chdir(".."));
    here();
    SHOW(put("a/more", "more"));
    get("from/deep/more");
    struct stat first, second;
    stat("a/text", &first);
    stat("from/deep/text", &second);
    TRUE(first.st_dev == second.st_dev && first.st_ino == second.st_ino);
    SHOW(rename("a/text", "from/text"));
    SHOW(link("a/text", "from/text"));
    SHOW(rmdir("from/deep"));
    SHOW(rename("from", "moved"));
    list();
    SHOW(rename("moved", "from"));
    /* A file. */
    put("file", "of its own");
    SHOW(mount("file", "from/deep/text", NULL, MS_BIND, NULL));
    get("from/deep/text");
    get("a/text");
    SHOW(unlink("from/deep/text"));
    SHOW(unlink("a/text"));
    SHOW(rename("from/deep/text", "from/deep/other"));
    int fd = open("from/deep/text", O_RDONLY);
    char name[64], path[100];
    sprintf(name, "/proc/self/fd/%d", fd);
    memset(path, 0, sizeof path);
    SHOW(readlink(name, path, sizeof path));
    puts(path);
    SHOW(umount2("from/deep/text", 0));
    close(fd);
    list();
    /* All that is mounted below comes along only if asked for. */
    SHOW(mount("from", "b", NULL, MS_BIND, NULL));
    get("b/deep/text");
    SHOW(umount2("b", 0));
    SHOW(mount("from", "b", NULL, MS_BIND | MS_REC, NULL));
    get("b/deep/text");
    list();
    SHOW(umount2("b", 0));
    SHOW(umount2("b", MNT_DETACH));
    get("b/deep/text");
    SHOW(mount(NULL, "a", NULL, MS_UNBINDABLE, NULL));
    SHOW(mount("a", "b", NULL, MS_BIND, NULL));
    SHOW(mount(NULL, "a", NULL, MS_PRIVATE | MS_SLAVE, NULL));
    SHOW(mount(NULL, "a", NULL, MS_PRIVATE | MS_REC, NULL));
    SHOW(mount("a", "b", NULL, MS_BIND, NULL));
    SHOW(umount2("b", 0));
    SHOW(umount2("from/deep/text", 0));
    SHOW(umount2("a", 0));
    get("from/deep/text");
}

static void readonly(void) {
    begin("read-only");
    SHOW(mount("none", "a", "tmpfs", 0, NULL));
    put("a/file", "text");
    mkdir("a/directory", 0755);
    int fd = open("a/file", O_WRONLY);
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT | MS_RDONLY, NULL));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL));
    close(fd);
    fd = open("a/file", O_RDONLY);
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT | MS_RDONLY, NULL));
    list();
    SHOW(flags_of("a"));
    SHOW(open("a/file", O_WRONLY));
    SHOW(open("a/file", O_RDONLY | O_TRUNC));
    SHOW(open("a/new", O_WRONLY | O_CREAT, 0600));
    SHOW(open("a/file", O_RDONLY | O_CREAT, 0600) >= 0);
    SHOW(open("a/file", O_RDONLY | O_CREAT | O_EXCL, 0600));
    SHOW(mkdir("a/new", 0755));
    SHOW(mkdir("a/directory", 0755));
    SHOW(mknod("a/new", S_IFIFO | 0600, 0));
    SHOW(symlink("x", "a/new"));
    SHOW(link("a/file", "a/new"));
    SHOW(unlink("a/file"));
    SHOW(unlink("a/nothing"));
    SHOW(rmdir("a/directory"));
    SHOW(rename("a/file", "a/new"));
    SHOW(rename("a/nothing", "a/new"));
    SHOW(chmod("a/file", 0600));
    SHOW(fchmod(fd, 0600));
    SHOW(chown("a/file", 0, 0));
    SHOW(fchown(fd, 0, 0));
    SHOW(truncate("a/file", 0));
    SHOW(truncate("a/directory", 0));
    SHOW(utimensat(AT_FDCWD, "a/file", NULL, 0));
    SHOW(setxattr("a/file", "user.x", "y", 1, 0));
    SHOW(removexattr("a/file", "user.x"));
    SHOW(access("a/file", W_OK));
    SHOW(access("a/file", R_OK));
    SHOW(access("a", W_OK));
    get("a/file");
    close(fd);
    SHOW(mount("a", "b", NULL, MS_BIND, NULL));
    SHOW(put("b/file", "other"));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT, NULL));
    list();
    SHOW(put("a/file", "other"));
    SHOW(put("b/file", "other"));
    SHOW(mount(NULL, "b", NULL, MS_REMOUNT | MS_BIND, NULL));
    SHOW(put("b/file", "third"));
    SHOW(mount(NULL, "b", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOEXEC, NULL));
    SHOW(put("b/file", "fourth"));
    SHOW(put("a/file", "fourth"));
    get("b/file");
    list();
    SHOW(umount2("b", 0));
    SHOW(umount2("a", 0));
}

static void restricted(char *program) {
    begin("restricted");
    SHOW(mount("none", "a", "tmpfs", MS_NOEXEC | MS_NODEV | MS_NOSUID | MS_NOATIME, NULL));
    SHOW(flags_of("a"));
    SHOW(mknod("a/null", S_IFCHR | 0666, 1 << 8 | 3));
    SHOW(open("a/null", O_RDONLY));
    SHOW(open("a/null", O_PATH) >= 0);
    put("a/script", "#!/bin/true\n");
    SHOW(chmod("a/script", 0755));
    SHOW(execl("a/script", "a/script", NULL));
    SHOW(access("a/script", X_OK));
    int fd = open("a/script", O_RDONLY);
    SHOW((long) mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0));
    close(fd);
    list();
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT | MS_BIND, NULL));
    list();
    SHOW(open("a/null", O_RDONLY) >= 0);
    SHOW(access("a/script", X_OK));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT | MS_BIND | MS_STRICTATIME, NULL));
    SHOW(mount(NULL, "a", NULL, MS_REMOUNT | MS_NODIRATIME, NULL));
    list();
    SHOW(umount2("a", 0));
    SHOW(umount2("a", MNT_DETACH));
}

static void moved(void) {
    begin("move");
    SHOW(mount("none", "a", "tmpfs", 0, NULL));
    mkdir("a/inner", 0755);
    SHOW(mount("none", "a/inner", "tmpfs", 0, NULL));
    put("a/inner/file", "text");
    SHOW(mount("a", "a/inner", NULL, MS_MOVE, NULL));
    SHOW(mount("a/inner/file", "b", NULL, MS_MOVE, NULL));
    SHOW(mount("a", "file", NULL, MS_MOVE, NULL));
    SHOW(chdir("a/inner"));
    SHOW(mount(TOP "/a", TOP "/b", NULL, MS_MOVE, NULL));
    here();
    SHOW(chdir(TOP));
    get("b/inner/file");
    list();
    /* Taken away with what is in it, and still used. */
    int fd = open("b/inner/file", O_RDONLY);
    SHOW(chdir("b/inner"));
    SHOW(umount2(TOP "/b", MNT_DETACH));
    here();
    get("file");
    SHOW(chdir(".."));
    here();
    SHOW(exists("inner/file"));
    SHOW(chdir(TOP));
    char text[5] = "";
    SHOW(read(fd, text, 4));
    puts(text);
    close(fd);
    list();
}

static void roots(void) {
    begin("roots");
    SHOW(mount("none", "a", "tmpfs", 0, NULL));
    mkdir("a/proc", 0755);
    mkdir("a/dir", 0755);
    SHOW(mount("proc", "a/proc", "proc", 0, NULL));
    SHOW(exists("a/proc/self/stat"));
    SHOW(mount("dir", "a/dir", "tmpfs", 0, NULL));
    pid_t child = fork();
    if (child == 0) {
        SHOW(chroot("a"));
        SHOW(chdir("/"));
        show_file("/proc/mounts");
        here();
        SHOW(chdir("/dir/.."));
        here();
        SHOW(umount2("/dir", 0));
        SHOW(setuid(1000));
        SHOW(mount("none", "/dir", "tmpfs", 0, NULL));
        SHOW(mount("none", "/nothing", "tmpfs", 0, NULL));
        SHOW(umount2("/proc", 0));
        SHOW(umount2("/nothing", 0));
        SHOW(umount2("/proc", 64));
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(symlink("a", "link"));
    SHOW(umount2("link/proc", 0));
    SHOW(umount2("link", UMOUNT_NOFOLLOW));
    SHOW(umount2("link", 0));
    SHOW(unlink("link"));
    SHOW(umount2("/proc/self/cwd", 0));
}

int main(int argc, char **argv) {
    limit(60);
    /* What is done here is nobody else's business, where that can be said. */
    unshare(CLONE_NEWNS);
    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    umask(022);
    mkdir("/tmp", 0777);
    mkdir(TOP, 0755);
    mount("top", TOP, "tmpfs", 0, NULL);
    chdir(TOP);
    mkdir("a", 0755);
    mkdir("b", 0755);
    put("file", "text");
    arguments();
    one();
    space();
    bound();
    readonly();
    restricted(argv[0]);
    moved();
    roots();
    return 0;
}
