/* ptrace(2): what a tracer sees of processes and threads, and what becomes of them. */
#include "checks.h"
#include <elf.h>
#include <pthread.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

#define GETSIGMASK 0x420a
#define SETSIGMASK 0x420b
#define GET_SYSCALL_INFO 0x420e

struct call_info {
    uint8_t op, pad[3];
    uint32_t arch;
    uint64_t ip, sp;
    union {
        struct {
            uint64_t number, arguments[6];
        } entry;
        struct {
            int64_t result;
            uint8_t is_error;
        } exit;
    };
};

static long trace(long request, pid_t pid, unsigned long address, unsigned long data) {
    return syscall(SYS_ptrace, request, pid, address, data);
}

/* Waits for what a tracee tells next and shows it without its number. */
static int next(pid_t pid) {
    int status = -1;
    pid_t told = waitpid(pid, &status, __WALL);
    if (told < 0) {
        printf("   nobody: %s\n", strerror(errno));
        return -1;
    }
    if (WIFSTOPPED(status)) {
        printf("   stopped by %d event %d%s\n", WSTOPSIG(status) & 0x7f, status >> 16, WSTOPSIG(status) & 0x80 ? " at a call" : "");
    } else if (WIFEXITED(status)) {
        printf("   exited with %d\n", WEXITSTATUS(status));
    } else {
        printf("   killed by %d\n", WTERMSIG(status));
    }
    return status;
}

/* A child that asks to be traced, stops, and goes on with body. */
static pid_t traced(void (*body)(void)) {
    pid_t child = fork();
    if (child == 0) {
        trace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        body();
        _exit(0);
    }
    next(child);
    return child;
}

static struct user_regs_struct registers(pid_t pid) {
    struct user_regs_struct all;
    memset(&all, 0, sizeof all);
    TRUE(trace(PTRACE_GETREGS, pid, 0, (long) &all) == 0);
    return all;
}

static void nothing(void) {
}

static volatile long cell = 0x1122334455667788;
static const char fixed[] = "fixed text";

static void requests_of_strangers(void) {
    begin("who is no tracee");
    SHOW(trace(PTRACE_CONT, getppid(), 0, 0));
    SHOW(trace(PTRACE_CONT, 0, 0, 0));
    SHOW(trace(PTRACE_CONT, -1, 0, 0));
    SHOW(trace(PTRACE_ATTACH, 0, 0, 0));
    SHOW(trace(PTRACE_ATTACH, getpid(), 0, 0));
    SHOW(trace(PTRACE_ATTACH, 0x7ffffff, 0, 0));
    SHOW(trace(PTRACE_SEIZE, getpid(), 0, 0));
    SHOW(trace(12345, getpid(), 0, 0));
    pid_t child = traced(nothing);
    SHOW(trace(PTRACE_ATTACH, child, 0, 0));
    SHOW(trace(PTRACE_SEIZE, child, 0, 0));
    SHOW(trace(12345, child, 0, 0));
    SHOW(trace(PTRACE_INTERRUPT, child, 0, 0));
    SHOW(trace(PTRACE_LISTEN, child, 0, 0));
    SHOW(trace(PTRACE_CONT, child, 0, 65));
    SHOW(trace(PTRACE_CONT, child, 0, -1));
    SHOW(trace(PTRACE_SETOPTIONS, child, 0, 0x80000000));
    SHOW(trace(PTRACE_SETOPTIONS, child, 0, 0xff & ~0x80));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
}

static void give_signals(void) {
    raise(SIGUSR1);
    raise(SIGUSR2);
    kill(getpid(), SIGCHLD);
    raise(SIGTERM);
}

static void signals(void) {
    begin("signals");
    pid_t child = traced(give_signals);
    siginfo_t info;
    memset(&info, 0, sizeof info);
    SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
    SHOW(info.si_signo);
    SHOW(info.si_code);
    TRUE(info.si_pid == child);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    /* Another one in its place. */
    SHOW(trace(PTRACE_CONT, child, 0, SIGURG));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, SIGCHLD));
    next(child);
    SHOW(trace(PTRACE_GETSIGINFO, child, 0, 8));
    SHOW(trace(PTRACE_CONT, child, 0, SIGTERM));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
}

