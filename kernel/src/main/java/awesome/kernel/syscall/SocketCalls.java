package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.socket.Socket;
import awesome.kernel.unix.UnixSocket;
import awesome.magic.UserAddr;

/** Making, naming and connecting sockets (socket(2)). */
final class SocketCalls {
    /** Longer options have no meaning. */
    private static final int MOST_OPTION_BYTES = 256;
    private static final int FLAGS = SocketFlag.SOCK_NONBLOCK | SocketFlag.SOCK_CLOEXEC;

    private SocketCalls() {}

    /** The socket of a descriptor; EBADF, ENOTSOCK. */
    static Socket socket(Process process, long fd) {
        if (process.files().getUsable((int) fd) instanceof Socket socket) {
            return socket;
        }
        throw new ErrnoException(Errno.ENOTSOCK);
    }

    static long socket(Process process, UserContext call) {
        int type = type(call);
        int flags = (int) call.argument(1) & FLAGS;
        UnixSocket made = process.services().sockets().newSocket(type, flags & SocketFlag.SOCK_NONBLOCK);
        return NewFiles.add(process, made, flags);
    }

    static long socketpair(Process process, UserContext call) {
        int type = type(call);
        int flags = (int) call.argument(1) & FLAGS;
        UnixSocket[] pair = process.services().sockets().newPair(type, flags & SocketFlag.SOCK_NONBLOCK);
        NewFiles.addPair(process, pair[0], pair[1], flags, UserAddr.of(call.argument(3)));
        return 0;
    }

    /** The type that is asked for. */
    private static int type(UserContext call) {
        int family = (int) call.argument(0);
        int type = (int) call.argument(1) & SocketFlag.SOCK_TYPE_MASK;
        int protocol = (int) call.argument(2);
        if (((int) call.argument(1) & ~(SocketFlag.SOCK_TYPE_MASK | FLAGS)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (family < 0 || family >= SocketFlag.AF_MAX) {
            throw new ErrnoException(Errno.EAFNOSUPPORT);
        }
        if (type >= SocketFlag.SOCK_MAX) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (family != SocketFlag.AF_UNIX) {
            throw new ErrnoException(Errno.EAFNOSUPPORT);
        }
        if (protocol != 0 && protocol != SocketFlag.AF_UNIX) {
            throw new ErrnoException(Errno.EPROTONOSUPPORT);
        }
        switch (type) {
            case SocketFlag.SOCK_STREAM:
            case SocketFlag.SOCK_SEQPACKET:
                return type;
            case SocketFlag.SOCK_DGRAM:
            case SocketFlag.SOCK_RAW:
                return SocketFlag.SOCK_DGRAM;
            default:
                throw new ErrnoException(Errno.ESOCKTNOSUPPORT);
        }
    }

    /** An address of {@code length} bytes; EINVAL, EFAULT. */
    static byte[] address(Process process, long at, long length) {
        if ((int) length < 0 || (int) length > SocketFlag.ADDRESS_MAX) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return process.memory().copyIn(UserAddr.of(at), (int) length);
    }

    /** Gives an address to a program, as much as it has room for, and tells how long it is. */
    static void giveAddress(Process process, long at, long lengthAt, byte[] address) {
        UserMemory memory = process.memory();
        int room = memory.readInt(UserAddr.of(lengthAt));
        if (room < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        memory.copyOut(UserAddr.of(at), address, 0, Math.min(room, address.length));
        memory.writeInt(UserAddr.of(lengthAt), address.length);
    }

    static long bind(Process process, UserContext call) {
        Socket socket = socket(process, call.argument(0));
        socket.bind(address(process, call.argument(1), call.argument(2)));
        return 0;
    }

    static long connect(Process process, UserContext call) {
        Socket socket = socket(process, call.argument(0));
        socket.connect(address(process, call.argument(1), call.argument(2)));
        return 0;
    }

    static long listen(Process process, UserContext call) {
        socket(process, call.argument(0)).listen((int) call.argument(1));
        return 0;
    }

    static long accept(Process process, UserContext call) {
        return accept(process, call, 0);
    }

    static long accept4(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(3), FLAGS);
        return accept(process, call, (int) call.argument(3));
    }

    private static long accept(Process process, UserContext call, int flags) {
        Socket socket = socket(process, call.argument(0));
        process.files().requireFree();
        Socket accepted = socket.accept();
        accepted.setFlags(flags & SocketFlag.SOCK_NONBLOCK);
        if (call.argument(1) != 0) {
            boolean done = false;
            try {
                giveAddress(process, call.argument(1), call.argument(2), accepted.peerName());
                done = true;
            } finally {
                if (!done) {
                    accepted.release();
                }
            }
        }
        return NewFiles.add(process, accepted, flags);
    }

    static long getsockname(Process process, UserContext call) {
        giveAddress(process, call.argument(1), call.argument(2), socket(process, call.argument(0)).name());
        return 0;
    }

    static long getpeername(Process process, UserContext call) {
        giveAddress(process, call.argument(1), call.argument(2), socket(process, call.argument(0)).peerName());
        return 0;
    }

    static long shutdown(Process process, UserContext call) {
        socket(process, call.argument(0)).shutdown((int) call.argument(1));
        return 0;
    }

    static long setsockopt(Process process, UserContext call) {
        Socket socket = socket(process, call.argument(0));
        int length = (int) call.argument(4);
        if (length < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] value = process.memory().copyIn(UserAddr.of(call.argument(3)), Math.min(length, MOST_OPTION_BYTES));
        socket.setOption((int) call.argument(1), (int) call.argument(2), value);
        return 0;
    }

    static long getsockopt(Process process, UserContext call) {
        Socket socket = socket(process, call.argument(0));
        UserAddr lengthAt = UserAddr.of(call.argument(4));
        int room = process.memory().readInt(lengthAt);
        if (room < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] value = socket.option((int) call.argument(1), (int) call.argument(2));
        int length = Math.min(room, value.length);
        process.memory().copyOut(UserAddr.of(call.argument(3)), value, 0, length);
        process.memory().writeInt(lengthAt, length);
        return 0;
    }
}
