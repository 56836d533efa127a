/* Threads of a C library, each topic by its name; what is printed is the same on every system. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define THREADS 8

static const char *program;

static void check(int error, const char *what) {
    if (error != 0) {
        printf("%s: %s\n", what, strerror(error));
        exit(1);
    }
}

static void all(void *(*body)(void *), void *results[THREADS]) {
    pthread_t threads[THREADS];
    for (long i = 0; i < THREADS; i++) {
        check(pthread_create(&threads[i], NULL, body, (void *) i), "pthread_create");
    }
    for (int i = 0; i < THREADS; i++) {
        check(pthread_join(threads[i], results == NULL ? NULL : &results[i]), "pthread_join");
    }
}

static void after(long milliseconds) {
    struct timespec span = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&span, NULL);
}

/* mutex: a count that all change */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static long count;

static void *add(void *argument) {
    for (int i = 0; i < 10000; i++) {
        pthread_mutex_lock(&lock);
        count++;
        pthread_mutex_unlock(&lock);
    }
    return argument;
}

static void mutex(void) {
    void *results[THREADS];
    all(add, results);
    long sum = 0;
    for (int i = 0; i < THREADS; i++) {
        sum += (long) results[i];
    }
    printf("count %ld, results %ld\n", count, sum);
}

/* condition: numbers through a buffer of one, by turns */

static int box_full;
static long box;

static void *produce(void *argument) {
    for (long i = 0; i < 2000; i++) {
        pthread_mutex_lock(&lock);
        while (box_full) {
            pthread_cond_wait(&changed, &lock);
        }
        box = i;
        box_full = 1;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
    }
    return argument;
}

static void *consume(void *argument) {
    long sum = 0;
    for (int i = 0; i < 2000; i++) {
        pthread_mutex_lock(&lock);
        while (!box_full) {
            pthread_cond_wait(&changed, &lock);
        }
        sum += box;
        box_full = 0;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
    }
    return (void *) sum;
}

static void *by_turns(void *argument) {
    return (long) argument % 2 == 0 ? produce(NULL) : consume(NULL);
}

static void condition(void) {
    void *results[THREADS];
    all(by_turns, results);
    long sum = 0;
    for (int i = 0; i < THREADS; i++) {
        sum += (long) results[i];
    }
    printf("sum %ld\n", sum);
    struct timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 20000000;
    soon.tv_sec += soon.tv_nsec / 1000000000;
    soon.tv_nsec %= 1000000000;
    pthread_mutex_lock(&lock);
    printf("timed wait: %d\n", pthread_cond_timedwait(&changed, &lock, &soon) == ETIMEDOUT);
    pthread_mutex_unlock(&lock);
}

/* barrier: nobody is a round ahead */

static pthread_barrier_t barrier;
static atomic_int in_round[100];

static void *rounds(void *argument) {
    long wrong = 0;
    for (int i = 0; i < 100; i++) {
        atomic_fetch_add(&in_round[i], 1);
        pthread_barrier_wait(&barrier);
        wrong += atomic_load(&in_round[i]) != THREADS;
    }
    return (void *) wrong;
}

static void barriers(void) {
    void *results[THREADS];
    pthread_barrier_init(&barrier, NULL, THREADS);
    all(rounds, results);
    long wrong = 0;
    for (int i = 0; i < THREADS; i++) {
        wrong += (long) results[i];
    }
    printf("wrong %ld\n", wrong);
}

/* rwlock: two halves that are always the same */

static pthread_rwlock_t shared = PTHREAD_RWLOCK_INITIALIZER;
static volatile long halves[2];

static void *halve(void *argument) {
    long wrong = 0;
    for (int i = 0; i < 2000; i++) {
        if (i % 8 == (long) argument) {
            pthread_rwlock_wrlock(&shared);
            halves[0]++;
            halves[1]++;
        } else {
            pthread_rwlock_rdlock(&shared);
            wrong += halves[0] != halves[1];
        }
        pthread_rwlock_unlock(&shared);
    }
    return (void *) wrong;
}

static void rwlock(void) {
    void *results[THREADS];
    all(halve, results);
    long wrong = 0;
    for (int i = 0; i < THREADS; i++) {
        wrong += (long) results[i];
    }
    printf("halves %ld and %ld, wrong %ld\n", halves[0], halves[1], wrong);
}

/* cancel: in a call that waits, and where the thread looks */

static void cleaned(void *argument) {
    printf("cleaned up %s\n", (const char *) argument);
}

static void *sleeps(void *argument) {
    pthread_cleanup_push(cleaned, "a sleeper");
    sleep(100);
    pthread_cleanup_pop(0);
    return NULL;
}

