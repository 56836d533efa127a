/* Random arguments that are structures, and arguments by their letter (calls.h). */
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/uio.h>

static long argument(struct self *self, char kind);

static void caught(int signal) {
    (void) signal;
}

__attribute__((naked, used)) static void restore(void) {
    __asm__("mov $15, %eax; syscall");
}

static void fill(struct self *self, char kind, char *place) {
    uint64_t *words = (uint64_t *) place;
    switch (kind) {
        case 'p': path(self, place, 1); break;
        case 'n': path(self, place, 0); break;
        case 't': timeout(self, (long *) place); break;
        case 'T': timeout(self, (long *) place); timeout(self, (long *) place + 2); break;
        case 'z': *(int *) place = below(self, 4) == 0 ? (int) number(self) : (int) below(self, 120); break;
        case 'w': *words = signals(self); break;
        case 'v':
            for (int i = 0; i < 8; i++) {
                words[2 * i] = argument(self, 'b');
                words[2 * i + 1] = argument(self, 'l');
            }
            break;
        case 'c': {
            struct sockaddr_un *address = (struct sockaddr_un *) place;
            address->sun_family = below(self, 20) == 0 ? below(self, 50) : AF_UNIX;
            strcpy(address->sun_path, below(self, 2) == 0 ? "socket" : PICK(self, PATHS));
            if (below(self, 4) == 0) {
                memcpy(address->sun_path, "\0name", 6);
            }
            break;
        }
        case 'h':
            words[0] = below(self, 3) == 0 ? below(self, 2) : below(self, 12) == 0 ? next(self) : (uint64_t) caught;
            words[1] = (below(self, 4) == 0 ? next(self) : PICK(self, ((uint64_t[]) {0, SA_RESTART, SA_NODEFER, SA_ONSTACK,
                    SA_RESETHAND, SA_NOCLDWAIT, SA_SIGINFO}))) | (below(self, 20) == 0 ? 0 : 0x04000000);
            words[2] = below(self, 20) == 0 ? next(self) : (uint64_t) restore;
            words[3] = below(self, 3) == 0 ? signals(self) : 0;
            break;
        case 'M': {
            /* Several in a row, as sendmmsg(2) takes them. */
            for (int i = 0; i < 3; i++) {
                uint64_t *message = words + 8 * i;
                message[0] = below(self, 2) == 0 ? 0 : argument(self, 'c');
                message[1] = below(self, 10) == 0 ? (uint64_t) number(self) : below(self, 3) * 8;
                message[2] = argument(self, 'v');
                message[3] = below(self, 20) == 0 ? (uint64_t) number(self) : below(self, 5);
                message[4] = argument(self, 'C');
                message[5] = message[4] == 0 ? 0 : below(self, 10) == 0 ? (uint64_t) number(self) : below(self, 2) == 0 ? 24 : 64;
                message[6] = 0;
                message[7] = 0;
            }
            break;
        }
        case 'C': {
            words[0] = below(self, 10) == 0 ? (uint64_t) number(self) : below(self, 2) == 0 ? 20 : 24;
            ((int *) place)[2] = below(self, 10) == 0 ? below(self, 8) : SOL_SOCKET;
            ((int *) place)[3] = below(self, 10) == 0 ? below(self, 8) : 1 + below(self, 2);
            for (int i = 4; i < 16; i++) {
                ((int *) place)[i] = descriptor(self);
            }
            break;
        }
        case 'e':
            *(uint32_t *) place = below(self, 3) == 0 ? next(self) : EPOLLIN | EPOLLOUT | (below(self, 2) ? EPOLLET : 0);
            break;
        case 'q':
            for (int i = 0; i < 20; i++) {
                ((int *) place)[2 * i] = descriptor(self);
                ((int *) place)[2 * i + 1] = next(self) & 0x3f;
            }
            break;
        case 'S':
            words[0] = below(self, 8) == 0 ? (uint64_t) argument(self, 'b') : (uint64_t) self->arena;
            words[1] = below(self, 3) == 0 ? below(self, 8) : 0;
            words[2] = below(self, 8) == 0 ? (uint64_t) number(self) : 64 * PAGE;
            break;
        case 'k':
            memset(place, 0, 88);
            words[0] = clone_flags(self);
            words[1] = argument(self, 'b');
            words[2] = argument(self, 'b');
            words[3] = argument(self, 'b');
            words[4] = below(self, 3) == 0 ? 0 : below(self, 64);
            words[5] = below(self, 2) == 0 ? 0 : argument(self, 'a');
            words[6] = below(self, 2) == 0 ? 0 : argument(self, 'L');
            words[7] = argument(self, 'b');
            break;
        case 'g':
            memset(place, 0, 64);
            words[0] = next(self);
            ((int *) place)[2] = below(self, 66);
            ((int *) place)[3] = below(self, 5);
            ((int *) place)[4] = argument(self, 'P');
            break;
        default:
            for (unsigned i = below(self, 20); i > 0; i--) {
                words[below(self, 32)] = below(self, 3) == 0 ? (uint64_t) argument(self, 'b') : (uint64_t) number(self);
            }
    }
}

static long pointer(struct self *self, char kind) {
    char *place = room(self, 304);
    if (own(self, place, 304) && self->depth < 3) {
        self->depth++;
        fill(self, kind, place);
        self->depth--;
    }
    return (long) place;
}

static long argument(struct self *self, char kind) {
    switch (kind) {
        case 'f': return descriptor(self);
        case 'd': return below(self, 2) == 0 ? AT_FDCWD : descriptor(self);
        case 'l': return below(self, 4) == 0 ? number(self) : below(self, 3) == 0 ? 8 : below(self, 9000);
        case 'F': return flags(self);
        case 'i': case 'x': return number(self);
        case 'V': return below(self, 10) == 0 ? number(self) : below(self, 9);
        case 'I': return PICK(self, REQUESTS);
        case 's': return below(self, 10) == 0 ? number(self) : below(self, 66);
        case 'P': return process(self);
        case 'A': return below(self, 20) == 0 ? number(self) : below(self, 2) ? 1 + below(self, 34) : 0x4200 + below(self, 16);
        case 'm': return below(self, 4) == 0 ? number(self) : PICK(self, ((long[]) {0, 0777, 0644, 010600, 0100600, 0140600,
                020600, 01777, 04755}));
        case 'a': return page(self);
        case 'L': return pages(self);
        case 'o': return below(self, 5) == 0 ? number(self) : below(self, 40000);
        case 'r': return below(self, 20) == 0 ? number(self) : below(self, 8);
        case 'R': return below(self, 20) == 0 ? flags(self)
                : (1 + below(self, 2)) | (below(self, 2) ? MAP_ANONYMOUS : 0) | (below(self, 8) ? MAP_FIXED : 0)
                | (below(self, 8) == 0 ? flags(self) : 0);
        case 'K': return clone_flags(self) | (below(self, 2) == 0 ? SIGCHLD : below(self, 65));
        case 'u': return below(self, 8) == 0 ? pointer(self, 'b') : (long) self->arena + 4 * below(self, 8);
        default: return pointer(self, kind);
    }
}