static volatile sig_atomic_t taken;
static volatile int taken_code, taken_value;

static void take(int number, siginfo_t *info, void *context) {
    taken = number;
    taken_code = info->si_code;
    taken_value = info->si_value.sival_int;
}

static void handle(void) {
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO};
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR2, &action, NULL);
    raise(SIGUSR1);
    if (taken != SIGUSR2 || taken_value != 77 || taken_code != SI_QUEUE) {
        _exit(1);
    }
    _exit(42);
}

static void changed_signal(void) {
    begin("a signal that is changed");
    pid_t child = traced(handle);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    siginfo_t info;
    memset(&info, 0, sizeof info);
    SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
    SHOW(info.si_code);
    info.si_signo = SIGUSR2;
    info.si_code = SI_QUEUE;
    info.si_value.sival_int = 77;
    SHOW(trace(PTRACE_SETSIGINFO, child, 0, (long) &info));
    SHOW(trace(PTRACE_CONT, child, 0, SIGUSR2));
    next(child);
}

static void write_and_end(void) {
    cell = 5;
    syscall(SYS_getppid);
    syscall(SYS_close, -1);
    syscall(SYS_exit_group, (int) cell);
}

static void memory_and_registers(void) {
    begin("memory and registers");
    pid_t child = traced(write_and_end);
    SHOW(ptrace(PTRACE_PEEKDATA, child, &cell, 0) == 0x1122334455667788);
    SHOW(trace(PTRACE_PEEKDATA, child, 0, (long) &cell));
    SHOW(trace(PTRACE_PEEKDATA, child, -8, (long) &cell));
    SHOW(trace(PTRACE_PEEKTEXT, child, (long) fixed, (long) &cell));
    SHOW(memcmp((void *) &cell, fixed, 8));
    SHOW(trace(PTRACE_PEEKTEXT, child, (long) fixed, 0));
    /* What is read-only is changed for the child alone. */
    SHOW(trace(PTRACE_POKETEXT, child, (long) fixed, 0x4141414141414141));
    SHOW(trace(PTRACE_PEEKTEXT, child, (long) fixed, (long) &cell));
    SHOW(cell == 0x4141414141414141);
    SHOW(fixed[0]);
    SHOW(trace(PTRACE_POKEDATA, child, 0, 1));
    SHOW(trace(PTRACE_POKEDATA, child, (long) &cell + 1, 0));

    struct user_regs_struct all = registers(child);
    TRUE(all.orig_rax == SYS_tkill || all.orig_rax == SYS_tgkill);
    SHOW(all.rax);
    SHOW(all.cs);
    SHOW(all.ss);
    TRUE(all.fs_base != 0);
    SHOW(all.gs_base);
    SHOW(all.eflags & ~0x8d5);
    struct iovec whole = {&all, sizeof all};
    SHOW(trace(PTRACE_GETREGSET, child, NT_PRSTATUS, (long) &whole));
    SHOW(whole.iov_len);
    whole.iov_len = 8;
    SHOW(trace(PTRACE_GETREGSET, child, NT_PRSTATUS, (long) &whole));
    SHOW(whole.iov_len);
    whole.iov_len = 7;
    SHOW(trace(PTRACE_GETREGSET, child, NT_PRSTATUS, (long) &whole));
    SHOW(trace(PTRACE_GETREGSET, child, 0x999, (long) &whole));
    SHOW(trace(PTRACE_GETREGSET, child, NT_PRSTATUS, 0));
    struct user_fpregs_struct vectors;
    SHOW(trace(PTRACE_GETFPREGS, child, 0, (long) &vectors));
    SHOW(vectors.cwd);
    SHOW(vectors.mxcsr);
    static char state[16384];
    struct iovec extended = {state, sizeof state};
    SHOW(trace(PTRACE_GETREGSET, child, NT_X86_XSTATE, (long) &extended));
    TRUE(extended.iov_len > 512);
    TRUE((*(uint64_t *) (state + 464) & 3) == 3);
    TRUE(memcmp(state, &vectors, 400) == 0);
    SHOW(trace(PTRACE_SETREGSET, child, NT_X86_XSTATE, (long) &extended));
    struct iovec few = {&vectors, sizeof vectors};
    SHOW(trace(PTRACE_GETREGSET, child, NT_FPREGSET, (long) &few));
    SHOW(few.iov_len);
    SHOW(trace(PTRACE_SETFPREGS, child, 0, (long) &vectors));
    SHOW(trace(PTRACE_PEEKUSER, child, offsetof(struct user_regs_struct, rip), (long) &cell));
    TRUE(cell == all.rip);
    SHOW(trace(PTRACE_PEEKUSER, child, 1, (long) &cell));
    SHOW(trace(PTRACE_PEEKUSER, child, sizeof(struct user), (long) &cell));
    SHOW(trace(PTRACE_PEEKUSER, child, -8, (long) &cell));
    SHOW(trace(PTRACE_PEEKUSER, child, offsetof(struct user, u_debugreg[7]), (long) &cell));
    SHOW(cell);
    SHOW(trace(PTRACE_POKEUSER, child, offsetof(struct user, u_debugreg[7]), 0));
    SHOW(trace(PTRACE_POKEUSER, child, offsetof(struct user_regs_struct, r15), 77));
    all = registers(child);
    SHOW(all.r15);
    all.cs = 0x10;
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
    all.cs = 0x33;
    all.fs_base = -4096;
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));

    begin("calls");
    SHOW(trace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACESYSGOOD));
    struct call_info info;
    memset(&info, 0, sizeof info);
    SHOW(trace(GET_SYSCALL_INFO, child, sizeof info, (long) &info));
    SHOW(info.op);
    SHOW(info.arch == 0xc000003e);
    /* The rest of raise(). */
    int calls = 0;
    do {
        trace(PTRACE_SYSCALL, child, 0, 0);
        waitpid(child, NULL, 0);
        trace(GET_SYSCALL_INFO, child, sizeof info, (long) &info);
    } while ((info.op != 1 || info.entry.number != SYS_getppid) && calls++ < 20);
    all = registers(child);
    SHOW(all.orig_rax);
    SHOW((int) all.rax);
    SHOW(trace(GET_SYSCALL_INFO, child, sizeof info, (long) &info));
    SHOW(info.op);
    TRUE(info.ip == all.rip);
    SHOW(trace(GET_SYSCALL_INFO, child, 0, (long) &info));
    unsigned long message = 99;
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    TRUE(all.rax == getpid());
    SHOW(all.orig_rax);
    SHOW(trace(GET_SYSCALL_INFO, child, sizeof info, (long) &info));
    SHOW(info.op);
    SHOW(info.exit.is_error);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    /* Another call in its place. */
    all = registers(child);
    SHOW(all.orig_rax);
    all.orig_rax = SYS_getppid;
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    TRUE(all.rax == getpid());
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    /* None, and another value to end with. */
    all = registers(child);
    SHOW(all.orig_rax);
    SHOW(all.rdi);
    all.rdi = 6;
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
    SHOW(trace(PTRACE_GETEVENTMSG, child, 0, (long) &message));
    SHOW(message);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
}

