/* What threads may do of what only the superuser may: capabilities(7), capset(2), prctl(2). */
#include "checks.h"
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* linux/capability.h and linux/securebits.h, which do not come with the C library. */
enum {
    CAP_CHOWN = 0, CAP_DAC_OVERRIDE = 1, CAP_FOWNER = 3, CAP_FSETID = 4, CAP_KILL = 5, CAP_SETGID = 6, CAP_SETUID = 7,
    CAP_SETPCAP = 8, CAP_SYS_CHROOT = 18, CAP_SYS_ADMIN = 21, CAP_MKNOD = 27, CAP_LAST_CAP = 40,
    SECBIT_NOROOT = 1, SECBIT_NOROOT_LOCKED = 2, SECBIT_NO_SETUID_FIXUP = 4, SECBIT_KEEP_CAPS = 16,
    SECBIT_KEEP_CAPS_LOCKED = 32, SECBIT_NO_CAP_AMBIENT_RAISE = 64
};
#define VERSION_1 0x19980330
#define VERSION_3 0x20080522

struct header {
    unsigned version;
    int pid;
};

struct data {
    unsigned effective, permitted, inheritable;
};

#define BIT(name) (1u << (name))
/* What the host gives to whoever runs the tests, too. */
#define SOME (BIT(CAP_CHOWN) | BIT(CAP_DAC_OVERRIDE) | BIT(CAP_FOWNER) | BIT(CAP_FSETID) | BIT(CAP_KILL) \
        | BIT(CAP_SETGID) | BIT(CAP_SETUID) | BIT(CAP_SETPCAP) | BIT(CAP_SYS_CHROOT) | BIT(CAP_MKNOD))

static struct header header = {VERSION_3, 0};

static int set(unsigned effective, unsigned permitted, unsigned inheritable) {
    struct data data[2] = {{effective, permitted, inheritable}, {0, 0, 0}};
    header.version = VERSION_3;
    return syscall(SYS_capset, &header, data);
}

static void show(void) {
    char line[200];
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file)) {
        if (strncmp(line, "Cap", 3) == 0) {
            line[strlen(line) - 1] = ' ';
            fputs(line, stdout);
        }
    }
    printf("secure %d\n", prctl(PR_GET_SECUREBITS));
    if (file != NULL) {
        fclose(file);
    }
}

/* From here on the same everywhere. */
static void begin_with_some(void) {
    for (int i = 0; i <= CAP_LAST_CAP; i++) {
        if (i >= 32 || !(SOME & BIT(i))) {
            prctl(PR_CAPBSET_DROP, i);
        }
    }
    if (set(SOME, SOME, 0) != 0) {
        perror("capset");
        exit(1);
    }
}

/* Runs this program again as the child; it shows what it has. */
static void execute(void) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "capabilities", "show", NULL);
        _exit(9);
    }
    reap(child);
}

static void sets(void) {
    begin("sets");
    show();
    SHOW(prctl(PR_CAPBSET_READ, CAP_CHOWN));
    SHOW(prctl(PR_CAPBSET_READ, CAP_SYS_ADMIN));
    SHOW(prctl(PR_CAPBSET_READ, CAP_LAST_CAP + 10));
    SHOW(prctl(PR_CAPBSET_READ, -1));
    SHOW(prctl(PR_CAPBSET_DROP, 99));
    SHOW(set(SOME | BIT(CAP_SYS_ADMIN), SOME, 0));
    SHOW(set(SOME | BIT(CAP_SYS_ADMIN), SOME | BIT(CAP_SYS_ADMIN), 0));
    SHOW(set(SOME, SOME, BIT(CAP_SYS_ADMIN)));
    SHOW(set(SOME & ~BIT(CAP_KILL), SOME, BIT(CAP_KILL) | BIT(CAP_CHOWN)));
    show();
    SHOW(set(SOME, SOME, 0));
    SHOW(set(SOME, SOME & ~BIT(CAP_MKNOD), 0));
    SHOW(set(SOME & ~BIT(CAP_MKNOD), SOME & ~BIT(CAP_MKNOD), 0));
    SHOW(set(SOME, SOME, 0));
    show();
    header.pid = 1234567;
    SHOW(set(0, 0, 0));
    header.pid = getpid();
    SHOW(set(BIT(CAP_CHOWN), SOME & ~BIT(CAP_MKNOD), 0));
    header.pid = 0;
    show();
    SHOW(prctl(PR_CAPBSET_DROP, CAP_KILL));
    header.version = 7;
    SHOW(syscall(SYS_capset, &header, NULL));
    printf("%x\n", header.version);
    struct data one = {0, 0, 0};
    header.version = VERSION_1;
    SHOW(syscall(SYS_capget, &header, &one));
    printf("%x %x %x\n", one.effective, one.permitted, one.inheritable);
    SHOW(syscall(SYS_capset, &header, (void *) 8));
    one.permitted = one.effective = BIT(CAP_CHOWN);
    SHOW(syscall(SYS_capset, &header, &one));
    show();
    execute();
}

