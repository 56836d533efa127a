/* Prints what a program sees of the system, in a way that is the same on Linux and on Awesome: arguments, a file and
   standard input, the heap, floating point, sorting, time going on, errors. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
    return (x > y) - (x < y);
}

static void heap(void) {
    uint32_t count = 300000, state = 1;
    uint32_t *numbers = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if ((i & (i - 1)) == 0) {
            numbers = realloc(numbers, (i ? 2 * i : 1) * sizeof *numbers);
        }
        state = state * 1664525 + 1013904223;
        numbers[i] = state;
    }
    qsort(numbers, count, sizeof *numbers, ascending);
    uint32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum = sum * 31 + numbers[i];
    }
    printf("heap %08x\n", sum);
    free(numbers);
}

static void memory(void) {
    size_t length = 1 << 22;
    unsigned char *page = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) {
        perror("mmap");
        return;
    }
    int zero = 1;
    for (size_t i = 0; i < length; i += 511) {
        zero &= page[i] == 0;
        page[i] = (unsigned char) i;
    }
    printf("mmap zero %d, munmap %d\n", zero, munmap(page, length));
}

static void files(const char *name) {
    struct stat status;
    FILE *in = fopen(name, "rb");
    if (in == NULL || fstat(fileno(in), &status) != 0) {
        printf("%s: %s\n", name, strerror(errno));
        return;
    }
    unsigned sum = 0;
    long length = 0;
    for (int c; (c = getc(in)) != EOF; length++) {
        sum = sum * 31 + c;
    }
    fseek(in, length / 2, SEEK_SET);
    printf("file %ld = %ld bytes, sum %08x, middle %02x\n", length, (long) status.st_size, sum, getc(in));
    errno = 0;
    lseek(fileno(in), 0, SEEK_SET);
    void *volatile nowhere = (void *) 16;
    int result = read(fileno(in), nowhere, 100);
    printf("read to a bad address %d %s\n", result, strerror(errno));
    fclose(in);
    printf("absent: %s\n", fopen("/no/such/file", "r") == NULL ? strerror(errno) : "?");
    errno = 0;
    result = write(99, "x", 1);
    printf("write(99) %d %s\n", result, strerror(errno));
}

int main(int argc, char **argv) {
    for (int i = 0; i < argc; i++) {
        printf("argument %d [%s]\n", i, argv[i]);
    }
    char line[256];
    while (fgets(line, sizeof line, stdin) != NULL && line[0] != '.') {
        printf("input [%zu] %s", strlen(line), line);
    }
    heap();
    memory();
    files(argv[1]);
    volatile double two = 2;
    printf("sqrt %.17g, sin %.15g, float %g, long double %.18Lg\n", sqrt(two), sin(two), (float) (two / 3),
            (long double) two / 3);
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    do {
        clock_gettime(CLOCK_MONOTONIC, &after);
    } while (after.tv_sec == before.tv_sec && after.tv_nsec - before.tv_nsec < 20000000);
    printf("time goes on: %d\n", after.tv_sec >= before.tv_sec);
    printf("after 2020: %d\n", time(NULL) > 1577836800);
    fprintf(stderr, "on standard error\n");
    fflush(stdout);
    return 42;
}
