/* Who may do what with which file (path_resolution(7)), and as whom programs run. */
#include "checks.h"
#include <ftw.h>
#include <sys/fsuid.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <grp.h>

#define TOP "/tmp/permissions"
#define OWNER 1000
#define OTHER 1001
#define GROUP 2000

static void put(const char *path, int mode, int owner, int group) {
    close(open(path, O_WRONLY | O_CREAT, 0600));
    chown(path, owner, group);
    chmod(path, mode);
}

static void make(const char *path, int mode, int owner, int group) {
    mkdir(path, 0700);
    chown(path, owner, group);
    chmod(path, mode);
}

/* A number that is also the result says whose a file is and what may be done with it. */
static int shown(const char *path) {
    struct stat status;
    if (lstat(path, &status) < 0) {
        return -1;
    }
    printf("  %s: mode %o, user %d, group %d\n", path, status.st_mode, status.st_uid, status.st_gid);
    return 0;
}

/* Begins a process that is somebody else. */
static pid_t as(int user, int group, int extra) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        gid_t groups[1] = {extra};
        setgroups(extra < 0 ? 0 : 1, groups);
        setgid(group);
        setuid(user);
    }
    return child;
}

static int opens(const char *path, int flags) {
    int fd = open(path, flags | O_NONBLOCK, 0666);
    if (fd >= 0) {
        close(fd);
    }
    return fd < 0 ? -1 : 0;
}

static void contents(const char *who) {
    begin(who);
    static const char *names[] = {"none", "owner", "group", "others", "all", "write", "list/inside", "search/inside",
        "closed/inside", "search/nothing", "closed/nothing", "fifo"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = names[i];
        puts(name);
        SHOW(opens(name, O_RDONLY));
        SHOW(opens(name, O_WRONLY));
        SHOW(opens(name, O_RDWR));
        SHOW(opens(name, O_RDONLY | O_TRUNC));
        SHOW(opens(name, O_PATH));
        SHOW(opens(name, O_RDONLY | O_NOATIME));
        SHOW(access(name, R_OK));
        SHOW(access(name, W_OK));
        SHOW(access(name, X_OK));
        SHOW(access(name, F_OK));
        SHOW(truncate(name, 0));
        SHOW(utimensat(AT_FDCWD, name, NULL, 0));
        struct timespec times[2] = {{5, 0}, {6, 0}};
        SHOW(utimensat(AT_FDCWD, name, times, 0));
        struct timespec now[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}}, one[2] = {{0, UTIME_NOW}, {0, UTIME_OMIT}};
        SHOW(utimensat(AT_FDCWD, name, now, 0));
        SHOW(utimensat(AT_FDCWD, name, one, 0));
        SHOW(execl(name, name, NULL));
        SHOW(getxattr(name, "user.x", NULL, 0));
        int watches = inotify_init();
        SHOW(inotify_add_watch(watches, name, IN_ACCESS));
        close(watches);
    }
}

static void directories(const char *who) {
    begin(who);
    static const char *names[] = {"list", "search", "closed", "open", "sticky"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        char path[100], other[100];
        puts(names[i]);
        SHOW(opens(names[i], O_RDONLY | O_DIRECTORY));
        sprintf(path, "%s/new", names[i]);
        sprintf(other, "%s/newer", names[i]);
        SHOW(opens(path, O_WRONLY | O_CREAT));
        SHOW(shown(path));
        SHOW(rename(path, other));
        SHOW(unlink(other));
        SHOW(mkdir(path, 0777));
        SHOW(rmdir(path));
        SHOW(symlink("x", path));
        SHOW(shown(path));
        SHOW(unlink(path));
        SHOW(mknod(path, S_IFIFO | 0600, 0));
        SHOW(unlink(path));
        SHOW(mknod(path, S_IFCHR | 0600, 1 << 8 | 3));
        SHOW(link("all", path));
        SHOW(unlink(path));
        SHOW(link("group", path));
        sprintf(path, "%s/inside", names[i]);
        SHOW(opens(path, O_WRONLY | O_CREAT));
        SHOW(opens(path, O_WRONLY | O_CREAT | O_EXCL));
        SHOW(mkdir(path, 0777));
        SHOW(rename(path, other));
        SHOW(rename(other, path));
        SHOW(rename("open/other", path));
        SHOW(unlink(path));
        SHOW(rmdir(path));
        SHOW(chdir(names[i]));
        SHOW(chdir(TOP));
        SHOW(chroot(names[i]));
        int fd = open(names[i], O_PATH);
        SHOW(fchdir(fd));
        SHOW(chdir(TOP));
        close(fd);
    }
    SHOW(opens("closed/../all", O_RDONLY));
    SHOW(opens("list/../all", O_RDONLY));
    SHOW(access("closed/.", F_OK));
}

