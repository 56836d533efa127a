/* unix(7). */
#include "checks.h"
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

/* The C library looks at messages before the kernel does. */
#define sendmsg(fd, message, flags) syscall(SYS_sendmsg, (long) (fd), message, (long) (flags))
#define recvmsg(fd, message, flags) syscall(SYS_recvmsg, (long) (fd), message, (long) (flags))

static char bytes[500000];

static struct sockaddr_un address;
static socklen_t length;

/* An address whose path is text; @ stands for the zero byte before an abstract name. */
static struct sockaddr *name(const char *text) {
    memset(&address, 0, sizeof address);
    address.sun_family = AF_UNIX;
    strcpy(address.sun_path, text);
    length = offsetof(struct sockaddr_un, sun_path) + strlen(text) + (text[0] != '@');
    if (text[0] == '@') {
        address.sun_path[0] = 0;
    }
    return (struct sockaddr *) &address;
}

static int bind_to(int fd, const char *text) {
    struct sockaddr *at = name(text);
    return bind(fd, at, length);
}

static int connect_to(int fd, const char *text) {
    struct sockaddr *at = name(text);
    return connect(fd, at, length);
}

static int send_to(int fd, const char *sent, const char *text) {
    struct sockaddr *at = name(text);
    return sendto(fd, sent, strlen(sent), 0, at, length);
}

static void show_name(const char *what, int result, struct sockaddr_un *found, socklen_t size) {
    printf("%s: %d %s", what, result, result ? strerror(errno) : "");
    if (result == 0) {
        printf(" family %d length %u '", size >= 2 ? found->sun_family : -1, size);
        for (unsigned i = 0; i + 2 < size && i < sizeof found->sun_path; i++) {
            char c = found->sun_path[i];
            printf(c == 0 ? "\\0" : "%c", c);
        }
        printf("'");
    }
    printf("\n");
}

static void show_names(int fd) {
    struct sockaddr_un found = {0};
    socklen_t size = sizeof found;
    int result = getsockname(fd, (struct sockaddr *) &found, &size);
    show_name("own", result, &found, size);
    memset(&found, 0, sizeof found);
    size = sizeof found;
    result = getpeername(fd, (struct sockaddr *) &found, &size);
    show_name("peer", result, &found, size);
}

static void show_read(int fd, int most, int flags) {
    static char got[1000];
    memset(got, 0, sizeof got);
    errno = 0;
    int count = recv(fd, got, most, flags);
    printf("received %d '%s' %s\n", count, got, count < 0 ? strerror(errno) : "");
}

static int get(int fd, int option) {
    int value = -77;
    socklen_t size = sizeof value;
    errno = 0;
    return getsockopt(fd, SOL_SOCKET, option, &value, &size) < 0 ? -errno : value;
}

static int set(int fd, int option, int value) {
    return setsockopt(fd, SOL_SOCKET, option, &value, sizeof value);
}

static int make(int type) {
    return socket(AF_UNIX, type, 0);
}

