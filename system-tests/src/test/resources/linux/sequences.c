/* rseq(2): registration, numbers of processors, critical sections that are aborted; and membarrier(2) about them. */
#include "checks.h"
#include <pthread.h>
#include <sched.h>
#include <stddef.h>
#include <sys/auxv.h>
#include <sys/time.h>

#define SIGNATURE 0x53053053

struct section {
    uint32_t version, flags;
    uint64_t start, length, abort;
} __attribute__((aligned(32)));

struct area {
    uint32_t start, cpu;
    uint64_t section;
    uint32_t flags, node, in_memory, unused;
} __attribute__((aligned(32)));

static struct area own, other;
static struct section described;
static volatile long entered;

static int registers(struct area *area, uint32_t length, int flags, uint32_t signature) {
    return syscall(334, area, length, flags, signature);
}

static int processor(void) {
    unsigned cpu = 0;
    syscall(SYS_getcpu, &cpu, NULL, NULL);
    return cpu;
}

static void pin(int cpu) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    sched_setaffinity(0, sizeof set, &set);
}

/* The processors that this may run on. */
static int first_cpu, last_cpu;

static void find_processors(void) {
    cpu_set_t set;
    CPU_ZERO(&set);
    sched_getaffinity(0, sizeof set, &set);
    first_cpu = -1;
    for (int i = 0; i < CPU_SETSIZE; i++) {
        if (CPU_ISSET(i, &set)) {
            first_cpu = first_cpu < 0 ? i : first_cpu;
            last_cpu = i;
        }
    }
}

/* Goes round in a critical section until that is aborted, and tells of it in the result. */
extern char section_start[], section_end[], section_abort[], section_wrong[];
long stay(struct area *area, struct section *section, volatile long *count);
__asm__(
    ".text\n"
    ".globl stay, section_start, section_end, section_abort, section_wrong\n"
    "stay:\n"
    "    movq %rsi, 8(%rdi)\n"
    "section_start:\n"
    "    incq (%rdx)\n"
    "    jmp section_start\n"
    "section_end:\n"
    "    movl $1, %eax\n"
    "    ret\n"
    "    .long 0x12345678\n"
    "section_wrong:\n"
    "    movl $2, %eax\n"
    "    ret\n"
    "    .long 0x53053053\n"
    "section_abort:\n"
    "    movl $3, %eax\n"
    "    ret\n");

static struct section *describe(void) {
    described.version = 0;
    described.flags = 0;
    described.start = (uintptr_t) section_start;
    described.length = section_end - section_start;
    described.abort = (uintptr_t) section_abort;
    return &described;
}

static void registration(void) {
    begin("registration");
    SHOW(registers(&own, 32, 2, SIGNATURE));
    SHOW(registers(&own, 32, 1, SIGNATURE));
    SHOW(registers(&own, 31, 0, SIGNATURE));
    SHOW(registers(&own, 0, 0, SIGNATURE));
    SHOW(registers((struct area *) ((char *) &own + 8), 32, 0, SIGNATURE));
    SHOW(registers((struct area *) 32, 32, 0, SIGNATURE));
    SHOW(registers((struct area *) 0x800000000000, 32, 0, SIGNATURE));
    SHOW(registers(&own, 32, 1, SIGNATURE));
    own.section = 77;
    SHOW(registers(&own, 32, 0, SIGNATURE));
    TRUE(own.cpu == processor() && own.start == own.cpu && own.section == 0);
    SHOW(registers(&own, 32, 0, SIGNATURE));
    SHOW(registers(&own, 32, 0, 5));
    SHOW(registers(&other, 32, 0, SIGNATURE));
    SHOW(registers(&own, 64, 0, SIGNATURE));
    SHOW(registers(&own, 32, 1, 5));
    SHOW(registers(&own, 64, 1, SIGNATURE));
    SHOW(registers(&other, 32, 1, SIGNATURE));
    SHOW(registers(&own, 32, 1, SIGNATURE));
    SHOW((int) own.cpu);
    SHOW(own.start);
    SHOW(registers(&own, 32, 1, SIGNATURE));
    TRUE(getauxval(27) >= 20 && getauxval(28) == 32);
}

static volatile int handled;
static volatile int sections;

static void handler(int number) {
    handled += number;
    sections += own.section != 0;
}

