/*
 * Changes files in /data, and says on its output what is safe, until somebody ends the machine: creates, appends, renames,
 * replaces, cuts off, removes, with fsync(2) and without. First it says what is there. A file is called fID.RENAMES, and each byte of it follows
 * from ID and place.
 *
 *   F ID RENAMES SIZE RIGHT         is there, and so many of its bytes are right; others are cut off
 *   LISTED                          that was all; a number is waited for, or "end"
 *   C ID SIZE, A ID SIZE            is made, or longer, and safe
 *   m ID RENAMES, M ID RENAMES      is about to be renamed; that is done and safe
 *   u ID, U ID                      is about to be removed; that is done and safe
 *   s ID SIZE                       is about to be another file of that size, which takes its name; C tells of that
 *   t ID SIZE                       is about to be cut off; A tells of that
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#define MOST 64
#define PIECE 60000
#define LARGEST 300000

struct file {
    unsigned id, renames, size;
};

static struct file files[MOST];
static int count;
static unsigned next_id, seed;
static int directory;
static unsigned char piece[PIECE];

static unsigned random_below(unsigned limit) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static unsigned char byte_at(unsigned id, unsigned place) {
    unsigned x = id * 2654435761u + place * 40503u + (place >> 12) * 97u;
    return (unsigned char) (x >> 11 | 1);
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void say(const char *line) {
    if (write(1, line, strlen(line)) < 0)
        fail("write");
    tcdrain(1);
}

static const char *name_of(const struct file *f) {
    static char names[2][64];
    static int turn;
    turn = !turn;
    sprintf(names[turn], "/data/f%u.%u", f->id, f->renames);
    return names[turn];
}

/* How many bytes are right up to the first that is not. */
static unsigned right_in(struct file *f) {
    int fd = open(name_of(f), O_RDONLY), got;
    unsigned right = 0;
    if (fd < 0)
        fail("open");
    f->size = 0;
    while ((got = read(fd, piece, PIECE)) > 0)
        for (int i = 0; i < got; i++, f->size++)
            if (right == f->size && piece[i] == byte_at(f->id, f->size))
                right++;
    if (got < 0)
        fail("read");
    close(fd);
    return right;
}

static void list(void) {
    DIR *all = opendir("/data");
    struct dirent *each;
    char line[400];
    if (!all)
        fail("opendir");
    while ((each = readdir(all))) {
        struct file f;
        if (sscanf(each->d_name, "f%u.%u", &f.id, &f.renames) != 2)
            continue;
        unsigned right = right_in(&f);
        sprintf(line, "F %u %u %u %u\n", f.id, f.renames, f.size, right);
        say(line);
        if (right < f.size) {
            int fd = open(name_of(&f), O_WRONLY);
            if (fd < 0 || ftruncate(fd, right) || fsync(fd))
                fail("cut off what is wrong");
            close(fd);
            f.size = right;
        }
        if (f.id >= next_id)
            next_id = f.id + 1;
        if (count < MOST)
            files[count++] = f;
    }
    closedir(all);
}

static void add_to(int fd, struct file *f, unsigned length) {
    unsigned done = 0;
    while (done < length) {
        unsigned step = length - done < 7000 ? length - done : 7000;
        for (unsigned i = 0; i < step; i++)
            piece[i] = byte_at(f->id, f->size + i);
        if (write(fd, piece, step) != (int) step)
            fail("write to a file");
        f->size += step;
        done += step;
    }
}

static void create(int safe) {
    char line[100];
    struct file *f = &files[count];
    f->id = next_id++;
    f->renames = 0;
    f->size = 0;
    int fd = open(name_of(f), O_CREAT | O_EXCL | O_WRONLY, 0644);
    if (fd < 0)
        fail("create");
    add_to(fd, f, random_below(30000));
    count++;
    if (safe) {
        if (fsync(fd) || fsync(directory))
            fail("fsync");
        sprintf(line, "C %u %u\n", f->id, f->size);
        say(line);
    }
    close(fd);
}

static void append(struct file *f, int safe) {
    char line[100];
    int fd = open(name_of(f), O_WRONLY | O_APPEND);
    if (fd < 0)
        fail("open to append");
    add_to(fd, f, 1 + random_below(random_below(4) ? 3000 : 50000));
    if (safe) {
        if (fsync(fd))
            fail("fsync");
        sprintf(line, "A %u %u\n", f->id, f->size);
        say(line);
    }
    close(fd);
}

static void move(struct file *f) {
    char line[100];
    struct file old = *f;
    f->renames++;
    sprintf(line, "m %u %u\n", f->id, f->renames);
    say(line);
    if (rename(name_of(&old), name_of(f)) || fsync(directory))
        fail("rename");
    line[0] = 'M';
    say(line);
}

/* As editors do: a new file is made safe, and then takes the name of the old one. */
static void replace(struct file *f) {
    char line[100];
    struct file made = *f;
    made.size = 0;
    int fd = open("/data/new", O_CREAT | O_TRUNC | O_WRONLY, 0644);
    if (fd < 0)
        fail("create another");
    add_to(fd, &made, random_below(40000));
    sprintf(line, "s %u %u\n", made.id, made.size);
    say(line);
    if (fsync(fd) || rename("/data/new", name_of(f)) || fsync(directory))
        fail("replace");
    close(fd);
    *f = made;
    line[0] = 'C';
    say(line);
}

static void cut_off(struct file *f) {
    char line[100];
    unsigned size = random_below(f->size + 1);
    sprintf(line, "t %u %u\n", f->id, size);
    say(line);
    int fd = open(name_of(f), O_WRONLY);
    if (fd < 0 || ftruncate(fd, size) || fsync(fd))
        fail("cut off");
    close(fd);
    f->size = size;
    line[0] = 'A';
    say(line);
}

static void take_away(struct file *f) {
    char line[100];
    sprintf(line, "u %u\n", f->id);
    say(line);
    if (unlink(name_of(f)) || fsync(directory))
        fail("unlink");
    line[0] = 'U';
    *f = files[--count];
    say(line);
}

/* Something of which nothing is said: it is there afterwards or not. */
static void noise(void) {
    int fd = open("/noise", O_CREAT | O_WRONLY | (random_below(2) ? O_TRUNC : 0), 0600);
    if (fd < 0 || lseek(fd, random_below(200000), SEEK_SET) < 0 || write(fd, piece, 1 + random_below(PIECE)) < 0)
        fail("noise");
    close(fd);
    if (random_below(2))
        mkdir("/data/directory", 0755);
    else
        rmdir("/data/directory");
}

int main(void) {
    char line[100] = "";
    mkdir("/data", 0755);
    directory = open("/data", O_RDONLY);
    list();
    say("LISTED\n");
    if (!fgets(line, sizeof line, stdin) || !strncmp(line, "end", 3))
        return 0;
    seed = atoi(line);
    while (1) {
        switch (random_below(13)) {
            case 0: case 1: case 2:
                if (count < MOST)
                    create(random_below(3) != 0);
                break;
            case 3: case 4: case 5: case 6:
                if (count) {
                    struct file *f = &files[random_below(count)];
                    if (f->size < LARGEST)
                        append(f, random_below(3) != 0);
                }
                break;
            case 7:
                if (count)
                    move(&files[random_below(count)]);
                break;
            case 8:
                if (count > MOST / 2)
                    take_away(&files[random_below(count)]);
                break;
            case 9: case 10:
                if (count)
                    replace(&files[random_below(count)]);
                break;
            case 11:
                if (count)
                    cut_off(&files[random_below(count)]);
                break;
            default:
                noise();
        }
    }
}