static void making(void) {
    begin("making");
    SHOW(socket(AF_UNIX, 99, 0));
    SHOW(socket(AF_UNIX, 4, 0));
    SHOW(socket(AF_UNIX, SOCK_STREAM, 5));
    SHOW(socket(99, SOCK_STREAM, 0));
    SHOW(socket(AF_UNIX, SOCK_STREAM | 0x100, 0));
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 1);
    SHOW(fcntl(fd, F_GETFD));
    SHOW(fcntl(fd, F_GETFL));
    struct stat status;
    SHOW(fstat(fd, &status));
    SHOW(status.st_mode);
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(pread(fd, bytes, 1, 0));
    SHOW(read(fd, bytes, 1));
    SHOW(write(fd, bytes, 1));
    SHOW(poll_one(fd, POLLIN | POLLOUT | POLLRDHUP));
    show_names(fd);
    int raw = socket(AF_UNIX, SOCK_RAW, 0);
    SHOW(get(raw, SO_TYPE));
    SHOW(get(fd, SO_TYPE));
    SHOW(get(fd, SO_DOMAIN));
    SHOW(get(fd, SO_PROTOCOL));
    SHOW(get(fd, SO_ERROR));
    SHOW(get(fd, SO_ACCEPTCONN));
    SHOW(get(fd, SO_SNDBUF));
    SHOW(get(fd, SO_RCVBUF));
    SHOW(set(fd, SO_SNDBUF, 100));
    SHOW(get(fd, SO_SNDBUF));
    SHOW(set(fd, SO_SNDBUF, 10000));
    SHOW(get(fd, SO_SNDBUF));
    SHOW(set(fd, SO_RCVBUF, 1));
    SHOW(get(fd, SO_RCVBUF));
    SHOW(set(fd, SO_REUSEADDR, 5));
    SHOW(get(fd, SO_REUSEADDR));
    SHOW(get(fd, SO_KEEPALIVE));
    SHOW(get(fd, SO_PASSCRED));
    SHOW(set(fd, SO_PASSCRED, 1));
    SHOW(get(fd, SO_PASSCRED));
    SHOW(get(fd, SO_RCVLOWAT));
    SHOW(set(fd, SO_RCVLOWAT, 0));
    SHOW(get(fd, SO_RCVLOWAT));
    SHOW(set(fd, SO_RCVLOWAT, 1));
    SHOW(get(fd, SO_BROADCAST));
    SHOW(set(fd, 999, 1));
    SHOW(get(fd, 999));
    SHOW(set(fd, SO_TYPE, 1));
    SHOW(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, bytes, 3));
    SHOW(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (void *) 8, 4));
    SHOW(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, bytes, -1));
    SHOW(getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, bytes, (void *) 8));
    socklen_t size = -1;
    SHOW(getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, bytes, &size));
    size = 2;
    SHOW(getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, bytes, &size));
    SHOW(size);
    struct timeval time = {1, 1000000};
    SHOW(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
    time.tv_usec = 500000;
    SHOW(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
    memset(&time, 0, sizeof time);
    size = sizeof time;
    SHOW(getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, &size));
    TRUE(time.tv_sec == 1 && time.tv_usec >= 500000 && time.tv_usec <= 510000);
    struct ucred who;
    size = sizeof who;
    SHOW(getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size));
    printf("%d %d %d %u\n", who.pid, who.uid, who.gid, size);
    SHOW(listen(fd, 1));
    SHOW(accept(fd, NULL, NULL));
    SHOW(shutdown(fd, 3));
    SHOW(shutdown(fd, -1));
    SHOW(shutdown(fd, SHUT_WR));
    SHOW(bind_to(0, "x"));
    SHOW(bind_to(99, "x"));
    SHOW(listen(raw, 1));
    SHOW(accept(raw, NULL, NULL));
    SHOW(close(fd));
    int pair[2];
    SHOW(syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, 8L));
    SHOW(socketpair(AF_UNIX, 4, 0, pair));
    SHOW(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    SHOW(fcntl(pair[1], F_GETFD));
    show_names(pair[0]);
    size = sizeof who;
    SHOW(getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &who, &size));
    TRUE(who.pid == getpid() && who.uid == getuid() && who.gid == getgid());
    close(pair[0]);
    close(pair[1]);
    close(raw);
}

