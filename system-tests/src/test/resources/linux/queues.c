/* Queues of messages with types: msgget(2), msgsnd(2), msgrcv(2), msgctl(2). */
#include "checks.h"
#include <limits.h>
#include <sys/ipc.h>
#include <sys/msg.h>

#define KEY 0x5ea51de2

#ifndef MSG_STAT
#define MSG_STAT 11
#define MSG_INFO 12
#endif
#define STAT_ANY 13
#define NOERROR 010000
#define EXCEPT 020000
#define COPY 040000

static struct {
    long type;
    char text[20000];
} message;

static long control(int id, int command, void *buffer) {
    return syscall(SYS_msgctl, id, command, buffer);
}

static long send_raw(int id, void *at, long length, int flags) {
    return syscall(SYS_msgsnd, id, at, length, flags);
}

static long put(int id, long type, const char *text) {
    message.type = type;
    strcpy(message.text, text);
    return send_raw(id, &message, strlen(text), IPC_NOWAIT);
}

static long get(int id, long room, long type, int flags) {
    memset(&message, 0, sizeof message);
    return syscall(SYS_msgrcv, id, &message, room, type, flags);
}

/* Takes a message and shows it. */
static void take(int id, long room, long type, int flags) {
    errno = 0;
    long result = get(id, room, type, flags);
    printf("%ld %s: %ld '%s'\n", result, strerror(errno), message.type, message.text);
}

static void show(int id) {
    struct msqid_ds state;
    memset(&state, -1, sizeof state);
    SHOW(control(id, IPC_STAT, &state));
    printf("%o %d %d %d %d: %lu bytes of %lu, %lu messages\n", state.msg_perm.mode, state.msg_perm.uid,
            state.msg_perm.gid, state.msg_perm.cuid, state.msg_perm.cgid, state.msg_cbytes, state.msg_qbytes,
            state.msg_qnum);
    TRUE(state.msg_lspid == getpid());
    TRUE(state.msg_lrpid == getpid());
    TRUE(state.msg_stime == 0);
    TRUE(state.msg_rtime == 0);
    TRUE(labs(state.msg_ctime - time(NULL)) <= 2);
}

static void making(void) {
    begin("making");
    SHOW(msgget(KEY, 0600));
    int id = msgget(KEY, IPC_CREAT | 0640);
    TRUE(id >= 0);
    TRUE(msgget(KEY, 0600) == id);
    SHOW(msgget(KEY, IPC_CREAT | IPC_EXCL | 0600));
    show(id);
    SHOW(control(id, IPC_STAT, NULL));
    SHOW(control(id, IPC_SET, NULL));
    SHOW(control(id, 77, NULL));
    SHOW(control(id, -1, NULL));
    SHOW(control(-1, IPC_RMID, NULL));
    struct msqid_ds state;
    control(id, IPC_STAT, &state);
    state.msg_perm.mode = 07604;
    state.msg_perm.uid = 5;
    state.msg_qbytes = 100;
    SHOW(control(id, IPC_SET, &state));
    show(id);
    state.msg_perm.uid = -1;
    SHOW(control(id, IPC_SET, &state));
    struct msginfo info;
    memset(&info, 0, sizeof info);
    int highest = control(0, MSG_INFO, &info);
    TRUE(highest >= 0 && info.msgpool >= 1);
    int found = 0;
    for (int i = 0; i <= highest; i++) {
        found += control(i, MSG_STAT, &state) == id;
        found += control(i, STAT_ANY, &state) == id;
    }
    SHOW(found);
    TRUE(control(0, IPC_INFO, &info) == highest);
    printf("%d %d %d %d %d %d %d %d\n", info.msgpool, info.msgmap, info.msgmax, info.msgmnb, info.msgmni, info.msgssz,
            info.msgtql, info.msgseg);
    SHOW(control(id, IPC_RMID, NULL));
    SHOW(control(id, IPC_RMID, NULL));
    SHOW(put(id, 1, "nowhere"));
    take(id, 10, 0, 0);
}

