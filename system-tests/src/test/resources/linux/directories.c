/* getdents(2) and getdents64(2) into buffers of all sizes, and into such as end in the middle of an entry. */
#include "checks.h"

struct entry {
    uint64_t number;
    int64_t next;
    uint16_t length;
    uint8_t type;
    char name[];
};

static char *edge;

/* Shows how many entries of the directory come before the end of the memory that can be written, and how many after. */
static void fault(int fd, int room) {
    lseek(fd, 0, SEEK_SET);
    errno = 0;
    char *start = edge - room;
    long got = syscall(SYS_getdents64, fd, start, 4096);
    int error = errno;
    int whole = 0, before = 0;
    for (long at = 0; at < got; at += ((struct entry *) (start + at))->length) {
        before++;
        whole = at + ((struct entry *) (start + at))->length == got;
    }
    static char rest[65536];
    int after = 0;
    long more;
    while ((more = syscall(SYS_getdents64, fd, rest, sizeof rest)) > 0) {
        for (long at = 0; at < more; at += ((struct entry *) (rest + at))->length) {
            after++;
        }
    }
    printf("%d: %s, %s, %d in all\n", room, got < 0 ? strerror(error) : "got some", whole ? "whole" : "none", before + after);
}

int main(void) {
    limit(60);
    mkdir("listed", 0700);
    int directory = open("listed", O_RDONLY | O_DIRECTORY);
    char name[256];
    for (int i = 0; i < 100; i++) {
        memset(name, 'a' + i % 26, 255);
        name[i < 3 ? 255 : 1 + i] = 0;
        close(openat(directory, name, O_CREAT | O_WRONLY, 0600));
    }
    char *memory = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    edge = memory + 2 * 4096;
    munmap(edge, 4096);

    begin("faults");
    /* Which entry comes first is not the same everywhere: for all there is no room in 20 bytes, and room in 280. */
    for (int room = 0; room <= 20; room += 10) {
        fault(directory, room);
    }
    for (int room = 280; room < 700; room += 37) {
        fault(directory, room);
    }
    fault(directory, 2000);
    fault(directory, 4000);

    begin("sizes");
    for (int size = 0; size < 9000; size += size / 2 + 7) {
        static char buffer[9000];
        static char seen[100];
        memset(seen, 0, sizeof seen);
        lseek(directory, 0, SEEK_SET);
        int entries = 0;
        long got;
        while ((got = syscall(SYS_getdents64, directory, buffer, size)) > 0) {
            for (long at = 0; at < got; at += ((struct entry *) (buffer + at))->length) {
                entries++;
            }
        }
        /* How many there are before one does not fit depends on the order. */
        printf("%d: %s\n", size, got < 0 ? strerror(errno) : entries == 102 ? "all" : "some are missing");
    }

    begin("the older one");
    static char buffer[40000];
    lseek(directory, 0, SEEK_SET);
    int types = 0, names = 0;
    long got;
    while ((got = syscall(SYS_getdents, directory, buffer, sizeof buffer)) > 0) {
        for (long at = 0; at < got; at += *(uint16_t *) (buffer + at + 16)) {
            char type = buffer[at + *(uint16_t *) (buffer + at + 16) - 1];
            types += type == 8;
            names += strlen(buffer + at + 18);
        }
    }
    SHOW(types);
    SHOW(names);

    begin("what is none");
    int file = open("listed/dddd", O_RDWR);
    SHOW(syscall(SYS_getdents64, file, buffer, sizeof buffer));
    SHOW(syscall(SYS_getdents64, 99, buffer, sizeof buffer));
    SHOW(syscall(SYS_getdents64, directory, buffer, 0));
    lseek(directory, 0, SEEK_SET);
    SHOW(syscall(SYS_getdents64, directory, buffer, 10));
    rmdir("listed");
    return 0;
}
