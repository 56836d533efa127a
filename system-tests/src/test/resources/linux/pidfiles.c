/* pidfd_open(2) and what can be done with it. */
#include "checks.h"
#include <sys/epoll.h>
#include <sys/uio.h>

#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#define SYS_pidfd_send_signal 424
#endif

static int open_process(pid_t pid, unsigned flags) {
    return syscall(SYS_pidfd_open, pid, flags);
}

static int send_signal(int fd, int number) {
    return syscall(SYS_pidfd_send_signal, fd, number, NULL, 0);
}

static int await_child(int fd, int options, siginfo_t *info) {
    memset(info, 0, sizeof *info);
    return syscall(SYS_waitid, 3, fd, info, options, NULL);
}

static pid_t start(int seconds, int status) {
    pid_t child = fork();
    if (child == 0) {
        sleep_ms(seconds);
        _exit(status);
    }
    return child;
}

/* Directories of /proc stand for processes too. */
static void directories(void) {
    begin("directories");
    pid_t child = start(60000, 3);
    char path[100];
    sprintf(path, "/proc/%d", child);
    int directory = open(path, O_RDONLY | O_DIRECTORY);
    SHOW(send_signal(directory, 0));
    sprintf(path, "/proc/%d/task/%d", child, child);
    int task = open(path, O_RDONLY | O_DIRECTORY);
    SHOW(send_signal(task, 0));
    SHOW(send_signal(open("/proc", O_RDONLY | O_DIRECTORY), 0));
    SHOW(send_signal(open("/proc/self/stat", O_RDONLY), 0));
    sprintf(path, "/proc/%d", child);
    SHOW(send_signal(open(path, O_PATH), 0));
    SHOW(send_signal(directory, SIGKILL));
    int status = 0;
    TRUE(waitpid(child, &status, 0) == child);
    SHOW(status);
    SHOW(send_signal(directory, 0));
}

/* process_vm_readv(2). */
static void memory(void) {
    begin("memory of another");
    static char own[20000];
    char *shown = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    strcpy(shown, "before");
    munmap(shown + 8192, 4096);
    int ends[2];
    pipe(ends);
    pid_t child = fork();
    if (child == 0) {
        char c;
        strcpy(shown, "the child's own");
        kill(getppid(), SIGUSR1);
        read(ends[0], &c, 1);
        _exit(strcmp(shown, "from the parent") == 0 ? 5 : 6);
    }
    sigset_t set;
    int number;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigwait(&set, &number);
    struct iovec mine[2] = {{own, 4}, {own + 100, 15000}}, its[2] = {{shown, 6}, {shown + 6, 15000}};
    SHOW(syscall(SYS_process_vm_readv, child, mine, 1, its, 1, 0L));
    SHOW(strncmp(own, "the ", 4));
    SHOW(syscall(SYS_process_vm_readv, child, mine, 2, its, 2, 0L));
    puts(own + 100);
    its[0].iov_base = shown + 8192;
    SHOW(syscall(SYS_process_vm_readv, child, mine, 2, its, 2, 0L));
    SHOW(syscall(SYS_process_vm_readv, child, mine, 2, its, 2, 1L));
    SHOW(syscall(SYS_process_vm_readv, child, mine, -1L, its, 2, 0L));
    SHOW(syscall(SYS_process_vm_readv, child, mine, 2, its, 2000L, 0L));
    SHOW(syscall(SYS_process_vm_readv, child, mine, 0L, its, 2, 0L));
    SHOW(syscall(SYS_process_vm_readv, child, mine, 2, its, 0L, 0L));
    SHOW(syscall(SYS_process_vm_readv, child, (void *) 8, 2, its, 2, 0L));
    SHOW(syscall(SYS_process_vm_readv, child, mine, 2, (void *) 8, 2, 0L));
    SHOW(syscall(SYS_process_vm_readv, 999999, mine, 2, its, 2, 0L));
    SHOW(syscall(SYS_process_vm_readv, getpid(), mine, 2, its, 2, 0L));
    strcpy(own, "from the parent");
    mine[0].iov_len = 16;
    its[0].iov_base = shown;
    its[0].iov_len = 16;
    SHOW(syscall(SYS_process_vm_writev, child, mine, 1, its, 1, 0L));
    its[0].iov_base = (void *) memory;
    SHOW(syscall(SYS_process_vm_writev, child, mine, 1, its, 1, 0L));
    its[0].iov_base = shown + 8192 - 8;
    SHOW(syscall(SYS_process_vm_writev, child, mine, 1, its, 1, 0L));
    write(ends[1], "x", 1);
    SHOW(reap(child));
}