static void messages(void) {
    begin("messages");
    int id = msgget(IPC_PRIVATE, 0600);
    SHOW(put(id, 0, "x"));
    SHOW(put(id, -1, "x"));
    SHOW(put(-1, 1, "x"));
    SHOW(send_raw(id, (void *) 8, 1, 0));
    SHOW(send_raw(id, &message, -1, 0));
    SHOW(send_raw(id, &message, 8193, 0));
    message.type = 1;
    SHOW(send_raw(id, (char *) &message + sizeof message - 8, 8000, 0));
    take(id, 10, 0, IPC_NOWAIT);
    take(id, -1, 0, IPC_NOWAIT);
    take(-1, 1, 0, IPC_NOWAIT);
    SHOW(put(id, 3, "three"));
    SHOW(put(id, 1, "one"));
    SHOW(put(id, LONG_MAX, "most"));
    SHOW(put(id, 2, ""));
    SHOW(put(id, 1, "one more"));
    show(id);
    take(id, 100, 1, 0);
    take(id, 100, 7, IPC_NOWAIT);
    take(id, 4, 0, 0);
    take(id, 4, 3, NOERROR);
    take(id, 100, -2, 0);
    take(id, 100, -2, 0);
    take(id, 100, -2, IPC_NOWAIT);
    take(id, 100, LONG_MAX, EXCEPT | IPC_NOWAIT);
    take(id, 100, LONG_MIN, 0);
    show(id);
    SHOW(put(id, 4, "a"));
    SHOW(put(id, 5, "b"));
    SHOW(put(id, 4, "c"));
    take(id, 100, 4, EXCEPT);
    take(id, 100, 1, COPY | IPC_NOWAIT);
    take(id, 100, 2, COPY | IPC_NOWAIT);
    take(id, 100, -1, COPY | IPC_NOWAIT);
    take(id, 0, 0, COPY | IPC_NOWAIT);
    take(id, 100, 0, COPY);
    take(id, 100, 0, COPY | EXCEPT | IPC_NOWAIT);
    SHOW(syscall(SYS_msgrcv, id, (void *) 8, 100, 0, 0));
    take(id, 100, 0, 0);
    take(id, 100, 0, IPC_NOWAIT);
    begin("room");
    memset(message.text, 'x', 8192);
    message.type = 1;
    SHOW(send_raw(id, &message, 8192, 0));
    SHOW(send_raw(id, &message, 8192, 0));
    SHOW(send_raw(id, &message, 1, IPC_NOWAIT));
    SHOW(send_raw(id, &message, 0, IPC_NOWAIT));
    show(id);
    SHOW(get(id, 8192, 0, 0));
    SHOW(get(id, 8192, 0, 0));
    SHOW(get(id, 8192, 0, 0));
    struct msqid_ds state;
    control(id, IPC_STAT, &state);
    state.msg_qbytes = 3;
    SHOW(control(id, IPC_SET, &state));
    SHOW(put(id, 1, "long"));
    SHOW(put(id, 1, ""));
    SHOW(put(id, 1, ""));
    SHOW(put(id, 1, "abc"));
    SHOW(put(id, 1, ""));
    show(id);
    SHOW(control(id, IPC_RMID, NULL));
}

static void handler(int number) {
}

static pid_t reader(int id, long room, long type, int flags) {
    pid_t child = fork();
    if (child == 0) {
        struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
        sigaction(SIGUSR1, &action, NULL);
        long result = get(id, room, type, flags);
        _exit(result < 0 ? 100 + errno : message.text[0]);
    }
    await_sleep(child);
    return child;
}

