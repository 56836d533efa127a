# gcc compiles, links and the programs run.
set -e
cd "$(mktemp -d)"
cat > hello.c <<'X'
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void *square(void *x) { long n = (long) x; return (void *) (n * n); }
static int compare(const void *a, const void *b) { return strcmp(*(char **) a, *(char **) b); }
int main(int argc, char **argv) {
    pthread_t t[4]; long sum = 0;
    for (long i = 0; i < 4; i++) pthread_create(&t[i], 0, square, (void *) i);
    for (int i = 0; i < 4; i++) { void *r; pthread_join(t[i], &r); sum += (long) r; }
    qsort(argv + 1, argc - 1, sizeof *argv, compare);
    for (int i = 1; i < argc; i++) printf("%s ", argv[i]);
    printf("%ld %.6f %s\n", sum, sin(1), strerror(EAGAIN));
    fflush(stdout);
    if (fork() == 0) { execlp("sh", "sh", "-c", "echo child; exit 5", (char *) 0); }
    int status; wait(&status); printf("%d\n", WEXITSTATUS(status));
    return 0;
}
X
for options in -O0 -O2 '-O2 -static' '-O1 -pie -fPIE -flto'; do
    gcc $options -Wall -Werror -o hello hello.c -lm -pthread
    ./hello one two three
done
gcc -S -O2 -o - hello.c | grep -c call
echo 'int main(void) { return undefined(); }' > bad.c
gcc bad.c -o bad 2>&1 | sed 's/\/tmp\/[^ :]*//g' || true
echo 'int f(int x){return x*3;}' > l.c; gcc -shared -fPIC -o libl.so l.c; ar rcs libs.a hello.o 2>&1 || true
echo 'int f(int); int main(void){return f(14);}' > m.c; gcc m.c -L. -ll -Wl,-rpath,. -o m; ./m || echo $?
objdump -d m | grep -c '<main>'; nm -D libl.so | grep ' T '; readelf -h m | grep Type; strip m; ./m || echo $?; gcc --version | head -1; size m | tail -1 | cut -f1
gcc -g -O0 hello.c -lm -pthread -o dbg && objdump -h dbg | grep -c debug