static void *reads(void *argument) {
    char byte;
    pthread_cleanup_push(cleaned, "a reader");
    read(*(int *) argument, &byte, 1);
    pthread_cleanup_pop(0);
    return NULL;
}

static void *computes(void *argument) {
    pthread_cleanup_push(cleaned, "a computer");
    while (1) {
        pthread_testcancel();
    }
    pthread_cleanup_pop(0);
    return NULL;
}

static void *waits(void *argument) {
    pthread_mutex_t mine = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t never = PTHREAD_COND_INITIALIZER;
    pthread_mutex_lock(&mine);
    pthread_cleanup_push(cleaned, "one that waits");
    pthread_cond_wait(&never, &mine);
    pthread_cleanup_pop(0);
    return NULL;
}

static void cancel(void) {
    int ends[2];
    pipe(ends);
    void *(*bodies[])(void *) = {sleeps, reads, computes, waits};
    for (int i = 0; i < 4; i++) {
        pthread_t thread;
        void *result;
        check(pthread_create(&thread, NULL, bodies[i], &ends[0]), "pthread_create");
        after(20);
        check(pthread_cancel(thread), "pthread_cancel");
        check(pthread_join(thread, &result), "pthread_join");
        printf("cancelled: %d\n", result == PTHREAD_CANCELED);
    }
}

/* specific: data of each thread, and its destructor */

static pthread_key_t key;
static _Thread_local long own = 5;
static atomic_long destroyed;

static void destroy(void *value) {
    atomic_fetch_add(&destroyed, (long) value);
}

static void *specific_body(void *argument) {
    own += (long) argument;
    pthread_setspecific(key, (void *) ((long) argument + 1));
    sched_yield();
    long got = (long) pthread_getspecific(key);
    return (void *) (got * 100 + own);
}

static void specific(void) {
    void *results[THREADS];
    pthread_key_create(&key, destroy);
    all(specific_body, results);
    for (int i = 0; i < THREADS; i++) {
        printf("%ld ", (long) results[i]);
    }
    printf("destroyed %ld, mine %ld\n", atomic_load(&destroyed), own);
}

/* signals: to one thread, to any, waited for */

static _Thread_local int handled;
static atomic_int handled_by_all;

static void handler(int signal) {
    handled++;
    atomic_fetch_add(&handled_by_all, 1);
}

static void *waits_for_handler(void *argument) {
    while (!*(volatile int *) &handled) {
        if ((long) argument % 2 == 0) {
            after(1);
        }
    }
    return (void *) (long) handled;
}

static void *waits_for_signal(void *argument) {
    sigset_t set;
    int signal;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigwait(&set, &signal);
    return (void *) (long) signal;
}

static void *unblocks(void *argument) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    while (!*(volatile int *) &handled) {
        after(1);
    }
    return (void *) (long) handled;
}