static void end_with_call(void) {
    long result = syscall(SYS_getppid);
    _exit(result == 5 ? 1 : result == -1 && errno == ENOSYS ? 2 : 3);
}

static void skipped_calls(void) {
    begin("calls that are not made");
    for (int sets = 0; sets < 2; sets++) {
        pid_t child = traced(end_with_call);
        struct user_regs_struct all;
        do {
            trace(PTRACE_SYSCALL, child, 0, 0);
            waitpid(child, NULL, 0);
            trace(PTRACE_GETREGS, child, 0, (long) &all);
        } while (all.orig_rax != SYS_getppid);
        all.orig_rax = -1;
        if (sets) {
            all.rax = 5;
        }
        SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
        SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
        next(child);
        all = registers(child);
        SHOW((int) all.rax);
        SHOW((int) all.orig_rax);
        SHOW(trace(PTRACE_CONT, child, 0, 0));
        next(child);
    }
}

static void step(void) {
    __asm__ volatile("mov $1, %%eax\n nop\n nop\n mov $39, %%eax\n syscall\n nop\n int3\n nop\n" ::: "rax", "rcx", "r11");
    _exit(9);
}

static void steps(void) {
    begin("steps");
    pid_t child = traced(step);
    struct user_regs_struct all;
    unsigned char *code = NULL;
    /* To the instructions above. */
    for (int i = 0; i < 5000; i++) {
        trace(PTRACE_SINGLESTEP, child, 0, 0);
        int status;
        waitpid(child, &status, 0);
        if (status != (SIGTRAP << 8 | 0x7f)) {
            SHOW(status);
        }
        trace(PTRACE_GETREGS, child, 0, (long) &all);
        code = (unsigned char *) all.rip;
        if (all.rip > (unsigned long) step && all.rip < (unsigned long) step + 100 && code[0] == 0x90) {
            break;
        }
    }
    unsigned long first = all.rip;
    siginfo_t info;
    for (int i = 0; i < 5; i++) {
        SHOW(trace(PTRACE_SINGLESTEP, child, 0, 0));
        next(child);
        all = registers(child);
        SHOW(all.rip - first);
        SHOW(all.eflags & 0x100);
        SHOW((int) all.orig_rax);
        SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
        SHOW(info.si_code);
    }
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
    SHOW(info.si_code);
    all = registers(child);
    SHOW(all.rip - first);
    SHOW(trace(PTRACE_SINGLESTEP, child, 0, SIGUSR1));
    next(child);
    SHOW(trace(PTRACE_SINGLESTEP, child, 0, 0));
}