static void users(void) {
    begin("users");
    SHOW(setresuid(0, 1000, 0));
    show();
    SHOW(chown("/", 1, 1));
    SHOW(setresuid(0, 0, 0));
    show();
    SHOW(syscall(SYS_setfsuid, 1000));
    show();
    SHOW(syscall(SYS_setfsuid, 0));
    show();
    SHOW(prctl(PR_GET_KEEPCAPS));
    SHOW(prctl(PR_SET_KEEPCAPS, 2));
    SHOW(prctl(PR_SET_KEEPCAPS, 1));
    SHOW(prctl(PR_GET_KEEPCAPS));
    SHOW(setresuid(1000, 1000, 1000));
    show();
    SHOW(setuid(0));
    SHOW(set(BIT(CAP_SETUID), BIT(CAP_SETUID) | BIT(CAP_KILL), BIT(CAP_SETUID) | BIT(CAP_KILL)));
    show();
    execute();
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_KILL, 0, 0));
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_CHOWN, 0, 0));
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, CAP_KILL, 0, 0));
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, CAP_CHOWN, 0, 0));
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, 99, 0, 0));
    SHOW(prctl(PR_CAP_AMBIENT, 9, CAP_KILL, 0, 0));
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_KILL, 1, 0));
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 1, 0, 0));
    show();
    execute();
    SHOW(set(BIT(CAP_SETUID), BIT(CAP_SETUID) | BIT(CAP_KILL), 0));
    show();
    SHOW(setresuid(0, 0, 0));
    show();
    execute();
}

static void secure_bits(void) {
    begin("secure bits");
    SHOW(prctl(PR_SET_SECUREBITS, 1 << 20));
    SHOW(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP | SECBIT_KEEP_CAPS));
    show();
    SHOW(setresuid(1000, 1000, 0));
    show();
    SHOW(setresuid(0, 0, 0));
    SHOW(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED));
    show();
    SHOW(prctl(PR_SET_SECUREBITS, 0));
    SHOW(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT_LOCKED));
    SHOW(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_CAP_AMBIENT_RAISE
            | SECBIT_KEEP_CAPS_LOCKED));
    SHOW(set(SOME, SOME, SOME));
    SHOW(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_KILL, 0, 0));
    SHOW(prctl(PR_SET_KEEPCAPS, 1));
    show();
    execute();
    SHOW(set(SOME & ~BIT(CAP_SETPCAP), SOME, 0));
    SHOW(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED));
}