static void naming(void) {
    begin("naming");
    int a = make(SOCK_STREAM), b = make(SOCK_STREAM), c = make(SOCK_DGRAM);
    SHOW(bind(a, name("path"), 1));
    SHOW(bind(a, name("path"), 200));
    SHOW(bind(a, name("path"), 111));
    SHOW(bind(a, (void *) 8, 10));
    address.sun_family = AF_INET;
    SHOW(bind(a, (struct sockaddr *) &address, length));
    SHOW(bind_to(a, "no/such/place"));
    SHOW(bind_to(a, "path"));
    show_names(a);
    SHOW(bind_to(a, "other"));
    SHOW(bind_to(a, "@other"));
    SHOW(bind_to(b, "path"));
    SHOW(bind_to(b, "@abstract"));
    show_names(b);
    SHOW(bind_to(c, "@abstract"));
    SHOW(bind_to(c, "@abstrac"));
    struct stat status;
    SHOW(stat("path", &status));
    TRUE(S_ISSOCK(status.st_mode));
    SHOW(open("path", O_RDONLY));
    int d = make(SOCK_DGRAM), e = make(SOCK_STREAM);
    sa_family_t family = AF_UNIX;
    SHOW(bind(d, (struct sockaddr *) &family, sizeof family));
    struct sockaddr_un found = {0};
    socklen_t size = sizeof found;
    SHOW(getsockname(d, (struct sockaddr *) &found, &size));
    TRUE(size == 8 && found.sun_path[0] == 0);
    size = 4;
    SHOW(getsockname(a, (struct sockaddr *) &found, &size));
    SHOW(size);
    size = -1;
    SHOW(getsockname(a, (struct sockaddr *) &found, &size));
    SHOW(getsockname(a, (void *) 8, &size));
    SHOW(getsockname(a, (struct sockaddr *) &found, (void *) 8));
    begin("refused");
    SHOW(connect_to(e, "path"));
    SHOW(connect_to(e, "absent"));
    SHOW(connect_to(e, "@absent"));
    SHOW(connect_to(e, "@abstrac"));
    close(open("plain", O_CREAT | O_RDWR, 0600));
    SHOW(connect_to(e, "plain"));
    SHOW(connect(e, name("plain"), 2));
    SHOW(connect(e, name("plain"), 300));
    SHOW(listen(a, 5));
    SHOW(get(a, SO_ACCEPTCONN));
    SHOW(poll_one(a, POLLIN | POLLOUT));
    SHOW(connect_to(c, "path"));
    SHOW(connect_to(a, "path"));
    SHOW(send(a, "x", 1, 0));
    SHOW(recv(a, bytes, 1, 0));
    SHOW(close(a));
    SHOW(connect_to(e, "path"));
    SHOW(bind_to(e, "path"));
    SHOW(unlink("path"));
    SHOW(bind_to(e, "path"));
    SHOW(unlink("path"));
    unlink("plain");
    close(b);
    close(c);
    close(d);
    close(e);
    b = make(SOCK_STREAM);
    SHOW(bind_to(b, "@abstract"));
    close(b);
}