static void handled(void) {
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO};
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    _exit(taken);
}

static void step_into_handler(void) {
    begin("a step into a handler");
    pid_t child = traced(handled);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_SINGLESTEP, child, 0, SIGUSR1));
    next(child);
    struct user_regs_struct all = registers(child);
    TRUE(all.rip == (unsigned long) take);
    SHOW(all.rdi);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
}

static void make_children(void) {
    pid_t child = fork();
    if (child == 0) {
        _exit(3);
    }
    reap(child);
    child = vfork();
    if (child == 0) {
        _exit(4);
    }
    reap(child);
    _exit(5);
}

static void children(void) {
    begin("children");
    pid_t child = traced(make_children);
    SHOW(trace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEVFORKDONE | PTRACE_O_TRACEEXIT));
    for (int i = 0; i < 2; i++) {
        SHOW(trace(PTRACE_CONT, child, 0, 0));
        next(child);
        unsigned long made = 0;
        SHOW(trace(PTRACE_GETEVENTMSG, child, 0, (long) &made));
        next(made);
        struct user_regs_struct all = registers(made);
        SHOW(all.rax);
        SHOW(trace(PTRACE_CONT, child, 0, 0));
        SHOW(trace(PTRACE_CONT, made, 0, 0));
        next(made);
        unsigned long status = 0;
        SHOW(trace(PTRACE_GETEVENTMSG, made, 0, (long) &status));
        SHOW(status);
        SHOW(trace(PTRACE_CONT, made, 0, 0));
        next(made);
        if (i == 1) {
            next(child);
            unsigned long done = 0;
            SHOW(trace(PTRACE_GETEVENTMSG, child, 0, (long) &done));
            TRUE(done == made);
            SHOW(trace(PTRACE_CONT, child, 0, 0));
        }
        next(child);
    }
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
}

static void execute(void) {
    execl("/proc/self/exe", "ptrace", "7", NULL);
    _exit(99);
}

