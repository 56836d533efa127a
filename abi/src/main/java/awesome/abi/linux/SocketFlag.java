package awesome.abi.linux;

/** Numbers and layouts of socket(2), send(2), recv(2), socket(7) and unix(7). */
public final class SocketFlag {
    // socket(2)
    public static final int AF_UNSPEC = 0;
    public static final int AF_UNIX = 1;
    /** Above every address family. */
    public static final int AF_MAX = 46;
    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_SEQPACKET = 5;
    /** Above every type. */
    public static final int SOCK_MAX = 11;
    public static final int SOCK_TYPE_MASK = 0xf;
    public static final int SOCK_NONBLOCK = OpenFlag.O_NONBLOCK;
    public static final int SOCK_CLOEXEC = OpenFlag.O_CLOEXEC;

    // struct sockaddr_un
    /** Where the path or abstract name begins. */
    public static final int SUN_PATH = 2;
    public static final int SUN_SIZE = 110;
    /** Most bytes of an address of any family. */
    public static final int ADDRESS_MAX = 128;

    // shutdown(2)
    public static final int SHUT_RD = 0;
    public static final int SHUT_WR = 1;
    public static final int SHUT_RDWR = 2;

    // flags of messages
    public static final int MSG_OOB = 0x1;
    public static final int MSG_PEEK = 0x2;
    public static final int MSG_CTRUNC = 0x8;
    public static final int MSG_TRUNC = 0x20;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_WAITALL = 0x100;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_WAITFORONE = 0x10000;
    public static final int MSG_CMSG_CLOEXEC = 0x40000000;

    // struct msghdr
    public static final int MSG_NAME = 0;
    public static final int MSG_NAMELEN = 8;
    public static final int MSG_IOV = 16;
    public static final int MSG_IOVLEN = 24;
    public static final int MSG_CONTROL = 32;
    public static final int MSG_CONTROLLEN = 40;
    public static final int MSG_FLAGS = 48;
    public static final int MSGHDR_SIZE = 56;
    /** {@code struct mmsghdr}: one of the above, and how many bytes were moved. */
    public static final int MMSG_LEN = 56;
    public static final int MMSGHDR_SIZE = 64;

    // struct cmsghdr; what follows begins, and the next one too, at a multiple of 8
    public static final int CMSG_LEN = 0;
    public static final int CMSG_LEVEL = 8;
    public static final int CMSG_TYPE = 12;
    public static final int CMSG_DATA = 16;
    public static final int SCM_RIGHTS = 1;
    public static final int SCM_CREDENTIALS = 2;
    /** {@code struct ucred}: process, user, group. */
    public static final int UCRED_SIZE = 12;
    /** Most files in a message. */
    public static final int SCM_MAX_FD = 253;

    // options at level SOL_SOCKET
    public static final int SOL_SOCKET = 1;
    public static final int SO_DEBUG = 1;
    public static final int SO_REUSEADDR = 2;
    public static final int SO_TYPE = 3;
    public static final int SO_ERROR = 4;
    public static final int SO_DONTROUTE = 5;
    public static final int SO_BROADCAST = 6;
    public static final int SO_SNDBUF = 7;
    public static final int SO_RCVBUF = 8;
    public static final int SO_KEEPALIVE = 9;
    public static final int SO_OOBINLINE = 10;
    public static final int SO_PRIORITY = 12;
    public static final int SO_LINGER = 13;
    public static final int SO_REUSEPORT = 15;
    public static final int SO_PASSCRED = 16;
    public static final int SO_PEERCRED = 17;
    public static final int SO_RCVLOWAT = 18;
    public static final int SO_SNDLOWAT = 19;
    public static final int SO_RCVTIMEO = 20;
    public static final int SO_SNDTIMEO = 21;
    public static final int SO_ACCEPTCONN = 30;
    public static final int SO_SNDBUFFORCE = 32;
    public static final int SO_RCVBUFFORCE = 33;
    public static final int SO_PROTOCOL = 38;
    public static final int SO_DOMAIN = 39;

    private SocketFlag() {}
}