static void connecting(int type) {
    printf("type %d\n", type);
    begin("connecting");
    int listener = socket(AF_UNIX, type | SOCK_NONBLOCK, 0), client = make(type);
    SHOW(bind_to(listener, "@listener"));
    SHOW(listen(listener, 1));
    SHOW(accept(listener, NULL, NULL));
    SHOW(poll_one(listener, POLLIN | POLLOUT));
    SHOW(connect_to(client, "@listener"));
    SHOW(poll_one(listener, POLLIN | POLLOUT));
    SHOW(poll_one(client, POLLIN | POLLOUT));
    SHOW(connect_to(client, "@listener"));
    show_names(client);
    SHOW(send(client, "early", 5, 0));
    struct sockaddr_un found = {0};
    socklen_t size = sizeof found;
    int server = accept(listener, (struct sockaddr *) &found, &size);
    show_name("accepted", server < 0 ? -1 : 0, &found, size);
    SHOW(fcntl(server, F_GETFL));
    show_names(server);
    show_read(server, 100, 0);
    struct ucred who;
    size = sizeof who;
    SHOW(getsockopt(server, SOL_SOCKET, SO_PEERCRED, &who, &size));
    TRUE(who.pid == getpid());
    SHOW(accept4(listener, NULL, NULL, 5));
    int more[4];
    for (int i = 0; i < 4; i++) {
        more[i] = socket(AF_UNIX, type | SOCK_NONBLOCK, 0);
        SHOW(connect_to(more[i], "@listener"));
    }
    SHOW(listen(listener, 3));
    SHOW(connect_to(more[3], "@listener"));
    int second = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    SHOW(fcntl(second, F_GETFL));
    SHOW(fcntl(second, F_GETFD));
    SHOW(recv(second, bytes, 1, 0));
    SHOW(close(more[0]));
    SHOW(poll_one(second, POLLIN | POLLOUT | POLLRDHUP));
    SHOW(recv(second, bytes, 1, 0));
    SHOW(send(second, bytes, 1, MSG_NOSIGNAL));
    SHOW(close(listener));
    SHOW(poll_one(more[1], POLLIN | POLLOUT | POLLRDHUP));
    SHOW(recv(more[1], bytes, 1, 0));
    SHOW(recv(more[1], bytes, 1, 0));
    SHOW(get(more[3], SO_ERROR));
    SHOW(get(more[3], SO_ERROR));
    SHOW(send(more[3], bytes, 1, MSG_NOSIGNAL));
    show_names(more[3]);
    begin("data");
    SHOW(send(client, "one", 3, 0));
    SHOW(send(client, "two", 3, 0));
    SHOW(send(client, "three", 5, 0));
    show_read(server, 2, MSG_PEEK);
    show_read(server, 100, MSG_PEEK);
    int available = -1;
    SHOW(ioctl(server, FIONREAD, &available));
    SHOW(available);
    show_read(server, 4, MSG_TRUNC);
    show_read(server, 100, 0);
    show_read(server, 100, MSG_DONTWAIT);
    show_read(server, 100, MSG_DONTWAIT);
    show_read(server, 0, MSG_DONTWAIT);
    SHOW(recv(server, (void *) 8, 10, MSG_DONTWAIT));
    SHOW(send(client, (void *) 8, 10, 0));
    SHOW(send(client, "", 0, 0));
    SHOW(poll_one(server, POLLIN | POLLOUT));
    show_read(server, 100, MSG_DONTWAIT);
    SHOW(send_to(client, "to", "@nobody"));
    show_read(server, 100, MSG_DONTWAIT);
    size = sizeof found;
    SHOW(send(server, "named", 5, 0));
    memset(&found, 0, sizeof found);
    SHOW(recvfrom(client, bytes, 100, 0, (struct sockaddr *) &found, &size));
    show_name("from", 0, &found, size);
    if (type == SOCK_STREAM) {
        SHOW(send(client, "0123456789", 10, 0));
        pid_t child = fork();
        if (child == 0) {
            sleep_ms(30);
            send(client, "abcdefghij", 10, 0);
            _exit(0);
        }
        show_read(server, 15, MSG_WAITALL);
        show_read(server, 15, 0);
        SHOW(reap(child));
    } else {
        SHOW(send(client, bytes, 400000, MSG_DONTWAIT));
    }
    begin("shut down");
    SHOW(send(client, "last", 4, 0));
    SHOW(shutdown(client, SHUT_WR));
    SHOW(send(client, "x", 1, MSG_NOSIGNAL));
    SHOW(poll_one(server, POLLIN | POLLOUT | POLLRDHUP));
    SHOW(poll_one(client, POLLIN | POLLOUT | POLLRDHUP));
    show_read(server, 100, 0);
    show_read(server, 100, 0);
    SHOW(send(server, "back", 4, 0));
    show_read(client, 100, 0);
    SHOW(shutdown(server, SHUT_RD));
    SHOW(shutdown(client, SHUT_RD));
    SHOW(poll_one(server, POLLIN | POLLOUT | POLLRDHUP));
    SHOW(poll_one(client, POLLIN | POLLOUT | POLLRDHUP));
    SHOW(send(server, "x", 1, MSG_NOSIGNAL));
    show_read(client, 100, 0);
    close(server);
    close(client);
    begin("reset");
    int pair[2];
    SHOW(socketpair(AF_UNIX, type, 0, pair));
    SHOW(send(pair[0], "unread", 6, 0));
    SHOW(send(pair[1], "kept", 4, 0));
    SHOW(close(pair[1]));
    SHOW(poll_one(pair[0], POLLIN | POLLOUT | POLLRDHUP));
    show_read(pair[0], 100, 0);
    show_read(pair[0], 100, 0);
    show_read(pair[0], 100, 0);
    SHOW(send(pair[0], "x", 1, MSG_NOSIGNAL));
    show_names(pair[0]);
    close(pair[0]);
    close(second);
    for (int i = 1; i < 4; i++) {
        close(more[i]);
    }
    begin("full");
    SHOW(socketpair(AF_UNIX, type | SOCK_NONBLOCK, 0, pair));
    long sent = 0;
    int count;
    while ((count = send(pair[0], bytes, 2000, 0)) > 0) {
        sent += count;
    }
    TRUE(count == -1 && errno == EAGAIN && sent > 50000 && sent < 1000000);
    SHOW(poll_one(pair[0], POLLOUT));
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLOUT | EPOLLET};
    epoll_ctl(set, EPOLL_CTL_ADD, pair[0], &event);
    SHOW(epoll_wait(set, &event, 1, 0));
    SHOW(recv(pair[1], bytes, 2000, 0));
    SHOW(poll_one(pair[0], POLLOUT));
    SHOW(epoll_wait(set, &event, 1, 0));
    while (recv(pair[1], bytes, 2000, 0) > 0) {
    }
    SHOW(poll_one(pair[0], POLLOUT));
    SHOW(epoll_wait(set, &event, 1, 0));
    close(pair[0]);
    close(pair[1]);
    close(set);
}