static void signals(void) {
    struct sigaction action = {.sa_handler = handler};
    pthread_t threads[4];
    void *result;
    sigset_t set;
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR2, &action, NULL);
    for (long i = 0; i < 4; i++) {
        pthread_create(&threads[i], NULL, waits_for_handler, (void *) i);
    }
    after(20);
    for (int i = 3; i >= 0; i--) {
        pthread_kill(threads[i], SIGUSR1);
        pthread_join(threads[i], &result);
        printf("thread %d handled %ld\n", i, (long) result);
    }
    printf("all %d, this %d\n", atomic_load(&handled_by_all), handled);
    sigfillset(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_create(&threads[0], NULL, waits_for_signal, NULL);
    pthread_create(&threads[1], NULL, unblocks, NULL);
    after(20);
    kill(getpid(), SIGTERM);
    pthread_join(threads[0], &result);
    printf("waited for %ld\n", (long) result);
    kill(getpid(), SIGUSR2);
    pthread_join(threads[1], &result);
    printf("the other handled %ld, this %d\n", (long) result, handled);
    printf("to nobody: %d\n", pthread_kill(pthread_self(), 0));
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

/* robust: who had it is gone */

static struct { pthread_mutex_t lock; atomic_int locked; } *fragile;

static void *leaves_locked(void *argument) {
    pthread_mutex_lock(&fragile->lock);
    atomic_store(&fragile->locked, 1);
    if (argument != NULL) {
        after(20);
    }
    return NULL;
}

static int lock_fragile(void) {
    while (!atomic_load(&fragile->locked)) {
        after(1);
    }
    atomic_store(&fragile->locked, 0);
    return pthread_mutex_lock(&fragile->lock);
}

static void robust(void) {
    pthread_mutexattr_t attributes;
    pthread_t thread;
    fragile = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    for (long waits = 0; waits < 2; waits++) {
        pthread_mutex_init(&fragile->lock, &attributes);
        pthread_create(&thread, NULL, leaves_locked, (void *) waits);
        printf("after a thread: %d\n", lock_fragile() == EOWNERDEAD);
        printf("consistent: %d\n", pthread_mutex_consistent(&fragile->lock));
        pthread_mutex_unlock(&fragile->lock);
        pthread_join(thread, NULL);
    }
    pthread_mutex_init(&fragile->lock, &attributes);
    pid_t child = fork();
    if (child == 0) {
        leaves_locked(&attributes);
        _exit(0);
    }
    printf("after a process: %d\n", lock_fragile() == EOWNERDEAD);
    pthread_mutex_unlock(&fragile->lock);
    printf("not repaired: %s\n", strerror(pthread_mutex_lock(&fragile->lock)));
    waitpid(child, NULL, 0);
}

/* inherit: a lock that is handed on */

static pthread_mutex_t handed;

static void *add_handed(void *argument) {
    for (int i = 0; i < 2000; i++) {
        pthread_mutex_lock(&handed);
        count++;
        pthread_mutex_unlock(&handed);
    }
    return argument;
}

static void *leaves_handed(void *argument) {
    pthread_mutex_lock(&handed);
    after(5);
    return argument;
}

static void inherit(void) {
    pthread_mutexattr_t attributes;
    pthread_t thread;
    pthread_mutexattr_init(&attributes);
    check(pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT), "pthread_mutexattr_setprotocol");
    check(pthread_mutex_init(&handed, &attributes), "pthread_mutex_init");
    count = 0;
    all(add_handed, NULL);
    printf("count %ld\n", count);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&handed, &attributes);
    pthread_create(&thread, NULL, leaves_handed, NULL);
    pthread_join(thread, NULL);
    printf("after a thread: %d\n", pthread_mutex_lock(&handed) == EOWNERDEAD);
}

/* processes: a word that processes share */

static void processes(void) {
    struct { sem_t go; sem_t back; } *both =
            mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(&both->go, 1, 0);
    sem_init(&both->back, 1, 0);
    pid_t child = fork();
    if (child == 0) {
        for (int i = 0; i < 500; i++) {
            sem_wait(&both->go);
            sem_post(&both->back);
        }
        _exit(7);
    }
    for (int i = 0; i < 500; i++) {
        sem_post(&both->go);
        sem_wait(&both->back);
    }
    int status;
    waitpid(child, &status, 0);
    printf("child %d\n", WEXITSTATUS(status));
}

/* ends: how processes with threads end */

static void *exec_body(void *argument) {
    execl(program, program, "tell", (char *) NULL);
    return NULL;
}

static void *fork_body(void *argument) {
    pid_t child = fork();
    if (child == 0) {
        _exit(syscall(SYS_gettid) == getpid() ? 11 : 12);
    }
    int status;
    waitpid(child, &status, 0);
    return (void *) (long) WEXITSTATUS(status);
}

static void *exit_body(void *argument) {
    after(10);
    exit(21);
}

static void *fault_body(void *argument) {
    *(volatile int *) 8 = 1;
    return NULL;
}

static void *spin_body(void *argument) {
    while (1) {
    }
}

static void *late_body(void *argument) {
    after(30);
    write(1, "the last thread\n", 16);
    return NULL;
}

static int status_of(const char *topic, void *(*body)(void *), int leader_exits) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        pthread_t thread, other;
        alarm(60);
        pthread_create(&other, NULL, body == late_body ? late_body : spin_body, NULL);
        pthread_create(&thread, NULL, body, NULL);
        if (leader_exits) {
            pthread_exit(NULL);
        }
        pause();
        _exit(99);
    }
    int status;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) {
        printf("%s: signal %d\n", topic, WTERMSIG(status));
    } else {
        printf("%s: status %d\n", topic, WEXITSTATUS(status));
    }
    return status;
}

static void ends(void) {
    void *result;
    pthread_t thread;
    pthread_create(&thread, NULL, fork_body, NULL);
    pthread_join(thread, &result);
    printf("fork in a thread: %ld\n", (long) result);
    status_of("exit in a thread", exit_body, 0);
    status_of("exit in a thread without a leader", exit_body, 1);
    status_of("fault in a thread", fault_body, 0);
    status_of("exec in a thread", exec_body, 0);
    status_of("exec in a thread without a leader", exec_body, 1);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        alarm(60);
        pthread_create(&thread, NULL, spin_body, NULL);
        pthread_create(&thread, NULL, spin_body, NULL);
        pause();
    }
    int status;
    after(20);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    printf("stopped: %d\n", WIFSTOPPED(status));
    kill(child, SIGCONT);
    waitpid(child, &status, WCONTINUED);
    printf("continued: %d\n", WIFCONTINUED(status));
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    printf("killed: %d\n", WTERMSIG(status));
}