static void owners(const char *who) {
    begin(who);
    static const char *names[] = {"owned", "all", "program", "groups"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = names[i];
        SHOW(chmod(name, 0644));
        SHOW(chmod(name, 06755));
        SHOW(shown(name));
        SHOW(chown(name, OWNER, -1));
        SHOW(chown(name, OTHER, -1));
        SHOW(chown(name, -1, GROUP));
        SHOW(chown(name, -1, GROUP + 1));
        SHOW(chown(name, -1, -1));
        SHOW(shown(name));
        SHOW(chmod(name, 06755));
        int fd = open(name, O_WRONLY);
        SHOW(fd < 0 ? -1 : (int) write(fd, "x", 1));
        SHOW(shown(name));
        SHOW(fchmod(fd, 06777));
        SHOW(ftruncate(fd, 0));
        SHOW(shown(name));
        close(fd);
        SHOW(setxattr(name, "user.x", "y", 1, 0));
    }
}

/* Groups that directories hand on. */
static void inherited(void) {
    begin("inherited groups");
    umask(0);
    SHOW(opens("setgid/file", O_WRONLY | O_CREAT));
    SHOW(shown("setgid/file"));
    SHOW(mkdir("setgid/dir", 0755));
    SHOW(shown("setgid/dir"));
    SHOW(close(open("setgid/program", O_WRONLY | O_CREAT, 02775)));
    SHOW(shown("setgid/program"));
    SHOW(close(open("setgid/data", O_WRONLY | O_CREAT, 02765)));
    SHOW(shown("setgid/data"));
    SHOW(symlink("x", "setgid/link"));
    SHOW(shown("setgid/link"));
}

static void identities(const char *what) {
    uid_t r, e, s;
    gid_t rg, eg, sg;
    getresuid(&r, &e, &s);
    getresgid(&rg, &eg, &sg);
    printf("%s: users %d %d %d %d, groups %d %d %d %d\n", what, r, e, s, setfsuid(-1), rg, eg, sg, setfsgid(-1));
}

static void runs(const char *program, int mode, int user, const char *what) {
    chown("run", OWNER, GROUP);
    chmod("run", mode);
    pid_t child = as(user, user, -1);
    if (child == 0) {
        execl(program, what, NULL);
        printf("%s: %s\n", what, strerror(errno));
        _exit(1);
    }
    reap(child);
}

static void copy_to(const char *from, const char *to) {
    char bytes[4096];
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0755);
    for (int length; (length = read(in, bytes, sizeof bytes)) > 0; ) {
        write(out, bytes, length);
    }
    close(in);
    close(out);
}