static void datagrams(void) {
    begin("datagrams");
    int a = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0), b = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    SHOW(send(a, "x", 1, 0));
    SHOW(bind_to(b, "@b"));
    SHOW(poll_one(a, POLLIN | POLLOUT));
    SHOW(send_to(a, "nameless", "@b"));
    struct sockaddr_un found = {0};
    socklen_t size = sizeof found;
    SHOW(recvfrom(b, bytes, 100, 0, (struct sockaddr *) &found, &size));
    show_name("from", 0, &found, size);
    SHOW(bind_to(a, "@a"));
    SHOW(send_to(a, "named", "@b"));
    size = sizeof found;
    SHOW(recvfrom(b, bytes, 3, MSG_PEEK | MSG_TRUNC, (struct sockaddr *) &found, &size));
    show_name("from", 0, &found, size);
    SHOW(recvfrom(b, bytes, 3, 0, NULL, NULL));
    SHOW(recv(b, bytes, 3, 0));
    SHOW(send_to(a, "", "@b"));
    SHOW(poll_one(b, POLLIN));
    SHOW(recv(b, bytes, 3, 0));
    SHOW(send_to(a, "x", "@absent"));
    SHOW(connect_to(a, "@b"));
    show_names(a);
    SHOW(send(a, "one", 3, 0));
    SHOW(send_to(a, "two", "@b"));
    int c = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    SHOW(send_to(c, "three", "@b"));
    SHOW(send_to(c, "four", "@a"));
    SHOW(connect_to(c, "@a"));
    SHOW(connect_to(b, "@a"));
    SHOW(send_to(c, "five", "@b"));
    show_read(b, 100, 0);
    show_read(b, 100, 0);
    show_read(b, 100, 0);
    show_read(b, 100, 0);
    address.sun_family = AF_UNSPEC;
    SHOW(connect(b, (struct sockaddr *) &address, sizeof address));
    show_names(b);
    SHOW(send_to(c, "six", "@b"));
    show_read(b, 100, 0);
    begin("full datagrams");
    int count = 0;
    while (send(a, "x", 1, 0) == 1) {
        count++;
    }
    SHOW(count);
    TRUE(errno == EAGAIN);
    SHOW(poll_one(a, POLLOUT));
    SHOW(poll_one(c, POLLOUT));
    SHOW(recv(b, bytes, 10, 0));
    SHOW(poll_one(a, POLLOUT));
    SHOW(send(a, bytes, 400000, 0));
    SHOW(shutdown(b, SHUT_RD));
    SHOW(send(a, "x", 1, MSG_NOSIGNAL));
    SHOW(poll_one(b, POLLIN | POLLRDHUP));
    while (recv(b, bytes, 10, 0) > 0) {
    }
    show_read(b, 10, 0);
    SHOW(close(b));
    SHOW(send(a, "x", 1, MSG_NOSIGNAL));
    show_names(a);
    SHOW(send(a, "x", 1, MSG_NOSIGNAL));
    SHOW(shutdown(a, SHUT_WR));
    SHOW(send_to(a, "x", "@a"));
    close(a);
    close(c);
    int pair[2];
    SHOW(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, pair));
    SHOW(write(pair[0], "abc", 3));
    SHOW(write(pair[0], "defg", 4));
    SHOW(read(pair[1], bytes, 2));
    SHOW(read(pair[1], bytes, 20));
    SHOW(read(pair[1], bytes, 20));
    SHOW(close(pair[1]));
    SHOW(write(pair[0], "abc", 3));
    SHOW(poll_one(pair[0], POLLIN | POLLOUT | POLLRDHUP));
    SHOW(read(pair[0], bytes, 20));
    close(pair[0]);
}

static union {
    struct cmsghdr header;
    char room[4096];
} control;