static void executions(void) {
    begin("another program");
    pid_t child = traced(execute);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    siginfo_t info;
    SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
    SHOW(info.si_code);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);

    child = traced(execute);
    SHOW(trace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    unsigned long last = 0;
    SHOW(trace(PTRACE_GETEVENTMSG, child, 0, (long) &last));
    TRUE(last == child);
    struct user_regs_struct all = registers(child);
    SHOW(all.orig_rax);
    SHOW(all.rax);
    SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
    SHOW(info.si_code);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    SHOW(all.orig_rax);
    SHOW(all.rax);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
}

static void count(void) {
    for (;;) {
        pause();
    }
}

static pid_t stranger(void (*body)(void)) {
    pid_t child = fork();
    if (child == 0) {
        body();
        _exit(0);
    }
    await_sleep(child);
    return child;
}

static char state_of(pid_t pid) {
    char path[64], state = 0;
    sprintf(path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    fscanf(file, "%*d (%*[^)]) %c", &state);
    fclose(file);
    return state;
}

static long tracer_of(pid_t pid) {
    char path[64], line[200];
    long tracer = -1;
    sprintf(path, "/proc/%d/status", pid);
    FILE *file = fopen(path, "r");
    while (fgets(line, sizeof line, file)) {
        sscanf(line, "TracerPid: %ld", &tracer);
    }
    fclose(file);
    return tracer;
}

static void attaching(void) {
    begin("attach");
    pid_t child = stranger(count);
    SHOW(tracer_of(child));
    SHOW(trace(PTRACE_ATTACH, child, 0, 0));
    next(child);
    TRUE(tracer_of(child) == getpid());
    SHOW(state_of(child));
    struct user_regs_struct all = registers(child);
    SHOW(all.orig_rax);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    await_sleep(child);
    SHOW(trace(PTRACE_GETREGS, child, 0, (long) &all));
    SHOW(trace(PTRACE_DETACH, child, 0, 0));
    SHOW(kill(child, SIGSTOP));
    next(child);
    TRUE(tracer_of(child) == getpid());
    SHOW(trace(PTRACE_DETACH, child, 0, SIGKILL));
    SHOW(tracer_of(child));
    next(child);
}

static void sleep_long(void) {
    struct timespec span = {0, 300 * 1000000};
    _exit(nanosleep(&span, NULL) == 0 ? 11 : 12);
}

static void interrupted_sleep(void) {
    begin("a sleep that goes on");
    pid_t child = stranger(sleep_long);
    SHOW(trace(PTRACE_SEIZE, child, 0, PTRACE_O_TRACESYSGOOD));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    SHOW(trace(PTRACE_INTERRUPT, child, 0, 0));
    next(child);
    siginfo_t info;
    SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
    SHOW(info.si_code);
    struct user_regs_struct all = registers(child);
    TRUE(all.orig_rax == SYS_nanosleep || all.orig_rax == SYS_clock_nanosleep);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    SHOW(all.orig_rax);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_DETACH, child, 0, 0));
    next(child);
}

static int ends[2];

static void read_pipe(void) {
    char byte = 0;
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigaction(SIGUSR1, &action, NULL);
    long count = read(ends[0], &byte, 1);
    _exit(count == 1 && taken == SIGUSR1 ? byte : 1);
}

static void interrupted_read(void) {
    begin("a read that goes on");
    SHOW(pipe(ends));
    pid_t child = stranger(read_pipe);
    SHOW(trace(PTRACE_SEIZE, child, 0, PTRACE_O_TRACESYSGOOD));
    SHOW(trace(PTRACE_INTERRUPT, child, 0, 0));
    next(child);
    struct user_regs_struct all = registers(child);
    SHOW(all.orig_rax);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    SHOW(all.orig_rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    await_sleep(child);
    SHOW(kill(child, SIGUSR2));
    next(child);
    all = registers(child);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    await_sleep(child);
    SHOW(kill(child, SIGUSR1));
    next(child);
    all = registers(child);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_SYSCALL, child, 0, SIGUSR1));
    next(child);
    all = registers(child);
    SHOW(all.orig_rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    SHOW((int) all.rax);
    SHOW(trace(PTRACE_SYSCALL, child, 0, 0));
    next(child);
    all = registers(child);
    SHOW(all.orig_rax);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    write(ends[1], "\21", 1);
    next(child);
    close(ends[0]);
    close(ends[1]);
}

