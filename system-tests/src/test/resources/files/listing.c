/* Directories read, sought in and changed meanwhile, on the file system of the folder that is the argument. */
#include "../linux/checks.h"
#include <dirent.h>
#include <limits.h>

#define MANY 1000

static int seen[MANY];

static int number(const char *name) {
    return name[0] == 'f' ? atoi(name + 1) : -1;
}

static void make(int i) {
    char name[40];
    sprintf(name, "f%d and more of it", i);
    mknod(name, S_IFREG | 0600, 0);
}

static int drop(int i) {
    char name[40];
    sprintf(name, "f%d and more of it", i);
    return unlink(name);
}

/* Reads on; how many files came, each counted in seen. */
static int rest(DIR *directory) {
    struct dirent *entry;
    int came = 0;
    while ((entry = readdir(directory)) != NULL) {
        int which = number(entry->d_name);
        if (which >= 0) {
            seen[which]++;
            came++;
        }
    }
    return came;
}

static int once(void) {
    int right = 0;
    for (int i = 0; i < MANY; i++) {
        right += seen[i] == 1;
    }
    return right;
}

int main(int count, char **arguments) {
    limit(100);
    char folder[PATH_MAX];
    sprintf(folder, "%s/listing", arguments[1]);
    mkdir(folder, 0755);
    WELL(chdir(folder));

    begin("an empty one");
    DIR *directory = opendir(".");
    int entries = 0;
    while (readdir(directory) != NULL) {
        entries++;
    }
    SHOW(entries);
    TRUE(readdir(directory) == NULL);
    make(1);
    rewinddir(directory);
    SHOW(rest(directory));
    SHOW(drop(1));
    rewinddir(directory);
    SHOW(rest(directory));
    closedir(directory);

    begin("all of many");
    for (int i = 0; i < MANY; i++) {
        make(i);
    }
    directory = opendir(".");
    memset(seen, 0, sizeof seen);
    SHOW(rest(directory));
    SHOW(once());
    struct stat status;
    SHOW(stat(".", &status));
    SHOW(status.st_nlink);

    begin("positions");
    rewinddir(directory);
    static long places[MANY + 10];
    static char names[MANY + 10][NAME_MAX + 1];
    int length = 0;
    for (;;) {
        places[length] = telldir(directory);
        struct dirent *entry = readdir(directory);
        if (entry == NULL) {
            break;
        }
        strcpy(names[length++], entry->d_name);
    }
    SHOW(length);
    int found = 0;
    for (int i = 0; i < length; i++) {
        int which = (int) (i * 577L % length);
        seekdir(directory, places[which]);
        struct dirent *entry = readdir(directory);
        found += entry != NULL && strcmp(entry->d_name, names[which]) == 0;
    }
    SHOW(found);
    seekdir(directory, places[length]);
    TRUE(readdir(directory) == NULL);
    int increasing = 0;
    for (int i = 1; i <= length; i++) {
        increasing += places[i] > places[i - 1];
    }
    TRUE(increasing > 0);
    closedir(directory);

    begin("removed meanwhile");
    directory = opendir(".");
    memset(seen, 0, sizeof seen);
    int first = 0;
    for (int i = 0; i < 300; i++) {
        struct dirent *entry = readdir(directory);
        int which = number(entry->d_name);
        if (which >= 0) {
            seen[which]++;
            first++;
        }
    }
    int removed = 0;
    for (int i = 0; i < MANY; i++) {
        if (seen[i] && i % 2) {
            removed += drop(i) == 0;
        }
    }
    TRUE(first >= 298 && removed > 0);
    TRUE(rest(directory) == MANY - first);
    SHOW(once());
    closedir(directory);
    for (int i = 0; i < MANY; i++) {
        make(i);
    }

    begin("removing all while reading");
    directory = opendir(".");
    struct dirent *entry;
    int gone = 0;
    while ((entry = readdir(directory)) != NULL) {
        if (number(entry->d_name) >= 0) {
            gone += unlink(entry->d_name) == 0;
        }
    }
    SHOW(gone);
    rewinddir(directory);
    SHOW(rest(directory));
    closedir(directory);

    begin("made and renamed meanwhile");
    for (int i = 0; i < MANY / 2; i++) {
        make(i);
    }
    memset(seen, 0, sizeof seen);
    directory = opendir(".");
    int step = 0;
    while ((entry = readdir(directory)) != NULL) {
        int which = number(entry->d_name);
        if (which >= 0 && which < MANY / 2) {
            seen[which]++;
            make(MANY / 2 + step % (MANY / 2));
            step++;
        }
    }
    int right = 0;
    for (int i = 0; i < MANY / 2; i++) {
        right += seen[i] == 1;
    }
    SHOW(right);
    closedir(directory);
    directory = opendir(".");
    memset(seen, 0, sizeof seen);
    SHOW(rest(directory));
    SHOW(once());
    closedir(directory);

    begin("kinds");
    mkdir("directory", 0700);
    symlink("nowhere", "link");
    mkfifo("fifo", 0600);
    mknod("device", S_IFCHR | 0600, 0x103);
    directory = opendir(".");
    int kinds[16] = {0};
    int same = 1;
    while ((entry = readdir(directory)) != NULL) {
        kinds[entry->d_type & 15]++;
        lstat(entry->d_name, &status);
        same &= entry->d_ino == status.st_ino || strcmp(entry->d_name, "..") == 0;
        same &= entry->d_type == (status.st_mode & S_IFMT) >> 12;
    }
    for (int i = 0; i < 16; i++) {
        if (kinds[i]) {
            printf("kind %d: %d\n", i, kinds[i]);
        }
    }
    SHOW(same);
    closedir(directory);
    SHOW(rmdir("directory"));
    unlink("link");
    unlink("fifo");
    unlink("device");
    for (int i = 0; i < MANY; i++) {
        drop(i);
    }

    begin("through descriptors");
    int fd = open(".", O_RDONLY | O_DIRECTORY);
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(read(fd, names[0], 10));
    SHOW(write(fd, names[0], 10));
    SHOW(ftruncate(fd, 0));
    SHOW(fsync(fd));
    SHOW(lseek(fd, -1, SEEK_SET));
    int copy = dup(fd);
    char few[64];
    SHOW(syscall(SYS_getdents64, fd, few, 48) > 0);
    SHOW(syscall(SYS_getdents64, copy, few, 48));
    SHOW(syscall(SYS_getdents64, fd, few, 48));
    close(copy);
    close(fd);
    fd = open(".", O_PATH);
    SHOW(syscall(SYS_getdents64, fd, few, 48));
    SHOW(fsync(fd));
    close(fd);
    chdir("/");
    SHOW(rmdir(folder) == 0);
    return 0;
}
