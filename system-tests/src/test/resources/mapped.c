/* Changes pages of a file that it maps, of which one is beyond what is written otherwise, and stays until it is ended. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int main(int argc, char **argv) {
    (void) argc;
    int fd = open(argv[1], O_CREAT | O_RDWR, 0644);
    if (fd < 0 || ftruncate(fd, 3 * 4096))
        return 1;
    char *bytes = mmap(0, 3 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED)
        return 2;
    strcpy(bytes, "first page");
    strcpy(bytes + 2 * 4096, "last page");
    puts("mapped");
    fflush(stdout);
    pause();
    return 0;
}
