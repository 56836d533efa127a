package awesome.abi.linux;

/** Error numbers; a system call returns them negated (errno(3)). */
public final class Errno {
    /** Operation not permitted. */
    public static final int EPERM = 1;
    /** No such file or directory. */
    public static final int ENOENT = 2;
    /** No such process. */
    public static final int ESRCH = 3;
    /** Interrupted system call. */
    public static final int EINTR = 4;
    /** I/O error. */
    public static final int EIO = 5;
    /** No such device or address. */
    public static final int ENXIO = 6;
    /** Argument list too long. */
    public static final int E2BIG = 7;
    /** Exec format error. */
    public static final int ENOEXEC = 8;
    /** Bad file number. */
    public static final int EBADF = 9;
    /** No child processes. */
    public static final int ECHILD = 10;
    /** Try again. */
    public static final int EAGAIN = 11;
    /** Out of memory. */
    public static final int ENOMEM = 12;
    /** Permission denied. */
    public static final int EACCES = 13;
    /** Bad address. */
    public static final int EFAULT = 14;
    /** Block device required. */
    public static final int ENOTBLK = 15;
    /** Device or resource busy. */
    public static final int EBUSY = 16;
    /** File exists. */
    public static final int EEXIST = 17;
    /** Cross-device link. */
    public static final int EXDEV = 18;
    /** No such device. */
    public static final int ENODEV = 19;
    /** Not a directory. */
    public static final int ENOTDIR = 20;
    /** Is a directory. */
    public static final int EISDIR = 21;
    /** Invalid argument. */
    public static final int EINVAL = 22;
    /** File table overflow. */
    public static final int ENFILE = 23;
    /** Too many open files. */
    public static final int EMFILE = 24;
    /** Not a typewriter. */
    public static final int ENOTTY = 25;
    /** Text file busy. */
    public static final int ETXTBSY = 26;
    /** File too large. */
    public static final int EFBIG = 27;
    /** No space left on device. */
    public static final int ENOSPC = 28;
    /** Illegal seek. */
    public static final int ESPIPE = 29;
    /** Read-only file system. */
    public static final int EROFS = 30;
    /** Too many links. */
    public static final int EMLINK = 31;
    /** Broken pipe. */
    public static final int EPIPE = 32;
    /** Math argument out of domain of func. */
    public static final int EDOM = 33;
    /** Math result not representable. */
    public static final int ERANGE = 34;
    /** Resource deadlock avoided. */
    public static final int EDEADLK = 35;
    /** File name too long. */
    public static final int ENAMETOOLONG = 36;
    /** Invalid system call number. */
    public static final int ENOSYS = 38;
    /** Directory not empty. */
    public static final int ENOTEMPTY = 39;
    /** Too many symbolic links encountered. */
    public static final int ELOOP = 40;
    /** No message of desired type. */
    public static final int ENOMSG = 42;
    /** Identifier removed. */
    public static final int EIDRM = 43;
    /** No data available. */
    public static final int ENODATA = 61;
    /** Value too large for defined data type. */
    public static final int EOVERFLOW = 75;
    /** Socket operation on non-socket. */
    public static final int ENOTSOCK = 88;
    /** Destination address required. */
    public static final int EDESTADDRREQ = 89;
    /** Message too long. */
    public static final int EMSGSIZE = 90;
    /** Protocol wrong type for socket. */
    public static final int EPROTOTYPE = 91;
    /** Protocol not available. */
    public static final int ENOPROTOOPT = 92;
    /** Protocol not supported. */
    public static final int EPROTONOSUPPORT = 93;
    /** Socket type not supported. */
    public static final int ESOCKTNOSUPPORT = 94;
    /** Operation not supported on transport endpoint. */
    public static final int EOPNOTSUPP = 95;
    /** Address family not supported by protocol. */
    public static final int EAFNOSUPPORT = 97;
    /** Address already in use. */
    public static final int EADDRINUSE = 98;
    /** Connection reset by peer. */
    public static final int ECONNRESET = 104;
    /** No buffer space available. */
    public static final int ENOBUFS = 105;
    /** Transport endpoint is already connected. */
    public static final int EISCONN = 106;
    /** Transport endpoint is not connected. */
    public static final int ENOTCONN = 107;
    /** Too many references: cannot splice. */
    public static final int ETOOMANYREFS = 109;
    /** Connection timed out. */
    public static final int ETIMEDOUT = 110;
    /** Connection refused. */
    public static final int ECONNREFUSED = 111;
    /** Structure needs cleaning: a file system is damaged. */
    public static final int EUCLEAN = 117;
    /** No medium found. */
    public static final int ENOMEDIUM = 123;