static void last(void) {
    status_of("the last one ends", late_body, 1);
}

static void tell(void) {
    FILE *status = fopen("/proc/self/status", "r");
    char line[200];
    int pid = 0;
    int same = 0;
    while (fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, "Threads:", 8) == 0) {
            fputs(line, stdout);
        }
        if (sscanf(line, "Pid: %d", &pid) == 1) {
            same = pid == getpid() && pid == syscall(SYS_gettid);
        }
    }
    printf("one number: %d\n", same);
    exit(31);
}

/* memory: areas come and go while others fault */

static void *maps(void *argument) {
    long wrong = 0;
    for (int i = 0; i < 200; i++) {
        size_t length = 4096 * (1 + (i * 7 + (long) argument * 3) % 20);
        char *area = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (area == MAP_FAILED) {
            return (void *) 1000L;
        }
        for (size_t at = 0; at < length; at += 4096) {
            wrong += area[at];
            area[at] = (char) (long) argument;
        }
        mprotect(area, length, PROT_READ);
        for (size_t at = 0; at < length; at += 4096) {
            wrong += area[at] != (char) (long) argument;
        }
        if (i % 50 == (long) argument) {
            pid_t child = fork();
            if (child == 0) {
                _exit(area[0] == (char) (long) argument ? 0 : 1);
            }
            int status;
            waitpid(child, &status, 0);
            wrong += status != 0;
        }
        munmap(area, length);
    }
    return (void *) wrong;
}

static void memory(void) {
    void *results[THREADS];
    all(maps, results);
    for (int i = 0; i < THREADS; i++) {
        printf("%ld ", (long) results[i]);
    }
    printf("wrong\n");
}

/* lives: many threads, one after the other and at once */

static void *nothing(void *argument) {
    return argument;
}

static void lives(void) {
    for (int i = 0; i < 300; i++) {
        pthread_t thread;
        void *result;
        check(pthread_create(&thread, NULL, nothing, (void *) (long) i), "pthread_create");
        pthread_join(thread, &result);
        if ((long) result != i) {
            printf("wrong result\n");
        }
    }
    pthread_t many[40];
    for (int i = 0; i < 40; i++) {
        check(pthread_create(&many[i], NULL, add, NULL), "pthread_create");
    }
    for (int i = 0; i < 40; i++) {
        pthread_join(many[i], NULL);
    }
    printf("count %ld\n", count);
}

/* processors: each thread where it is told to be */

static void *stays(void *argument) {
    cpu_set_t set;
    int processors = sysconf(_SC_NPROCESSORS_ONLN);
    long wrong = 0;
    CPU_ZERO(&set);
    CPU_SET((long) argument % processors, &set);
    sched_setaffinity(0, sizeof set, &set);
    for (int i = 0; i < 20; i++) {
        sched_yield();
        wrong += sched_getcpu() != (long) argument % processors;
    }
    return (void *) wrong;
}

static void processors(void) {
    void *results[THREADS];
    cpu_set_t set;
    sched_getaffinity(0, sizeof set, &set);
    printf("all: %d\n", CPU_COUNT(&set) == sysconf(_SC_NPROCESSORS_ONLN));
    all(stays, results);
    for (int i = 0; i < THREADS; i++) {
        printf("%ld ", (long) results[i]);
    }
    printf("wrong\n");
}

int main(int count_of, char **arguments) {
    struct { const char *name; void (*body)(void); } topics[] = {
        {"mutex", mutex}, {"condition", condition}, {"barriers", barriers}, {"rwlock", rwlock}, {"cancel", cancel},
        {"specific", specific}, {"signals", signals}, {"robust", robust}, {"inherit", inherit}, {"processes", processes}, {"ends", ends},
        {"memory", memory}, {"lives", lives}, {"processors", processors}, {"last", last}, {"tell", tell},
    };
    program = arguments[0];
    for (int i = 1; i < count_of; i++) {
        for (size_t j = 0; j < sizeof topics / sizeof topics[0]; j++) {
            if (strcmp(arguments[i], topics[j].name) == 0) {
                printf("-- %s\n", arguments[i]);
                topics[j].body();
                fflush(stdout);
            }
        }
    }
    return 0;
}