static void set_ids(void) {
    begin("set-user-ID");
    copy_to("/proc/self/exe", "run");
    static const int modes[] = {0755, 04755, 02755, 06755, 02745, 0700, 04711, 0644};
    for (unsigned i = 0; i < sizeof modes / sizeof *modes; i++) {
        char what[40];
        sprintf(what, "mode %o", modes[i]);
        runs("./run", modes[i], OTHER, what);
    }
    runs("./run", 04755, 0, "root");
    runs("./run", 0644, 0, "root without x");
    runs("./run", 0601, 0, "root with an x");
    int fd = open("script", O_WRONLY | O_CREAT, 0755);
    dprintf(fd, "#! " TOP "/run from a script\n");
    close(fd);
    chown("script", OTHER, OTHER);
    chmod("script", 06755);
    runs("./script", 0755, OWNER + 7, "script");
    runs("./script", 04755, OWNER + 7, "script");
    runs("./script", 0700, OWNER + 7, "script");
    chown("run", OWNER, GROUP);
    chmod("run", 06755);
    pid_t child = as(OTHER, OTHER, -1);
    if (child == 0) {
        SHOW(prctl(PR_CAPBSET_READ, 0, 0, 0, 0));
        SHOW(prctl(PR_CAPBSET_READ, 100, 0, 0, 0));
        SHOW(prctl(PR_CAPBSET_READ, -1, 0, 0, 0));
        SHOW(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0));
        SHOW(prctl(PR_SET_NO_NEW_PRIVS, 1, 1, 0, 0));
        SHOW(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
        SHOW(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
        SHOW(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
        execl("./run", "no new privileges", NULL);
    }
    reap(child);
}

/* access(2) asks for the real user, everything else for the one of files. */
static void others_identities(void) {
    begin("identities");
    pid_t child = fork();
    if (child == 0) {
        setgroups(0, NULL);
        setresgid(OTHER, OTHER, OTHER);
        setresuid(OTHER, 0, 0);
        SHOW(opens("none", O_RDWR));
        SHOW(access("none", R_OK));
        SHOW(faccessat(AT_FDCWD, "none", R_OK, 0));
        SHOW(syscall(439, AT_FDCWD, "none", R_OK, AT_EACCESS));
        SHOW(syscall(439, AT_FDCWD, "closed/inside", F_OK, 0));
        setfsuid(OWNER);
        SHOW(opens("none", O_RDWR));
        SHOW(opens("owner", O_RDWR));
        SHOW(opens("open/mine", O_WRONLY | O_CREAT));
        SHOW(shown("open/mine"));
        SHOW(chown("open/mine", 7, 7));
        setfsuid(0);
        SHOW(chown("open/mine", 7, 7));
        setresuid(OWNER, OWNER, OWNER);
        SHOW(opens("owner", O_RDWR));
        SHOW(unlink("open/mine"));
        _exit(0);
    }
    SHOW(reap(child));
    child = as(OTHER, OTHER, GROUP);
    if (child == 0) {
        SHOW(opens("group", O_RDONLY));
        SHOW(opens("group", O_RDWR));
        _exit(0);
    }
    SHOW(reap(child));
}

static void sockets(void) {
    begin("sockets");
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {AF_UNIX, "open/socket"};
    SHOW(bind(listener, (struct sockaddr *) &name, sizeof name));
    SHOW(listen(listener, 5));
    static const int modes[] = {0777, 0755, 0666, 0222, 0444};
    for (unsigned i = 0; i < sizeof modes / sizeof *modes; i++) {
        chmod("open/socket", modes[i]);
        pid_t child = as(OTHER, OTHER, -1);
        if (child == 0) {
            SHOW(connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *) &name, sizeof name));
            strcpy(name.sun_path, "list/socket");
            SHOW(bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *) &name, sizeof name));
            _exit(0);
        }
        reap(child);
    }
    unlink("open/socket");
}

