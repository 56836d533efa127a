# Debian's strace and gdb. Numbers of processes and addresses are left out.
cd /tmp
cat >program.c <<'C'
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct point {
    int x, y;
};

static int counter;
static double third = 1.0 / 3;

static int add(struct point *at, int more) {
    at->x += more;
    counter++;
    return at->x + at->y;
}

int main(int argc, char **argv) {
    struct point here = {3, 4};
    int sum = 0;
    for (int i = 0; i < 3; i++) {
        sum += add(&here, i);
    }
    printf("sum %d, third %.3f\n", sum, third);
    fflush(stdout);
    if (argc > 1) {
        sleep(atoi(argv[1]));
    }
    return counter;
}
C
gcc -g -O0 -o program program.c

plain() {
    sed -E -e 's/0x[0-9a-f]+/ADDRESS/g' -e 's/pid +[0-9]+/pid N/g' -e 's/(Process|process) [0-9]+/\1 N/g' \
        -e 's/(si_pid|child_tidptr)=[^,})]+/\1=N/g' -e 's/(clone|vfork|wait4)(.*) = [0-9]+/\1\2 = N/' \
        -e 's/kill\([0-9]+/kill(N/' -e 's/(getppid.*) = [0-9]+/\1 = N/' -e 's/^[0-9]+ +//' -e 's,si_[us]time=[0-9]+( /\* [0-9.]+ s \*/)?,si_time,g'
}

echo "== calls of a program"
strace -e trace=execve,write,exit_group ./program 2>&1 | plain
echo "== of a pipeline, each process by itself"
strace -ff -o trace -e trace=execve,write,exit_group,pipe2 sh -c 'echo hello | cat; exit 3'
echo $?
cat trace.* | plain | sort
echo "== how often"
strace -c -o counts -e trace=write ./program
awk '{print $NF}' counts
echo "== errors and signals"
strace -e trace=openat,kill,getppid sh -c 'cat /none; kill -TERM $$' 2>&1 | plain | grep -v '/etc\|/lib'
echo "== who is attached to"
sleep 2 &
strace -o attached -p $! 2>errors
plain <errors
grep -v restart_syscall attached
wait

debug() {
    gdb -batch -nx "$@" 2>&1 </dev/null | plain
}

echo "== breakpoints and steps"
debug -ex "break add" -ex run -ex bt -ex "print *at" -ex "print third" -ex step -ex step -ex "print at->x" \
    -ex continue -ex finish -ex "print here" -ex "delete" -ex "print add(&here, 5)" -ex continue ./program
echo "== watched in steps"
debug -ex "set can-use-hw-watchpoints 0" -ex "break main" -ex run -ex "watch counter" -ex continue -ex continue -ex bt ./program
echo "== watched by the processor"
debug -ex "break main" -ex run -ex "watch counter" -ex "hbreak add" -ex continue -ex continue -ex continue -ex bt ./program
echo "== attached"
./program 60 >/dev/null &
sleep 1
debug -p $! -ex "print counter" -ex "call add((struct point *) &counter, 1)" -ex "print counter" -ex "set var counter = 70" -ex detach | grep '^\$\|detached'
kill $!
wait $!
echo $?
