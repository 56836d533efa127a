/* For whom threads work, and where their paths begin: credentials(7), chroot(2). */
#include "checks.h"
#include <pthread.h>

/* The calls themselves: those of the C library are made by all threads. */
#define NUMBER(name, ...) syscall(SYS_##name, ##__VA_ARGS__)

static void show(void) {
    unsigned real, effective, saved;
    NUMBER(getresuid, &real, &effective, &saved);
    printf("users %d %d %d, ", (int) real, (int) effective, (int) saved);
    NUMBER(getresgid, &real, &effective, &saved);
    printf("groups %d %d %d, files %ld %ld\n", (int) real, (int) effective, (int) saved, NUMBER(setfsuid, -1),
            NUMBER(setfsgid, -1));
}

static void show_status(int task) {
    char path[100], line[200];
    sprintf(path, "/proc/self/task/%d/status", task);
    FILE *file = fopen(path, "r");
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, "Uid:", 4) == 0 || strncmp(line, "Gid:", 4) == 0) {
            fputs(line, stdout);
        }
    }
    fclose(file);
}

static pthread_barrier_t barrier;
static int thread_id;

static void *thread(void *unused) {
    thread_id = NUMBER(gettid);
    show();
    SHOW(NUMBER(setresgid, 7, 8, 9));
    SHOW(NUMBER(setresuid, 1001, 1002, 1003));
    show();
    SHOW(NUMBER(setgroups, 0, NULL));
    SHOW(NUMBER(chroot, "/"));
    SHOW(NUMBER(chroot, "/nowhere"));
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    SHOW(NUMBER(setresuid, 1003, -1, -1));
    SHOW(NUMBER(setresuid, 0, -1, -1));
    show();
    return unused;
}

static void threads(void) {
    begin("threads");
    pthread_t made;
    pthread_barrier_init(&barrier, NULL, 2);
    pthread_create(&made, NULL, thread, NULL);
    pthread_barrier_wait(&barrier);
    show();
    show_status(thread_id);
    show_status(getpid());
    SHOW(NUMBER(tgkill, getpid(), thread_id, 0));
    SHOW(NUMBER(getpriority, 0, thread_id));
    pthread_barrier_wait(&barrier);
    pthread_join(made, NULL);
    show();
}

static void *maker(void *unused) {
    NUMBER(setresuid, 5, 6, 7);
    pid_t child = fork();
    if (child == 0) {
        show();
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    return unused;
}

static void families(void) {
    begin("families");
    pthread_t made;
    pthread_create(&made, NULL, maker, NULL);
    pthread_join(made, NULL);
    pid_t child = fork();
    if (child == 0) {
        SHOW(NUMBER(setregid, 20, 21));
        show();
        SHOW(NUMBER(setfsgid, 30));
        SHOW(NUMBER(setfsuid, 40));
        show();
        SHOW(NUMBER(setfsuid, 0));
        SHOW(NUMBER(setreuid, 10, 11));
        show();
        SHOW(NUMBER(setfsuid, 10));
        SHOW(NUMBER(setfsuid, 12));
        SHOW(NUMBER(setfsuid, 11));
        SHOW(NUMBER(setfsgid, 30));
        show();
        SHOW(NUMBER(setreuid, 11, 10));
        show();
        SHOW(NUMBER(setuid, 11));
        show();
        SHOW(NUMBER(setuid, 12));
        SHOW(NUMBER(setuid, -1));
        SHOW(NUMBER(setgid, 20));
        show();
        SHOW(NUMBER(setgid, 30));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    child = fork();
    if (child == 0) {
        SHOW(NUMBER(setresuid, 0, 5, 0));
        SHOW(NUMBER(setresuid, 0, 5, 6));
        execl("/proc/self/exe", "identities", "execute", NULL);
        _exit(9);
    }
    SHOW(reap(child));
}

static void show_place(void) {
    char path[300] = "";
    long length = NUMBER(getcwd, path, sizeof path);
    printf("%ld %s\n", length, path);
}

static void roots(void) {
    begin("roots");
    mkdir("/tmp", 0777);
    mkdir("/tmp/new-root", 0755);
    mkdir("/tmp/new-root/inner", 0755);
    close(open("/tmp/new-root/file", O_CREAT | O_WRONLY, 0644));
    symlink("/inner", "/tmp/new-root/link");
    pid_t child = fork();
    if (child == 0) {
        SHOW(chroot("/tmp/new-root/file"));
        SHOW(chroot("/tmp/new-root/nothing"));
        SHOW(chroot((char *) 8));
        SHOW(chroot(""));
        SHOW(chdir("/tmp"));
        int outside = open(".", O_RDONLY | O_DIRECTORY);
        SHOW(chroot("new-root"));
        show_place();
        SHOW(access("/file", F_OK));
        SHOW(access("/tmp", F_OK));
        SHOW(access("/../../file", F_OK));
        SHOW(access("new-root/file", F_OK));
        SHOW(chdir("/link/.."));
        show_place();
        SHOW(chdir("/link"));
        show_place();
        SHOW(chdir("../../.."));
        show_place();
        SHOW(fchdir(outside));
        show_place();
        SHOW(access("new-root/inner", F_OK));
        SHOW(chdir(".."));
        show_place();
        SHOW(mkdir("/made", 0755));
        fflush(stdout);
        pid_t grandchild = fork();
        if (grandchild == 0) {
            SHOW(access("/file", F_OK));
            SHOW(chroot("/inner"));
            SHOW(access("/file", F_OK));
            SHOW(access("/../file", F_OK));
            fflush(stdout);
            _exit(0);
        }
        SHOW(reap(grandchild));
        SHOW(access("/file", F_OK));
        SHOW(setuid(1000));
        SHOW(chroot("/inner"));
        SHOW(chroot("/nothing"));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(access("/tmp/new-root/made", F_OK));
    SHOW(rmdir("/tmp/new-root/made"));
    SHOW(rmdir("/tmp/new-root/inner"));
    SHOW(unlink("/tmp/new-root/link"));
    SHOW(unlink("/tmp/new-root/file"));
    SHOW(rmdir("/tmp/new-root"));
}

int main(int count, char **arguments) {
    if (count > 1) {
        show();
        exit(3);
    }
    limit(60);
    // Whoever runs the tests may have made them nice.
    NUMBER(setpriority, 0, 0, 0);
    threads();
    families();
    roots();
    return 0;
}