static void jump_target(void) {
    _exit(33);
}

static void trap_target(void) {
    __asm__ volatile("int3");
}

static void sent_elsewhere(void) {
    begin("who is sent elsewhere");
    pid_t child = stranger(count);
    SHOW(trace(PTRACE_ATTACH, child, 0, 0));
    next(child);
    struct user_regs_struct all = registers(child), before = all;
    all.rip = (unsigned long) jump_target;
    all.orig_rax = -1;
    all.rsp = (all.rsp & -16) - 1024 - 8;
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
    all = registers(child);
    SHOW((int) all.orig_rax);
    /* There and back: it waits again. */
    all.rip = (unsigned long) trap_target;
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    SHOW((int) registers(child).orig_rax);
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &before));
    SHOW(registers(child).orig_rax);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    await_sleep(child);
    SHOW(kill(child, SIGSTOP));
    next(child);
    SHOW((int) registers(child).rax);
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &before));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    await_sleep(child);
    SHOW(kill(child, SIGSTOP));
    next(child);
    all.rip = (unsigned long) jump_target;
    SHOW(trace(PTRACE_SETREGS, child, 0, (long) &all));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
}

static void group_stops(void) {
    begin("stops of groups");
    pid_t child = stranger(count);
    SHOW(trace(PTRACE_SEIZE, child, 0, 0));
    SHOW(kill(child, SIGSTOP));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, SIGSTOP));
    next(child);
    SHOW(trace(PTRACE_LISTEN, child, 0, 0));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    SHOW(state_of(child));
    SHOW(kill(child, SIGCONT));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, SIGCONT));
    await_sleep(child);
    SHOW(kill(child, SIGTSTP));
    next(child);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    await_sleep(child);
    SHOW(kill(child, SIGKILL));
    next(child);

    child = stranger(count);
    SHOW(kill(child, SIGSTOP));
    int status = 0;
    TRUE(waitpid(child, &status, WUNTRACED) == child);
    SHOW(trace(PTRACE_SEIZE, child, 0, 0));
    next(child);
    SHOW(trace(PTRACE_DETACH, child, 0, 0));
    sleep_ms(50);
    SHOW(state_of(child));
    SHOW(kill(child, SIGCONT));
    await_sleep(child);
    SHOW(kill(child, SIGKILL));
    next(child);
}

static void waits(void) {
    begin("waiting");
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO};
    sigaction(SIGCHLD, &action, NULL);
    pid_t child = traced(give_signals);
    SHOW(taken == SIGCHLD);
    SHOW(taken_code);
    siginfo_t info;
    memset(&info, 0, sizeof info);
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    TRUE(waitid(P_PID, child, &info, WEXITED | WSTOPPED | WNOWAIT) == 0);
    SHOW(info.si_code);
    SHOW(info.si_status);
    memset(&info, 0, sizeof info);
    TRUE(waitid(P_ALL, 0, &info, WEXITED) == 0);
    SHOW(info.si_code);
    TRUE(info.si_pid == child);
    SHOW(waitid(P_PID, child, &info, WEXITED | WNOHANG));
    SHOW(info.si_pid);
    SHOW(waitpid(-1, NULL, WNOHANG));
    SHOW(trace(PTRACE_KILL, child, 0, 0));
    next(child);
    signal(SIGCHLD, SIG_DFL);
}