/* What belongs to a process is its user's. */
static void own_things(void) {
    begin("own things");
    pid_t child = as(OTHER, OTHER, -1);
    if (child == 0) {
        int ends[2];
        pipe(ends);
        char path[64];
        sprintf(path, "/proc/self/fd/%d", ends[0]);
        SHOW(opens(path, O_RDONLY));
        struct stat status;
        fstat(ends[0], &status);
        SHOW(status.st_uid);
        SHOW(opens("/proc/self/fd", O_RDONLY));
        SHOW(opens("/proc/self/maps", O_RDONLY));
        int memory = syscall(SYS_memfd_create, "x", 0);
        sprintf(path, "/proc/self/fd/%d", memory);
        SHOW(opens(path, O_RDWR));
        int terminal = open("/dev/ptmx", O_RDWR);
        int number = -1, unlocked = 0;
        ioctl(terminal, 0x80045430, &number);
        ioctl(terminal, 0x40045431, &unlocked);
        sprintf(path, "/dev/pts/%d", number);
        SHOW(opens(path, O_RDWR | O_NOCTTY));
        SHOW(opens("/dev/null", O_RDWR));
        SHOW(opens("/dev/kmsg", O_WRONLY));
        SHOW(opens("/dev/shm/permissions", O_RDWR | O_CREAT));
        SHOW(unlink("/dev/shm/permissions"));
        _exit(0);
    }
    SHOW(reap(child));
}

static int drop(const char *path, const struct stat *status, int kind, struct FTW *place) {
    return remove(path);
}

static void clear(void) {
    nftw(TOP, drop, 8, FTW_DEPTH | FTW_PHYS);
}

int main(int argc, char **argv) {
    if (argv[0][0] != '/' && argv[0][0] != '.') {
        identities(argv[0]);
        return 0;
    }
    if (argc > 1) {
        identities(argv[1]);
        return 0;
    }
    limit(60);
    umask(0);
    clear();
    make(TOP, 0777, 0, 0);
    chdir(TOP);
    put("none", 0, OWNER, GROUP);
    put("owner", 0600, OWNER, GROUP);
    put("group", 0040, OWNER, GROUP);
    put("others", 0007, OWNER, GROUP);
    put("all", 0666, OWNER, GROUP);
    put("write", 0222, OWNER, GROUP);
    mkfifo("fifo", 0600);
    make("list", 0744, 0, 0);
    put("list/inside", 0666, OWNER, GROUP);
    make("search", 0711, 0, 0);
    put("search/inside", 0666, OWNER, GROUP);
    make("closed", 0700, 0, 0);
    put("closed/inside", 0666, OWNER, GROUP);
    make("open", 0777, 0, 0);
    put("open/inside", 0600, OWNER, GROUP);
    put("open/other", 0600, OWNER, GROUP);
    make("sticky", 01777, 0, 0);
    put("sticky/inside", 0600, OWNER, GROUP);
    make("setgid", 02777, 0, GROUP + 1);
    static const struct {
        const char *name;
        int user, group, extra;
    } people[] = {{"the owner", OWNER, OWNER, -1}, {"the group", OTHER, GROUP, -1}, {"another group", OTHER, OTHER, GROUP},
        {"another", OTHER, OTHER, -1}, {"root", 0, 0, -1}};
    for (unsigned i = 0; i < sizeof people / sizeof *people; i++) {
        pid_t child = as(people[i].user, people[i].group, people[i].extra);
        if (child == 0) {
            contents(people[i].name);
            directories(people[i].name);
            _exit(0);
        }
        SHOW(reap(child));
        put("owned", 0644, OWNER, OWNER);
        put("program", 06755, OWNER, GROUP);
        put("groups", 06777, OTHER, GROUP);
        put("sticky/inside", 0600, OWNER, GROUP);
        child = as(people[i].user, people[i].group, people[i].extra);
        if (child == 0) {
            owners(people[i].name);
            _exit(0);
        }
        SHOW(reap(child));
    }
    pid_t child = as(OTHER, OTHER, -1);
    if (child == 0) {
        inherited();
        _exit(0);
    }
    SHOW(reap(child));
    set_ids();
    others_identities();
    sockets();
    own_things();
    chdir("/");
    clear();
    return 0;
}
