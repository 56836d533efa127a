package awesome.kernel.unix;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.socket.Incoming;
import awesome.kernel.socket.Outgoing;
import awesome.kernel.socket.Socket;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Source;
import java.util.ArrayList;

/** A socket that sends packets to any other of its kind: SOCK_DGRAM. */
final class Datagrams extends UnixSocket {
    /** So many packets wait for a socket that has not connected to their sender, as on Linux unless told otherwise. */
    private static final int MOST_WAITING = 10;

    /** Sockets connected to this that have found it full when they were asked whether they can send. */
    private final ArrayList<Datagrams> stalled = new ArrayList<>();

    Datagrams(UnixSockets sockets, Inode inode, int flags) {
        super(sockets, inode, flags, SocketFlag.SOCK_DGRAM);
    }

    @Override
    public boolean signalsBrokenPipe() {
        return false;
    }

    @Override
    public void connect(byte[] address) {
        if (address.length >= SocketFlag.SUN_PATH && LittleEndian.getShort(address, 0) == SocketFlag.AF_UNSPEC) {
            peer = null;
            changed.ring();
            return;
        }
        UnixAddress.check(address);
        if (options.isOn(SocketFlag.SO_PASSCRED)) {
            bindAnywhere();
        }
        UnixSocket other = sockets.find(address, this);
        requireMaySend(other);
        peer = other;
        changed.ring();
    }

    /** EPERM if {@code other} has connected to somebody else. */
    private void requireMaySend(UnixSocket other) {
        if (other.peer != null && other.peer != this) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    @Override
    public void listen(int backlog) {
        throw new ErrnoException(Errno.EOPNOTSUPP);
    }

    @Override
    public Socket accept() {
        throw new ErrnoException(Errno.EOPNOTSUPP);
    }

    @Override
    public long send(Outgoing message) {
        checkOutgoing(message);
        byte[] address = message.address();
        if (address != null) {
            UnixAddress.check(address);
        } else if (peer == null) {
            throw new ErrnoException(Errno.ENOTCONN);
        }
        if (options.isOn(SocketFlag.SO_PASSCRED)) {
            bindAnywhere();
        }
        Source source = message.source();
        requirePacketSize(source);
        await(changed, () -> hasSendRoom() || isShut(SENDING), options.sendTimeout(), mayNotWait(message.flags()));
        throwError();
        if (isShut(SENDING)) {
            throw new ErrnoException(Errno.EPIPE);
        }
        byte[] bytes = packet(source);
        deliver(target(address, message.flags()), bytes, message, message.rights());
        return bytes.length;
    }

    /** Who gets a packet, once there is room for it. */
    private UnixSocket target(byte[] address, int flags) {
        while (true) {
            UnixSocket other = address == null ? peer : sockets.find(address, this);
            if (other == null) {
                throw new ErrnoException(Errno.ECONNRESET);
            }
            requireMaySend(other);
            if (other.isDead) {
                if (peer == other) {
                    peer = null;
                    changed.ring();
                }
                throw new ErrnoException(Errno.ECONNREFUSED);
            }
            if (other.isShut(RECEIVING)) {
                throw new ErrnoException(Errno.EPIPE);
            }
            if (other == this || other.peer == this || !isFull(other)) {
                return other;
            }
            await(other.taken, () -> !isFull(other) || other.isDead || other.isShut(RECEIVING), options.sendTimeout(),
                    mayNotWait(flags));
        }
    }

    private static boolean isFull(UnixSocket other) {
        return other.queue.size() > MOST_WAITING;
    }

    @Override
    public void receive(Incoming message) {
        if (message.has(SocketFlag.MSG_OOB)) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        throwError();
        boolean mayNotWait = mayNotWait(message.flags());
        // Who does not wait is not told either that nothing will come.
        await(changed, () -> !queue.isEmpty() || isShut(RECEIVING) && !mayNotWait || error != 0,
                options.receiveTimeout(), mayNotWait);
        throwError();
        if (!queue.isEmpty()) {
            receiveFirst(message);
            wakeStalled();
        }
    }

    private void wakeStalled() {
        if (!stalled.isEmpty() && !isFull(this)) {
            ringStalled();
        }
    }

    private void ringStalled() {
        for (Datagrams each : new ArrayList<>(stalled)) {
            each.changed.ring(WRITABLE);
        }
        stalled.clear();
    }

    @Override
    int available() {
        return queue.isEmpty() ? 0 : queue.peek().left();
    }

    @Override
    public int poll() {
        int events = pollState();
        return canSend() ? events | WRITABLE : events;
    }

    private boolean canSend() {
        if (!isMostlyFree()) {
            return false;
        }
        boolean isAny = peer instanceof Datagrams;
        if (!isAny || peer.peer == this || peer == this || peer.isDead || !isFull(peer)) {
            return true;
        }
        Datagrams other = (Datagrams) peer;
        if (!other.stalled.contains(this)) {
            other.stalled.add(this);
        }
        return false;
    }

    @Override
    void leave() {
        ringStalled();
        if (peer instanceof Datagrams other) {
            other.stalled.remove(this);
        }
    }
}