int main(void) {
    limit(60);
    sigset_t block;
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, NULL);
    memory();
    siginfo_t info;
    begin("arguments");
    SHOW(open_process(0, 0));
    SHOW(open_process(-1, 0));
    SHOW(open_process(getpid(), 0x10));
    pid_t gone = start(0, 0);
    reap(gone);
    SHOW(open_process(gone, 0));
    int self = open_process(getpid(), 0);
    SHOW(fcntl(self, F_GETFD));
    SHOW(fcntl(self, F_GETFL));
    SHOW(poll_one(self, POLLIN | POLLOUT));
    char bytes[8];
    SHOW(read(self, bytes, 8));
    SHOW(write(self, bytes, 8));
    SHOW(send_signal(self, 0));
    SHOW(send_signal(self, 65));
    SHOW(send_signal(0, 0));
    SHOW(send_signal(99, 0));
    SHOW(syscall(SYS_pidfd_send_signal, self, SIGUSR1, NULL, 0x100));
    SHOW(syscall(SYS_pidfd_send_signal, self, SIGUSR1, (void *) 8, 0));
    memset(&info, 0, sizeof info);
    info.si_signo = SIGUSR2;
    SHOW(syscall(SYS_pidfd_send_signal, self, SIGUSR1, &info, 0));
    SHOW(await_child(self, WEXITED, &info));
    SHOW(await_child(0, WEXITED, &info));
    SHOW(await_child(-1, WEXITED, &info));
    begin("ends");
    pid_t child = start(300, 7);
    int fd = open_process(child, 0);
    int impatient = open_process(child, O_NONBLOCK);
    SHOW(fcntl(impatient, F_GETFL));
    SHOW(poll_one(fd, POLLIN));
    SHOW(await_child(impatient, WEXITED, &info));
    SHOW(await_child(impatient, WEXITED | WNOHANG, &info));
    SHOW(info.si_pid);
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET};
    SHOW(epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
    SHOW(epoll_wait(set, &event, 1, 0));
    SHOW(epoll_wait(set, &event, 1, 5000));
    SHOW(event.events);
    SHOW(poll_one(fd, POLLIN));
    SHOW(send_signal(fd, SIGTERM));
    SHOW(await_child(fd, WEXITED | WNOWAIT, &info));
    SHOW(await_child(fd, WEXITED, &info));
    TRUE(info.si_pid == child && info.si_code == CLD_EXITED && info.si_status == 7);
    SHOW(poll_one(fd, POLLIN));
    SHOW(send_signal(fd, 0));
    SHOW(await_child(fd, WEXITED, &info));
    begin("signals");
    child = start(5000, 0);
    fd = open_process(child, 0);
    SHOW(send_signal(fd, 0));
    SHOW(send_signal(fd, SIGTERM));
    SHOW(await_child(fd, WEXITED, &info));
    TRUE(info.si_pid == child && info.si_code == CLD_KILLED && info.si_status == SIGTERM);
    child = start(5000, 0);
    fd = open_process(child, 0);
    memset(&info, 0, sizeof info);
    info.si_signo = SIGKILL;
    info.si_code = 0;
    SHOW(syscall(SYS_pidfd_send_signal, fd, SIGKILL, &info, 0));
    info.si_code = SI_QUEUE;
    SHOW(syscall(SYS_pidfd_send_signal, fd, SIGKILL, &info, 0));
    SHOW(reap(child));
    directories();
    return 0;
}