/* A message with files; count of them, and more room for control data than needed if extra is positive. */
static int send_files(int fd, const char *text, const int *files, int count) {
    struct iovec part = {(char *) text, strlen(text)};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
        .msg_controllen = CMSG_SPACE(count * sizeof(int))};
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(&control.header), files, count * sizeof(int));
    errno = 0;
    return sendmsg(fd, &message, MSG_NOSIGNAL);
}

static int received[300];

static int show_message(int fd, int most, int room, int flags) {
    char text[200] = "";
    struct iovec part = {text, most};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = room};
    errno = 0;
    int count = recvmsg(fd, &message, flags);
    int files = 0;
    printf("message %d '%s' flags %#x control %zu %s", count, text, message.msg_flags, (size_t) message.msg_controllen,
            count < 0 ? strerror(errno) : "");
    for (struct cmsghdr *each = CMSG_FIRSTHDR(&message); count >= 0 && each != NULL; each = CMSG_NXTHDR(&message, each)) {
        printf(" [%d %d %zu", each->cmsg_level, each->cmsg_type, (size_t) each->cmsg_len);
        if (each->cmsg_type == SCM_RIGHTS) {
            int here = (each->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            for (int i = 0; i < here; i++) {
                memcpy(&received[files], CMSG_DATA(each) + i * sizeof(int), sizeof(int));
                printf(" cloexec %d", fcntl(received[files], F_GETFD));
                files++;
            }
        } else if (each->cmsg_len >= CMSG_LEN(sizeof(struct ucred))) {
            struct ucred who;
            memcpy(&who, CMSG_DATA(each), sizeof who);
            printf(" own %d user %u group %u", who.pid == getpid(), who.uid, who.gid);
        }
        printf("]");
    }
    printf("\n");
    return files;
}