/* A tracer that is not the parent. */
static void other_tracer(void) {
    begin("a tracer that is not the parent");
    for (int kills = 0; kills < 2; kills++) {
        pid_t child = stranger(count);
        int go[2];
        pipe(go);
        pid_t tracer = fork();
        if (tracer == 0) {
            trace(PTRACE_SEIZE, child, 0, kills ? PTRACE_O_EXITKILL : 0);
            trace(PTRACE_INTERRUPT, child, 0, 0);
            waitpid(child, NULL, __WALL);
            write(go[1], "x", 1);
            pause();
        }
        char byte;
        read(go[0], &byte, 1);
        TRUE(tracer_of(child) == tracer);
        SHOW(waitpid(child, NULL, WNOHANG));
        SHOW(trace(PTRACE_SEIZE, child, 0, 0));
        SHOW(kill(tracer, SIGKILL));
        reap(tracer);
        if (!kills) {
            SHOW(tracer_of(child));
            await_sleep(child);
            SHOW(kill(child, SIGTERM));
        }
        next(child);
        close(go[0]);
        close(go[1]);
    }
    /* The end is the tracer's to see, then the parent's. */
    int go[2];
    pipe(go);
    pid_t child = stranger(count);
    pid_t tracer = fork();
    if (tracer == 0) {
        int status;
        trace(PTRACE_SEIZE, child, 0, 0);
        write(go[1], "x", 1);
        sleep_ms(100);
        waitpid(child, &status, __WALL);
        trace(PTRACE_CONT, child, 0, SIGTERM);
        waitpid(child, &status, __WALL);
        _exit(WTERMSIG(status));
    }
    char byte;
    read(go[0], &byte, 1);
    SHOW(kill(child, SIGTERM));
    SHOW(waitpid(child, NULL, WNOHANG));
    sleep_ms(20);
    SHOW(waitpid(child, NULL, WNOHANG));
    SHOW(reap(tracer));
    next(child);
}

static void *thread(void *argument) {
    return NULL;
}

static void threads_body(void) {
    pthread_t one;
    pthread_create(&one, NULL, thread, NULL);
    pthread_join(one, NULL);
    /* Its own end is to be seen, and not that of all. */
    sleep_ms(500);
    _exit(8);
}

static void threads(void) {
    begin("threads");
    pid_t child = traced(threads_body);
    SHOW(trace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACECLONE));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
    unsigned long made = 0;
    SHOW(trace(PTRACE_GETEVENTMSG, child, 0, (long) &made));
    next(made);
    SHOW(trace(PTRACE_CONT, made, 0, 0));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(made);
    next(child);
    SHOW(trace(PTRACE_CONT, made, 0, 0));
}

static void count_up(void) {
    cell = 1;
    cell = 2;
    taken = 3;
    _exit(cell);
}

static void debug_registers(void) {
    begin("debug registers");
    pid_t child = traced(count_up);
    unsigned long first = offsetof(struct user, u_debugreg);
    unsigned long value = 1;
    for (int i = 0; i < 8; i++) {
        if (i != 6) {
            SHOW(trace(PTRACE_PEEKUSER, child, first + 8 * i, (long) &value));
            SHOW(value);
        }
    }
    SHOW(trace(PTRACE_POKEUSER, child, first, -4096));
    SHOW(trace(PTRACE_POKEUSER, child, first + 8 * 4, 1));
    SHOW(trace(PTRACE_POKEUSER, child, first + 8 * 5, 1));
    SHOW(trace(PTRACE_POKEUSER, child, first, (long) &cell + 1));
    /* 8 bytes are to be where 8 bytes can be. */
    SHOW(trace(PTRACE_POKEUSER, child, first + 8 * 7, 0x90001));
    SHOW(trace(PTRACE_POKEUSER, child, first, (long) &cell));
    SHOW(trace(PTRACE_POKEUSER, child, first + 8 * 7, 0x90001));
    SHOW(trace(PTRACE_PEEKUSER, child, first + 8 * 7, (long) &value));
    SHOW(value & 0xffff00ff);
    for (int i = 0; i < 2; i++) {
        SHOW(trace(PTRACE_CONT, child, 0, 0));
        next(child);
        siginfo_t info;
        SHOW(trace(PTRACE_GETSIGINFO, child, 0, (long) &info));
        SHOW(info.si_code);
        SHOW(trace(PTRACE_PEEKUSER, child, first + 8 * 6, (long) &value));
        SHOW(value & 15);
        SHOW(ptrace(PTRACE_PEEKDATA, child, &cell, 0));
        SHOW(trace(PTRACE_POKEUSER, child, first + 8 * 6, 0));
    }
    SHOW(trace(PTRACE_POKEUSER, child, first + 8 * 7, 0));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
}