    /** The greatest number that a result can mean as an error. */
    public static final int LAST = 4095;

    private Errno() {}

    /** The symbolic name, or the number for those that this kernel never returns. */
    public static String name(int errno) {
        switch (errno) {
            case EPERM:
                return "EPERM";
            case ENOENT:
                return "ENOENT";
            case ESRCH:
                return "ESRCH";
            case EINTR:
                return "EINTR";
            case EIO:
                return "EIO";
            case ENXIO:
                return "ENXIO";
            case E2BIG:
                return "E2BIG";
            case ENOEXEC:
                return "ENOEXEC";
            case EBADF:
                return "EBADF";
            case ECHILD:
                return "ECHILD";
            case EAGAIN:
                return "EAGAIN";
            case ENOMEM:
                return "ENOMEM";
            case EACCES:
                return "EACCES";
            case EFAULT:
                return "EFAULT";
            case ENOTBLK:
                return "ENOTBLK";
            case EBUSY:
                return "EBUSY";
            case EEXIST:
                return "EEXIST";
            case EXDEV:
                return "EXDEV";
            case ENODEV:
                return "ENODEV";
            case ENOTDIR:
                return "ENOTDIR";
            case EISDIR:
                return "EISDIR";
            case EINVAL:
                return "EINVAL";
            case ENFILE:
                return "ENFILE";
            case EMFILE:
                return "EMFILE";
            case ENOTTY:
                return "ENOTTY";
            case ETXTBSY:
                return "ETXTBSY";
            case EFBIG:
                return "EFBIG";
            case ENOSPC:
                return "ENOSPC";
            case ESPIPE:
                return "ESPIPE";
            case EROFS:
                return "EROFS";
            case EMLINK:
                return "EMLINK";
            case EPIPE:
                return "EPIPE";
            case EDOM:
                return "EDOM";
            case ERANGE:
                return "ERANGE";
            case EDEADLK:
                return "EDEADLK";
            case ENAMETOOLONG:
                return "ENAMETOOLONG";
            case ENOSYS:
                return "ENOSYS";
            case ENOTEMPTY:
                return "ENOTEMPTY";
            case ELOOP:
                return "ELOOP";
            case ENOMSG:
                return "ENOMSG";
            case EIDRM:
                return "EIDRM";
            case ENODATA:
                return "ENODATA";
            case EOVERFLOW:
                return "EOVERFLOW";
            case ENOTSOCK:
                return "ENOTSOCK";
            case EOPNOTSUPP:
                return "EOPNOTSUPP";
            case EAFNOSUPPORT:
                return "EAFNOSUPPORT";
            case ETIMEDOUT:
                return "ETIMEDOUT";
            case EDESTADDRREQ:
                return "EDESTADDRREQ";
            case EMSGSIZE:
                return "EMSGSIZE";
            case EPROTOTYPE:
                return "EPROTOTYPE";
            case ENOPROTOOPT:
                return "ENOPROTOOPT";
            case EPROTONOSUPPORT:
                return "EPROTONOSUPPORT";
            case ESOCKTNOSUPPORT:
                return "ESOCKTNOSUPPORT";
            case EADDRINUSE:
                return "EADDRINUSE";
            case ECONNRESET:
                return "ECONNRESET";
            case ENOBUFS:
                return "ENOBUFS";
            case EISCONN:
                return "EISCONN";
            case ENOTCONN:
                return "ENOTCONN";
            case ETOOMANYREFS:
                return "ETOOMANYREFS";
            case ECONNREFUSED:
                return "ECONNREFUSED";
            case EUCLEAN:
                return "EUCLEAN";
            case ENOMEDIUM:
                return "ENOMEDIUM";
            default:
                return "errno " + errno;
        }
    }
}