static void rights(int type) {
    begin("files in messages");
    int pair[2];
    SHOW(socketpair(AF_UNIX, type | SOCK_NONBLOCK, 0, pair));
    int ends[2];
    pipe(ends);
    SHOW(send_files(pair[0], "file", ends, 2));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(write(received[1], "through", 7));
    SHOW(read(ends[0], bytes, 100));
    SHOW(close(received[0]));
    SHOW(close(received[1]));
    SHOW(send_files(pair[0], "cloexec", ends, 1));
    SHOW(show_message(pair[1], 100, 200, MSG_CMSG_CLOEXEC));
    close(received[0]);
    SHOW(send_files(pair[0], "little", ends, 2));
    SHOW(show_message(pair[1], 100, CMSG_LEN(sizeof(int)), 0));
    close(received[0]);
    SHOW(send_files(pair[0], "none", ends, 2));
    SHOW(show_message(pair[1], 100, 0, 0));
    SHOW(send_files(pair[0], "short", ends, 2));
    SHOW(show_message(pair[1], 100, 10, 0));
    SHOW(send_files(pair[0], "peeked", ends, 1));
    SHOW(show_message(pair[1], 100, 200, MSG_PEEK));
    close(received[0]);
    SHOW(show_message(pair[1], 100, 200, 0));
    close(received[0]);
    int bad[2] = {ends[0], 99};
    SHOW(send_files(pair[0], "bad", bad, 2));
    SHOW(show_message(pair[1], 100, 200, 0));
    int many[300];
    for (int i = 0; i < 300; i++) {
        many[i] = ends[0];
    }
    SHOW(send_files(pair[0], "many", many, 254));
    SHOW(send_files(pair[0], "many", many, 253));
    SHOW(show_message(pair[1], 100, sizeof control, 0));
    for (int i = 0; i < 253; i++) {
        close(received[i]);
    }
    SHOW(send_files(pair[0], "", ends, 1));
    SHOW(show_message(pair[1], 100, 200, 0));
    if (type != SOCK_STREAM) {
        close(received[0]);
    }
    begin("borders");
    SHOW(send(pair[0], "before", 6, 0));
    SHOW(send_files(pair[0], "with", ends, 1));
    SHOW(send(pair[0], "after", 5, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(send_files(pair[0], "partly", ends, 1));
    SHOW(send(pair[0], "after", 5, 0));
    SHOW(show_message(pair[1], 3, 200, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    begin("wrong control data");
    struct iovec part = {"x", 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = 24};
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = 8;
    SHOW(sendmsg(pair[0], &message, 0));
    control.header.cmsg_len = 100;
    SHOW(sendmsg(pair[0], &message, 0));
    control.header.cmsg_len = 20;
    control.header.cmsg_type = 77;
    SHOW(sendmsg(pair[0], &message, 0));
    control.header.cmsg_type = SCM_CREDENTIALS;
    SHOW(sendmsg(pair[0], &message, 0));
    control.header.cmsg_level = 55;
    SHOW(sendmsg(pair[0], &message, 0));
    message.msg_control = (void *) 8;
    SHOW(sendmsg(pair[0], &message, 0));
    message.msg_controllen = 0;
    message.msg_iovlen = 2000;
    SHOW(sendmsg(pair[0], &message, 0));
    SHOW(recvmsg(pair[1], &message, 0));
    message.msg_iovlen = 1;
    message.msg_iov = (void *) 8;
    SHOW(sendmsg(pair[0], &message, 0));
    SHOW(sendmsg(pair[0], (void *) 8, 0));
    SHOW(recvmsg(pair[1], (void *) 8, 0));
    SHOW(sendmsg(ends[0], &message, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    begin("credentials");
    SHOW(send(pair[0], "before", 6, 0));
    SHOW(set(pair[1], SO_PASSCRED, 1));
    SHOW(send(pair[0], "told", 4, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(send_files(pair[0], "both", ends, 1));
    SHOW(show_message(pair[1], 100, 200, 0));
    close(received[0]);
    SHOW(send(pair[0], "cut", 3, 0));
    SHOW(show_message(pair[1], 100, 20, 0));
    SHOW(send(pair[0], "none", 4, 0));
    SHOW(show_message(pair[1], 100, 0, 0));
    struct ucred who = {getpid(), 1234, 5678};
    struct msghdr sent = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
        .msg_controllen = CMSG_SPACE(sizeof who)};
    part.iov_base = "as another";
    part.iov_len = 10;
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_CREDENTIALS;
    control.header.cmsg_len = CMSG_LEN(sizeof who);
    memcpy(CMSG_DATA(&control.header), &who, sizeof who);
    SHOW(sendmsg(pair[0], &sent, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    who.pid = 30000;
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_CREDENTIALS;
    control.header.cmsg_len = CMSG_LEN(sizeof who);
    memcpy(CMSG_DATA(&control.header), &who, sizeof who);
    SHOW(sendmsg(pair[0], &sent, 0));
    pid_t child = fork();
    if (child == 0) {
        setuid(1000);
        who.pid = getpid();
        who.uid = 1000;
        who.gid = 1;
        memcpy(CMSG_DATA(&control.header), &who, sizeof who);
        SHOW(sendmsg(pair[0], &sent, 0));
        who.gid = getgid();
        memcpy(CMSG_DATA(&control.header), &who, sizeof who);
        SHOW(sendmsg(pair[0], &sent, 0));
        SHOW(send(pair[0], "child", 5, 0));
        _exit(0);
    }
    SHOW(reap(child));
    SHOW(send(pair[0], "parent", 6, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    SHOW(show_message(pair[1], 100, 200, 0));
    close(pair[0]);
    close(pair[1]);
    close(ends[0]);
    SHOW(close(ends[1]));
}

/* Sockets that are on their way in one another are closed when nobody can get them. */
static void cycles(void) {
    begin("cycles");
    signal(SIGPIPE, SIG_IGN);
    int ends[2];
    pipe2(ends, O_NONBLOCK);
    int pair[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    int out[3] = {pair[0], pair[1], ends[1]};
    SHOW(send_files(pair[0], "self", out, 3));
    SHOW(close(pair[0]));
    SHOW(close(pair[1]));
    SHOW(close(ends[1]));
    for (int i = 0; i < 200; i++) {
        int other[2];
        socketpair(AF_UNIX, SOCK_STREAM, 0, other);
        close(other[0]);
        close(other[1]);
        if (read(ends[0], bytes, 1) == 0) {
            break;
        }
        sleep_ms(10);
    }
    SHOW(read(ends[0], bytes, 1));
    begin("a long chain");
    int last[2];
    socketpair(AF_UNIX, SOCK_DGRAM, 0, last);
    for (int i = 0; i < 5000; i++) {
        int next[2];
        socketpair(AF_UNIX, SOCK_DGRAM, 0, next);
        send_files(next[0], "x", last, 2);
        close(last[0]);
        close(last[1]);
        memcpy(last, next, sizeof next);
    }
    SHOW(show_message(last[1], 10, 200, MSG_DONTWAIT));
    SHOW(show_message(received[1], 10, 200, MSG_DONTWAIT));
    SHOW(close(last[0]));
    SHOW(close(last[1]));
}

static volatile sig_atomic_t signals;

static void count(int number) {
    signals++;
}

static void waiting(void) {
    begin("waiting");
    struct sigaction action = {.sa_handler = count};
    sigaction(SIGPIPE, &action, NULL);
    int pair[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    pid_t child = fork();
    if (child == 0) {
        close(pair[1]);
        sleep_ms(30);
        send(pair[0], "late", 4, 0);
        char got;
        long sum = 0;
        sleep_ms(50);
        for (int n; (n = recv(pair[0], bytes, sizeof bytes, 0)) > 0; ) {
            sum += n;
        }
        (void) got;
        _exit(sum == 400000 ? 5 : 6);
    }
    close(pair[0]);
    show_read(pair[1], 100, 0);
    SHOW(send(pair[1], bytes, 400000, 0));
    SHOW(shutdown(pair[1], SHUT_WR));
    SHOW(reap(child));
    SHOW(signals);
    SHOW(send(pair[1], "x", 1, 0));
    SHOW(signals);
    SHOW(write(pair[1], "x", 1));
    SHOW(signals);
    SHOW(send(pair[1], "x", 1, MSG_NOSIGNAL));
    SHOW(signals);
    close(pair[1]);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    struct timeval time = {0, 50000};
    SHOW(setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
    int64_t before = now_ms();
    SHOW(recv(pair[0], bytes, 1, 0));
    TRUE(now_ms() - before >= 45 && now_ms() - before < 3000);
    SHOW(shutdown(pair[0], SHUT_WR));
    SHOW(send(pair[0], "x", 1, 0));
    SHOW(signals);
    close(pair[0]);
    close(pair[1]);
    int listener = make(SOCK_STREAM), client = make(SOCK_STREAM);
    SHOW(bind_to(listener, "@waits"));
    SHOW(listen(listener, 0));
    child = fork();
    if (child == 0) {
        int first = make(SOCK_STREAM), second = make(SOCK_STREAM);
        sleep_ms(30);
        int one = connect_to(first, "@waits");
        int two = connect_to(second, "@waits");
        _exit(one == 0 && two == 0 ? 7 : 8);
    }
    int one = accept(listener, NULL, NULL);
    TRUE(one >= 0);
    sleep_ms(60);
    int two = accept(listener, NULL, NULL);
    TRUE(two >= 0);
    SHOW(reap(child));
    struct mmsghdr messages[3];
    struct iovec parts[3];
    char texts[3][10];
    memset(messages, 0, sizeof messages);
    for (int i = 0; i < 3; i++) {
        parts[i] = (struct iovec) {texts[i], 10};
        strcpy(texts[i], i == 0 ? "zero" : i == 1 ? "one" : "two");
        messages[i].msg_hdr.msg_iov = &parts[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    SHOW(syscall(SYS_sendmmsg, pair[0], messages, 3, 0));
    SHOW(messages[2].msg_len);
    memset(texts, 0, sizeof texts);
    SHOW(syscall(SYS_recvmmsg, pair[1], messages, 2, 0, NULL));
    printf("%s %s %u\n", texts[0], texts[1], messages[1].msg_len);
    SHOW(syscall(SYS_recvmmsg, pair[1], messages, 3, MSG_WAITFORONE, NULL));
    SHOW(syscall(SYS_recvmmsg, pair[1], messages, 3, MSG_DONTWAIT, NULL));
    (void) client;
}

int main(void) {
    limit(100);
    making();
    naming();
    connecting(SOCK_STREAM);
    connecting(SOCK_SEQPACKET);
    datagrams();
    rights(SOCK_STREAM);
    rights(SOCK_DGRAM);
    cycles();
    waiting();
    return 0;
}