static void masks(void) {
    begin("masks");
    pid_t child = traced(nothing);
    uint64_t mask = 99;
    SHOW(trace(GETSIGMASK, child, 8, (long) &mask));
    SHOW(mask);
    SHOW(trace(GETSIGMASK, child, 4, (long) &mask));
    mask = -1;
    SHOW(trace(SETSIGMASK, child, 8, (long) &mask));
    SHOW(trace(GETSIGMASK, child, 8, (long) &mask));
    SHOW(mask == ~(1UL << (SIGKILL - 1) | 1UL << (SIGSTOP - 1)));
    SHOW(kill(child, SIGUSR2));
    struct {
        uint64_t offset;
        uint32_t flags;
        int32_t count;
    } what = {0, 1, 4};
    siginfo_t found[4];
    SHOW(trace(0x4209, child, (long) &what, (long) found));
    SHOW(found[0].si_signo);
    what.flags = 0;
    SHOW(trace(0x4209, child, (long) &what, (long) found));
    what.flags = 2;
    SHOW(trace(0x4209, child, (long) &what, (long) found));
    SHOW(trace(PTRACE_CONT, child, 0, 0));
    next(child);
}

static void through_proc(void) {
    begin("/proc/PID/mem");
    pid_t child = traced(write_and_end);
    char path[64];
    sprintf(path, "/proc/%d/mem", child);
    int fd = open(path, O_RDWR);
    TRUE(fd >= 0);
    char text[16] = {0};
    SHOW(pread(fd, text, sizeof fixed, (long) fixed));
    SHOW(strcmp(text, fixed));
    SHOW(pwrite(fd, "Z", 1, (long) fixed));
    SHOW(pread(fd, text, 5, (long) fixed));
    printf("%s\n", text);
    SHOW(fixed[0]);
    SHOW(pread(fd, text, 1, 0));
    SHOW(pwrite(fd, text, 1, 0));
    SHOW(lseek(fd, (long) fixed, SEEK_SET) == (long) fixed);
    SHOW(read(fd, text, 2));
    SHOW(trace(PTRACE_KILL, child, 0, 0));
    next(child);
    SHOW(pread(fd, text, 1, (long) fixed));
    close(fd);
    fd = open("/proc/self/mem", O_RDWR);
    long value = 17;
    SHOW(pwrite(fd, &value, sizeof value, (long) &cell));
    SHOW(cell);
    close(fd);
}

static void permissions(void) {
    begin("permissions");
    pid_t child = stranger(count);
    pid_t other = fork();
    if (other == 0) {
        setgid(1000);
        setuid(1000);
        _exit(trace(PTRACE_ATTACH, child, 0, 0) == 0 ? 0 : errno);
    }
    SHOW(reap(other));
    SHOW(kill(child, SIGKILL));
    reap(child);
    for (int dumpable = 0; dumpable < 2; dumpable++) {
        other = fork();
        if (other == 0) {
            setgid(1000);
            setuid(1000);
            pid_t own = fork();
            if (own == 0) {
                prctl(PR_SET_DUMPABLE, dumpable);
                pause();
            }
            sleep_ms(50);
            int result = trace(PTRACE_ATTACH, own, 0, 0) == 0 ? 0 : errno;
            kill(own, SIGKILL);
            _exit(result);
        }
        SHOW(reap(other));
    }
}

int main(int argc, char **argv) {
    if (argc > 1) {
        return atoi(argv[1]);
    }
    limit(20);
    requests_of_strangers();
    signals();
    changed_signal();
    memory_and_registers();
    skipped_calls();
    steps();
    step_into_handler();
    children();
    executions();
    attaching();
    interrupted_sleep();
    interrupted_read();
    sent_elsewhere();
    group_stops();
    waits();
    other_tracer();
    threads();
    masks();
    debug_registers();
    through_proc();
    permissions();
    return 0;
}