static void aborted_by_signals(void) {
    begin("signals");
    registers(&own, 32, 0, SIGNATURE);
    struct sigaction action = {.sa_handler = handler};
    sigaction(SIGVTALRM, &action, NULL);
    struct itimerval soon = {.it_value = {0, 20000}};
    setitimer(ITIMER_VIRTUAL, &soon, NULL);
    int results = 0;
    while (handled == 0) {
        results |= stay(&own, describe(), &entered);
    }
    SHOW(results);
    SHOW(handled);
    SHOW(sections);
    TRUE(entered > 0);
    /* A section that the thread is not in is forgotten. */
    handled = 0;
    own.section = (uintptr_t) describe();
    raise(SIGVTALRM);
    SHOW(handled);
    TRUE(own.section == 0);
}

/* Another process wants the processor too. */
static void aborted_by_others(void) {
    begin("others");
    pin(first_cpu);
    pid_t child = fork();
    if (child == 0) {
        pin(first_cpu);
        for (;;) {
        }
    }
    SHOW(stay(&own, describe(), &entered));
    TRUE(own.cpu == first_cpu && own.section == 0);
    SHOW(kill(child, SIGKILL));
    SHOW(reap(child));
}

static pid_t stayer;

static void *move(void *unused) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(last_cpu, &set);
    sleep_ms(50);
    sched_setaffinity(stayer, sizeof set, &set);
    /* With one processor it stays where it is. */
    sleep_ms(50);
    kill(getpid(), SIGVTALRM);
    return unused;
}

