package awesome.kernel.unix;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.socket.SocketCaller;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.NamelessInode;
import awesome.kernel.wait.Waiter;
import java.util.HashMap;
import java.util.IdentityHashMap;

/** All sockets between processes: makes them, and knows which has which name. */
public final class UnixSockets {
    private static final int MODE = FileMode.S_IFSOCK | 0777;
    /** Abstract names that the kernel gives have as many digits of 4 bits. */
    private static final int NAME_DIGITS = 5;

    private final NamelessFiles system;
    private final Waiter waiter;
    private final Clock clock;
    private final SocketCaller caller;
    private final InFlight inFlight = new InFlight();
    private final HashMap<String, UnixSocket> byAbstractName = new HashMap<>();
    private final IdentityHashMap<Inode, UnixSocket> byInode = new IdentityHashMap<>();
    private int lastName;

    /**
     * None yet.
     *
     * @param waiter lets who sends or receives wait
     * @param caller the process that is worked for
     */
    public UnixSockets(NamelessFiles system, Waiter waiter, Clock clock, SocketCaller caller) {
        this.system = system;
        this.waiter = waiter;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * socket(2).
     *
     * @param type SOCK_STREAM, SOCK_DGRAM or SOCK_SEQPACKET of {@link SocketFlag}
     * @param flags O_NONBLOCK or 0
     */
    public UnixSocket newSocket(int type, int flags) {
        Inode inode = new NamelessInode(system, MODE);
        return type == SocketFlag.SOCK_DGRAM ? new Datagrams(this, inode, flags)
                : new Connection(this, inode, flags, type == SocketFlag.SOCK_SEQPACKET);
    }

    /** socketpair(2): two that are connected. */
    public UnixSocket[] newPair(int type, int flags) {
        UnixSocket[] pair = {newSocket(type, flags), newSocket(type, flags)};
        pair[0].join(pair[1]);
        pair[1].join(pair[0]);
        return pair;
    }

    Waiter waiter() {
        return waiter;
    }

    Clock clock() {
        return clock;
    }

    SocketCaller caller() {
        return caller;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** Sockets of different types may have the same abstract name. */
    private static String key(int type, String name) {
        return (char) type + name;
    }

    /** Gives a socket an abstract name; EADDRINUSE if one of its type has it. */
    void bindAbstract(UnixSocket socket, String name) {
        if (byAbstractName.putIfAbsent(key(socket.type(), name), socket) != null) {
            throw new ErrnoException(Errno.EADDRINUSE);
        }
    }

    /** Gives a socket an abstract name that nobody has. */
    String bindAnywhere(UnixSocket socket) {
        for (int tries = 1 << 4 * NAME_DIGITS; tries > 0; tries--) {
            lastName = lastName + 1 & (1 << 4 * NAME_DIGITS) - 1;
            String digits = Integer.toHexString(lastName | 1 << 4 * NAME_DIGITS).substring(1);
            String name = "\0" + digits;
            if (byAbstractName.putIfAbsent(key(socket.type(), name), socket) == null) {
                return name;
            }
        }
        throw new ErrnoException(Errno.ENOSPC);
    }

    /** Gives a socket the name of {@code inode}, which it retains. */
    void bindInode(UnixSocket socket, Inode inode) {
        byInode.put(inode, socket);
        inode.retain();
    }

    void unbindAbstract(UnixSocket socket, String name) {
        byAbstractName.remove(key(socket.type(), name));
    }

    void unbindInode(Inode inode) {
        byInode.remove(inode);
        inode.release();
    }

    /** The socket of that name, which must be of the kind of {@code like}; ENOENT, ECONNREFUSED, EPROTOTYPE. */
    UnixSocket find(byte[] address, UnixSocket like) {
        UnixSocket found;
        if (UnixAddress.isAbstract(address)) {
            found = byAbstractName.get(key(like.type(), UnixAddress.abstractName(address)));
        } else {
            Inode inode = caller.find(UnixAddress.path(address));
            found = inode.type() == FileMode.S_IFSOCK ? byInode.get(inode) : null;
        }
        if (found == null) {
            throw new ErrnoException(Errno.ECONNREFUSED);
        }
        if (found.type() != like.type()) {
            throw new ErrnoException(Errno.EPROTOTYPE);
        }
        return found;
    }
}
