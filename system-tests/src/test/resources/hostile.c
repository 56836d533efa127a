/* Does what its argument says; none of it may disturb anything but this program. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static volatile int zero;
static volatile int sink;

static int deep(int depth) {
    volatile char room[4096];
    room[0] = (char) depth;
    return depth < 0 ? 0 : deep(depth + 1) + room[0];
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "";
    if (!strcmp(what, "jump0")) {
        ((void (*)(void)) (size_t) zero)();
    } else if (!strcmp(what, "divide")) {
        sink = 100 / zero;
    } else if (!strcmp(what, "hlt")) {
        __asm__ volatile("hlt");
    } else if (!strcmp(what, "cli")) {
        __asm__ volatile("cli");
    } else if (!strcmp(what, "port")) {
        __asm__ volatile("outb %%al, %%dx" : : "a"(0x7f), "d"(0xf4));
    } else if (!strcmp(what, "kernelwrite")) {
        *(volatile char *) 0xffff800000000000 = 1;
    } else if (!strcmp(what, "kernelread")) {
        sink = *(volatile int *) 0xffffffffff600000;
    } else if (!strcmp(what, "noncanonical")) {
        *(volatile char *) 0x8000000000000000 = 1;
    } else if (!strcmp(what, "noncanonicaljump")) {
        ((void (*)(void)) 0x8000000000000000)();
    } else if (!strcmp(what, "kerneljump")) {
        ((void (*)(void)) 0xffff800000000000)();
    } else if (!strcmp(what, "undefined")) {
        __asm__ volatile("ud2");
    } else if (!strcmp(what, "readonly")) {
        *(volatile char *) "constant" = 1;
    } else if (!strcmp(what, "execdata")) {
        static char code[] = {(char) 0xc3};
        ((void (*)(void)) code)();
    } else if (!strcmp(what, "stack")) {
        sink = deep(0);
    } else if (!strcmp(what, "abort")) {
        abort();
    } else if (!strcmp(what, "trapflag")) {
        /* single steps into a system call */
        __asm__ volatile("pushfq; orq $0x100, (%%rsp); popfq; mov $39, %%eax; syscall" : : : "rax", "rcx", "r11");
    } else if (!strcmp(what, "badstack")) {
        __asm__ volatile("mov $0x123456789000, %%rsp; mov $39, %%eax; syscall; push %%rax" : : : "rax", "rcx", "r11");
    } else if (!strcmp(what, "syscalls")) {
        /* numbers that no call has, and calls with absurd arguments */
        long numbers[] = {1000, 511, -1, 0x7fffffff, 0x40000000, 500};
        for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
            errno = 0;
            long result = syscall(numbers[i], -1L, -1L, -1L, -1L, -1L, -1L);
            printf("%ld: %ld %s\n", numbers[i], result, strerror(errno));
        }
        void *kernel = (void *) 0xffff800000000000;
        errno = 0;
        printf("write from the kernel: %zd ", write(1, kernel, 10));
        puts(strerror(errno));
        errno = 0;
        printf("open of an absurd name: %d ", access(kernel, 0));
        puts(strerror(errno));
        errno = 0;
        printf("write over the end: %zd ", write(1, (char *) -1, 100));
        puts(strerror(errno));
        errno = 0;
        printf("fixed map in the kernel: %d ", mmap(kernel, 4096, PROT_READ | PROT_WRITE,
                MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
        puts(strerror(errno));
        return 0;
    }
    fprintf(stderr, "%s did no harm to this program\n", what);
    return 3;
}