static void programs(void) {
    begin("programs");
    SHOW(set(BIT(CAP_SETPCAP), BIT(CAP_SETPCAP), 0));
    execute();
    SHOW(prctl(PR_CAPBSET_DROP, CAP_KILL));
    SHOW(prctl(PR_CAPBSET_READ, CAP_KILL));
    execute();
    SHOW(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    execute();
}

/* The superuser without what makes it one. */
static void checks(void) {
    begin("checks");
    umask(0);
    mkdir("/tmp", 0777);
    mkdir("/tmp/caps", 0755);
    SHOW(chown("/tmp/caps", 0, 0));
    close(open("/tmp/caps/none", O_CREAT | O_WRONLY, 0));
    close(open("/tmp/caps/others", O_CREAT | O_WRONLY, 04755));
    mkdir("/tmp/caps/closed", 0);
    SHOW(chown("/tmp/caps/others", 1000, 1000));
    SHOW(chmod("/tmp/caps/others", 04755));
    pid_t other = fork();
    if (other == 0) {
        setresuid(1000, 1000, 1000);
        pause();
        _exit(0);
    }
    sleep_ms(200);
    SHOW(set(SOME & ~BIT(CAP_DAC_OVERRIDE), SOME, 0));
    SHOW(open("/tmp/caps/none", O_RDONLY));
    SHOW(access("/tmp/caps/none", R_OK));
    SHOW(access("/tmp/caps/closed/file", R_OK));
    SHOW(chdir("/tmp/caps/closed"));
    SHOW(set(SOME & ~BIT(CAP_CHOWN), SOME, 0));
    SHOW(chown("/tmp/caps/others", 5, 5));
    SHOW(access("/tmp/caps/none", R_OK | W_OK));
    SHOW(access("/tmp/caps/none", X_OK));
    SHOW(set(SOME & ~BIT(CAP_FOWNER), SOME, 0));
    SHOW(chmod("/tmp/caps/others", 0755));
    SHOW(utimensat(AT_FDCWD, "/tmp/caps/others", (struct timespec[]) {{1, 0}, {2, 0}}, 0));
    SHOW(set(SOME & ~BIT(CAP_FSETID), SOME, 0));
    int file = open("/tmp/caps/others", O_WRONLY);
    SHOW(write(file, "x", 1));
    struct stat status;
    fstat(file, &status);
    printf("%o\n", status.st_mode);
    SHOW(set(SOME & ~BIT(CAP_MKNOD), SOME, 0));
    SHOW(mknod("/tmp/caps/device", S_IFCHR | 0600, 0x103));
    SHOW(mknod("/tmp/caps/fifo", S_IFIFO | 0600, 0));
    SHOW(set(SOME & ~BIT(CAP_SYS_CHROOT), SOME, 0));
    SHOW(chroot("/"));
    SHOW(set(SOME & ~BIT(CAP_KILL), SOME, 0));
    SHOW(kill(other, 0));
    SHOW(set(SOME & ~BIT(CAP_SETUID), SOME, 0));
    SHOW(setuid(1));
    SHOW(setresuid(-1, 1, -1));
    SHOW(syscall(SYS_setfsuid, 1));
    SHOW(syscall(SYS_setfsuid, -1));
    SHOW(setgid(0));
    SHOW(set(SOME & ~BIT(CAP_SETGID), SOME, 0));
    SHOW(setgid(1));
    SHOW(syscall(SYS_setgroups, 0, NULL));
    SHOW(set(SOME, SOME, 0));
    SHOW(kill(other, SIGKILL));
    waitpid(other, NULL, 0);
    /* These are not among those there are. */
    SHOW(sethostname("x", 1));
    SHOW(setpriority(PRIO_PROCESS, 0, -5));
    SHOW(setrlimit(RLIMIT_NICE, &(struct rlimit) {RLIM_INFINITY, RLIM_INFINITY}));
    SHOW(umount2("/tmp", 0));
    SHOW(syscall(SYS_setresuid, 1000, 1000, 1000));
    SHOW(open("/tmp/caps/none", O_RDONLY));
    SHOW(kill(1, 0));
    SHOW(set(0, 0, 0));
}

static void in_child(void (*part)(void)) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        part();
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
}

int main(int count, char **arguments) {
    if (count > 1) {
        show();
        return 0;
    }
    limit(60);
    setpriority(PRIO_PROCESS, 0, 0);
    begin_with_some();
    in_child(sets);
    in_child(users);
    in_child(secure_bits);
    in_child(programs);
    in_child(checks);
    system("rm -rf /tmp/caps");
    return 0;
}