static void follows_moves(void) {
    begin("moves");
    pthread_t mover;
    sigset_t none, set;
    sigemptyset(&set);
    sigaddset(&set, SIGVTALRM);
    sigprocmask(SIG_BLOCK, &set, &none);
    stayer = getpid();
    pthread_create(&mover, NULL, move, NULL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    SHOW(stay(&own, describe(), &entered));
    pthread_join(mover, NULL);
    TRUE(own.cpu == last_cpu);
    for (int i = 0; i < 20; i++) {
        pin(i % 2 ? first_cpu : last_cpu);
        if (own.cpu != (i % 2 ? first_cpu : last_cpu) || own.start != own.cpu) {
            printf("on %d\n", own.cpu);
        }
    }
}

static void *registers_itself(void *unused) {
    SHOW(registers(&own, 32, 1, SIGNATURE));
    SHOW(registers(&other, 32, 0, SIGNATURE));
    TRUE(other.cpu == processor());
    return unused;
}

static int in_same_memory(void *unused) {
    _exit(registers(&other, 32, 0, SIGNATURE) == 0 ? 7 : 8);
}

static void inheritance(char *program) {
    begin("inheritance");
    pthread_t thread;
    pthread_create(&thread, NULL, registers_itself, NULL);
    pthread_join(thread, NULL);
    pid_t child = fork();
    if (child == 0) {
        TRUE(own.cpu == processor());
        SHOW(registers(&own, 32, 0, SIGNATURE));
        SHOW(registers(&own, 32, 1, SIGNATURE));
        _exit(4);
    }
    SHOW(reap(child));
    static char stack[65536];
    child = clone(in_same_memory, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL);
    SHOW(reap(child));
    child = fork();
    if (child == 0) {
        execl(program, program, "executed", NULL);
    }
    SHOW(reap(child));
    SHOW(registers(&own, 32, 0, SIGNATURE));
}

static void in_child(const char *name, void (*spoil)(void)) {
    pid_t child = fork();
    if (child == 0) {
        struct itimerval soon = {.it_value = {0, 20000}};
        setitimer(ITIMER_VIRTUAL, &soon, NULL);
        describe();
        spoil();
        _exit(stay(&own, &described, &entered));
    }
    printf("%s: %x\n", name, reap(child) & ~0x80);
}

static void nothing(void) {
}

static void no_section(void) {
    struct section *nothing = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    _exit(stay(&own, nothing, &entered));
}

static void far_section(void) {
    _exit(stay(&own, (struct section *) 0xffff800000000000, &entered));
}

static void wrong_signature(void) {
    described.abort = (uintptr_t) section_wrong;
}

static void wrong_version(void) {
    described.version = 1;
}

static void flags(void) {
    described.flags = 1;
}

static void area_flags(void) {
    own.flags = 4;
}

static void abort_inside(void) {
    described.start -= 64;
    described.length += 256;
}

static void abort_nowhere(void) {
    described.abort = 1;
}

static void wraps(void) {
    described.length = -(uint64_t) 8;
}

static void flags_outside(void) {
    described.flags = 1;
    described.length = 1;
    described.start -= 1;
    own.section = (uintptr_t) &described;
    raise(SIGVTALRM);
    _exit(own.section == 0 ? 5 : 6);
}

static void no_area(void) {
    struct area *gone = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    registers(&own, 32, 1, SIGNATURE);
    SHOW(registers(gone, 32, 0, SIGNATURE));
    munmap(gone, 4096);
    raise(SIGVTALRM);
    _exit(1);
}

static void nonsense(void) {
    begin("nonsense");
    in_child("nothing wrong", nothing);
    in_child("no section", no_section);
    in_child("section of the kernel", far_section);
    in_child("signature", wrong_signature);
    in_child("version", wrong_version);
    in_child("flags", flags);
    in_child("flags of the area", area_flags);
    in_child("goes on inside", abort_inside);
    in_child("goes on nowhere", abort_nowhere);
    in_child("wraps around", wraps);
    in_child("flags outside", flags_outside);
    in_child("no area", no_area);
}

static volatile int running = 1;
static volatile long result;

static void *stays(void *unused) {
    registers(&other, 32, 0, SIGNATURE);
    pin(last_cpu);
    static volatile long count;
    static struct section section;
    section = *describe();
    running = 2;
    result = stay(&other, &section, &count);
    return unused;
}

static void barriers(void) {
    begin("barriers");
    SHOW(syscall(SYS_membarrier, 0, 0, 0) & 0x3ff);
    SHOW(syscall(SYS_membarrier, 512, 0, 0));
    SHOW(syscall(SYS_membarrier, 8, 0, 0));
    SHOW(syscall(SYS_membarrier, 128, 0, 0));
    SHOW(syscall(SYS_membarrier, 128, 1, 0));
    SHOW(syscall(SYS_membarrier, 128, 2, 0));
    SHOW(syscall(SYS_membarrier, 8, 1, 0));
    SHOW(syscall(SYS_membarrier, 3, 0, 0));
    SHOW(syscall(SYS_membarrier, 1, 0, 0));
    SHOW(syscall(SYS_membarrier, 2, 0, 0));
    SHOW(syscall(SYS_membarrier, 16, 0, 0));
    SHOW(syscall(SYS_membarrier, 8, 0, 0));
    SHOW(syscall(SYS_membarrier, 32, 0, 0));
    SHOW(syscall(SYS_membarrier, 64, 1, 0));
    SHOW(syscall(SYS_membarrier, 64, 0, 0));
    SHOW(syscall(SYS_membarrier, 32, 1, 0));
    SHOW(syscall(SYS_membarrier, 32, 0, 0));
    SHOW(syscall(SYS_membarrier, 256, 0, 0));
    SHOW(syscall(SYS_membarrier, 128, 0, 0));
    SHOW(syscall(SYS_membarrier, 128, 1, first_cpu));
    SHOW(syscall(SYS_membarrier, 128, 1, 100000));
    SHOW(syscall(SYS_membarrier, 512, 0, 0));
    pid_t child = fork();
    if (child == 0) {
        SHOW(syscall(SYS_membarrier, 128, 0, 0));
        SHOW(syscall(SYS_membarrier, 512, 0, 0));
        _exit(0);
    }
    reap(child);
    pthread_t thread;
    pin(first_cpu);
    pthread_create(&thread, NULL, stays, NULL);
    while (running != 2) {
        sched_yield();
    }
    SHOW(syscall(SYS_membarrier, 128, 1, last_cpu));
    sleep_ms(20);
    SHOW(syscall(SYS_membarrier, 128, 0, 0));
    pthread_join(thread, NULL);
    SHOW(result);
}

int main(int argc, char **argv) {
    limit(60);
    if (argc > 1) {
        SHOW(registers(&own, 32, 0, SIGNATURE));
        SHOW(syscall(SYS_membarrier, 512, 0, 0));
        return 6;
    }
    find_processors();
    registration();
    aborted_by_signals();
    aborted_by_others();
    follows_moves();
    inheritance("/proc/self/exe");
    nonsense();
    barriers();
    return 0;
}