static void waiting(void) {
    begin("waiting");
    int id = msgget(IPC_PRIVATE, 0600);
    pid_t first = reader(id, 10, 2, 0);
    pid_t second = reader(id, 10, 0, 0);
    pid_t small = reader(id, 2, 3, 0);
    pid_t cut = reader(id, 2, 3, NOERROR);
    SHOW(put(id, 2, "two"));
    SHOW(reap(first) >> 8);
    struct msqid_ds state;
    control(id, IPC_STAT, &state);
    TRUE(state.msg_lrpid == first && state.msg_qnum == 0);
    SHOW(put(id, 2, "again"));
    SHOW(reap(second) >> 8);
    SHOW(put(id, 3, "many"));
    SHOW(reap(small) >> 8 == 100 + E2BIG);
    SHOW(reap(cut) >> 8);
    show(id);
    /* Who sends waits for room. */
    memset(message.text, 'y', 8192);
    message.type = 9;
    SHOW(send_raw(id, &message, 8192, 0));
    SHOW(send_raw(id, &message, 8192, 0));
    pid_t sender = fork();
    if (sender == 0) {
        _exit(send_raw(id, &message, 100, 0) == 0 ? 3 : 4);
    }
    await_sleep(sender);
    SHOW(get(id, 8192, 0, 0));
    SHOW(reap(sender) >> 8);
    show(id);
    sender = fork();
    if (sender == 0) {
        struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
        sigaction(SIGUSR1, &action, NULL);
        message.type = 1;
        send_raw(id, &message, 8192, 0);
        _exit(errno);
    }
    await_sleep(sender);
    kill(sender, SIGUSR1);
    SHOW(reap(sender) >> 8 == EINTR);
    sender = fork();
    if (sender == 0) {
        message.type = 1;
        send_raw(id, &message, 8192, 0);
        _exit(errno);
    }
    await_sleep(sender);
    first = reader(id, 10, 77, 0);
    kill(first, SIGUSR1);
    SHOW(reap(first) >> 8 == 100 + EINTR);
    first = reader(id, 10, 77, 0);
    SHOW(control(id, IPC_RMID, NULL));
    SHOW(reap(first) >> 8 == 100 + EIDRM);
    SHOW(reap(sender) >> 8 == EIDRM);
}

static void permissions(void) {
    begin("permissions");
    int id = msgget(KEY, IPC_CREAT | 0604);
    int writable = msgget(IPC_PRIVATE, 0602);
    put(id, 1, "for all");
    struct msqid_ds state;
    pid_t child = fork();
    if (child == 0) {
        syscall(SYS_setgroups, 0, NULL);
        syscall(SYS_setresgid, 1000, 1000, 1000);
        syscall(SYS_setresuid, 1000, 1000, 1000);
        SHOW(msgget(KEY, 0200));
        SHOW(put(id, 1, "x"));
        take(id, 100, 0, IPC_NOWAIT);
        SHOW(control(id, IPC_STAT, &state));
        SHOW(control(id, IPC_SET, &state));
        SHOW(control(id, IPC_RMID, NULL));
        SHOW(put(writable, 1, "x"));
        take(writable, 100, 0, IPC_NOWAIT);
        SHOW(control(writable, IPC_STAT, &state));
        int own = msgget(IPC_PRIVATE, 0600);
        control(own, IPC_STAT, &state);
        state.msg_qbytes = 16385;
        SHOW(control(own, IPC_SET, &state));
        state.msg_qbytes = 16384;
        state.msg_perm.uid = 1001;
        SHOW(control(own, IPC_SET, &state));
        SHOW(put(own, 1, "x"));
        SHOW(control(own, IPC_RMID, NULL));
        fflush(stdout);
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(control(id, IPC_RMID, NULL));
    SHOW(control(writable, IPC_RMID, NULL));
}

int main(void) {
    limit(60);
    making();
    messages();
    waiting();
    permissions();
    show_file("/proc/sysvipc/msg");
    show_file("/proc/sys/kernel/msgmax");
    show_file("/proc/sys/kernel/msgmnb");
    show_file("/proc/sys/kernel/msgmni");
    return 0;
}
