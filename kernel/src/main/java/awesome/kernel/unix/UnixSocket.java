package awesome.kernel.unix;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.SocketFlag;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.socket.Identity;
import awesome.kernel.socket.Incoming;
import awesome.kernel.socket.Outgoing;
import awesome.kernel.socket.Rights;
import awesome.kernel.socket.Socket;
import awesome.kernel.socket.SocketOptions;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Waiter;
import java.util.ArrayDeque;
import java.util.List;

/** What all sockets between processes have: a name, options, packets that were sent to it, what was shut down. */
public abstract class UnixSocket extends Socket {
    /** Bits of {@link #isShut}: nothing more is received, or sent. */
    static final int RECEIVING = 1;
    static final int SENDING = 2;

    private static final int READABLE = PollEvent.POLLIN | PollEvent.POLLPRI | PollEvent.POLLRDNORM
            | PollEvent.POLLRDBAND;
    /** What poll(2) says of a socket that can send. */
    static final int WRITABLE = PollEvent.POLLOUT | PollEvent.POLLWRNORM | PollEvent.POLLWRBAND;

    /** What a packet takes of the buffer at least, by which the greatest is limited. */
    private static final int PACKET_RESERVE = 32;

    final UnixSockets sockets;
    final SocketOptions options = new SocketOptions();
    /** Rings when something can be received or sent, or the state has changed. */
    final Bell changed = new Bell();
    /** Rings for others when a packet was taken. */
    final Bell taken = new Bell();
    final ArrayDeque<Packet> queue = new ArrayDeque<>();
    /** Whom it is connected to; null for nobody. */
    UnixSocket peer;
    Identity peerIdentity = Identity.NOBODY;
    /** An error that the next call is told, and is over then; 0 for none. */
    int error;
    boolean isDead;
    /** Its uses by packets, see {@link InFlight}. */
    int inFlight;
    int packetsWithRights;

    private final int type;
    private byte[] name;
    private String abstractName;
    private Inode boundInode;
    private int shut;
    /** What is on its way from here, with overhead. */
    private long unreceived;

    UnixSocket(UnixSockets sockets, Inode inode, int flags, int type) {
        super(inode, flags);
        this.sockets = sockets;
        this.type = type;
    }

    final int type() {
        return type;
    }

    /** It is connected to {@code other} from now on. */
    final void join(UnixSocket other) {
        peer = other;
        peerIdentity = sockets.caller().effective();
    }

    /** Whoever can be found by programs and keeps this: itself, but for who was not accepted yet. */
    UnixSocket owner() {
        return this;
    }

    /** Connections that wait to be accepted. */
    List<UnixSocket> pending() {
        return List.of();
    }

    final ArrayDeque<Packet> packets() {
        return queue;
    }

    final boolean isShut(int what) {
        return (shut & what) != 0;
    }

    final boolean isShutBoth() {
        return shut == (RECEIVING | SENDING);
    }

    final void shut(int what) {
        shut |= what;
        changed.ring();
    }

    @Override
    public void bind(byte[] address) {
        if (address.length == SocketFlag.SUN_PATH && UnixAddress.isOfFamily(address)) {
            bindAnywhere();
            return;
        }
        UnixAddress.check(address);
        if (UnixAddress.isAbstract(address)) {
            requireNameless();
            String wanted = UnixAddress.abstractName(address);
            sockets.bindAbstract(this, wanted);
            abstractName = wanted;
            name = address;
            return;
        }
        requireNameless();
        Inode made = sockets.caller().makeSocket(UnixAddress.path(address));
        sockets.bindInode(this, made);
        boundInode = made;
        name = UnixAddress.ofPath(address);
    }

    private void requireNameless() {
        if (name != null) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** Gives it an abstract name unless it has a name. */
    final void bindAnywhere() {
        if (name == null) {
            abstractName = sockets.bindAnywhere(this);
            name = UnixAddress.ofAbstract(abstractName);
        }
    }

    final boolean isBound() {
        return name != null;
    }

    /** It has the name of {@code other}, by which it cannot be found. */
    final void showNameOf(UnixSocket other) {
        name = other.name;
    }

    @Override
    public byte[] name() {
        return name == null ? UnixAddress.NONE : name;
    }

    @Override
    public byte[] peerName() {
        if (peer == null) {
            throw new ErrnoException(Errno.ENOTCONN);
        }
        return peer.name();
    }

    /** Waits; EAGAIN if it may not or the time is over. */
    final void await(Bell bell, Condition condition, long timeout, boolean nonBlocking) {
        if (condition.isMet()) {
            return;
        }
        if (nonBlocking) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        long now = sockets.clock().monotonicNanos();
        long deadline = timeout > Waiter.FOREVER - now ? Waiter.FOREVER : now + timeout;
        boolean met;
        try {
            met = sockets.waiter().await(bell.when(condition), deadline);
        } catch (ErrnoException e) {
            // With a limit of time the call is not made again: that would begin anew.
            throw e.errno() == Waiter.RESTART && timeout != Waiter.FOREVER ? new ErrnoException(Errno.EINTR) : e;
        }
        if (!met) {
            throw new ErrnoException(Errno.EAGAIN);
        }
    }

    final boolean mayNotWait(int flags) {
        return isNonBlocking() || (flags & SocketFlag.MSG_DONTWAIT) != 0;
    }

    /** Whether the sender's buffer lets another packet go. */
    final boolean hasSendRoom() {
        return unreceived < options.sendBuffer();
    }

    /** As poll(2) sees it: most of the buffer is free. */
    final boolean isMostlyFree() {
        return unreceived * 4 <= options.sendBuffer();
    }

    final long unreceived() {
        return unreceived;
    }

    /** EOPNOTSUPP for what is urgent, ETOOMANYREFS for too many files. */
    final void checkOutgoing(Outgoing message) {
        if ((message.flags() & SocketFlag.MSG_OOB) != 0) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        if (message.rights() != null) {
            sockets.inFlight().check(sockets.caller(), message.rights().size());
        }
    }

    /** EMSGSIZE if what is to be sent is too much for one packet. */
    final void requirePacketSize(Source source) {
        if (source.left() > options.sendBuffer() - PACKET_RESERVE) {
            throw new ErrnoException(Errno.EMSGSIZE);
        }
    }

    /** All that is to be sent, for one packet. */
    static byte[] packet(Source source) {
        byte[] bytes = new byte[(int) source.left()];
        if (source.get(bytes, 0, bytes.length) < bytes.length) {
            throw new ErrnoException(Errno.EFAULT);
        }
        return bytes;
    }

    /** The packet that carries {@code bytes} to {@code to}, whose sender is this and who has checked everything. */
    final void deliver(UnixSocket to, byte[] bytes, Outgoing message, Rights rights) {
        boolean told = message.identity() != null || options.isOn(SocketFlag.SO_PASSCRED)
                || to.options.isOn(SocketFlag.SO_PASSCRED);
        Identity identity = message.identity() != null ? message.identity() : told ? sockets.caller().real() : null;
        Packet packet = new Packet(bytes, this, identity);
        to.queue.add(packet);
        unreceived += packet.charge();
        if (rights != null) {
            packet.rights = rights;
            packet.user = sockets.caller().real().user();
            sockets.inFlight().add(to, packet);
        }
        to.changed.ring(READABLE);
    }

    /** A packet was taken out of the queue of this, with nothing left in it. */
    final void received(Packet packet) {
        packet.sender.unreceived -= packet.charge();
        taken.ring();
        // Who waits for a little room waits for much, so that not each packet wakes it.
        if (packet.sender.isMostlyFree()) {
            packet.sender.changed.ring(WRITABLE);
        }
    }

    /** The files of a packet, which it has no more; null for none. */
    final Rights takeRights(Packet packet) {
        return packet.rights == null ? null : sockets.inFlight().take(this, packet);
    }

    /** Nobody will receive what is in the queue. */
    final void dropPackets() {
        for (Packet packet = queue.poll(); packet != null; packet = queue.poll()) {
            Rights rights = takeRights(packet);
            received(packet);
            if (rights != null) {
                sockets.inFlight().release(rights);
            }
        }
    }

    /** Throws the error that came from elsewhere, if there is one. */
    final void throwError() {
        if (error != 0) {
            int last = error;
            error = 0;
            throw new ErrnoException(last);
        }
    }

    /** Fills in what a packet tells beside its bytes. */
    final void describe(Packet packet, Incoming message) {
        if (packet.sender.isBound()) {
            message.setAddress(packet.sender.name());
        }
        if (options.isOn(SocketFlag.SO_PASSCRED)) {
            message.setIdentity(packet.shownIdentity());
        }
    }

    /** Receives the packet that came first, as much of it as there is room for; the rest is lost. */
    final void receiveFirst(Incoming message) {
        Packet packet = queue.peek();
        describe(packet, message);
        int length = (int) Math.min(packet.bytes.length, message.sink().room());
        if (length < packet.bytes.length) {
            message.addFound(SocketFlag.MSG_TRUNC);
        }
        message.setWholeLength(packet.bytes.length);
        boolean peeks = message.has(SocketFlag.MSG_PEEK);
        if (!peeks) {
            queue.remove();
        }
        if (packet.rights != null) {
            message.setRights(peeks ? packet.rights.copy() : takeRights(packet));
        }
        if (!peeks) {
            received(packet);
        }
        if (message.sink().put(packet.bytes, 0, length) < length) {
            throw new ErrnoException(Errno.EFAULT);
        }
    }

    @Override
    public void shutdown(int how) {
        if (how < SocketFlag.SHUT_RD || how > SocketFlag.SHUT_RDWR) {
            throw new ErrnoException(Errno.EINVAL);
        }
        shut(how + 1);
        shutPeer(how + 1);
    }

    /** This was shut down; so its peer is, the other way round, if it is a connection. */
    void shutPeer(int what) {}

    @Override
    public void setOption(int level, int option, byte[] value) {
        if (level != SocketFlag.SOL_SOCKET) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        options.set(option, value);
        changed.ring(WRITABLE);
    }

    @Override
    public byte[] option(int level, int option) {
        if (level != SocketFlag.SOL_SOCKET) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        switch (option) {
            case SocketFlag.SO_TYPE:
                return SocketOptions.bytes(type);
            case SocketFlag.SO_DOMAIN:
                return SocketOptions.bytes(SocketFlag.AF_UNIX);
            case SocketFlag.SO_PROTOCOL:
                return SocketOptions.bytes(0);
            case SocketFlag.SO_ACCEPTCONN:
                return SocketOptions.bytes(isListening() ? 1 : 0);
            case SocketFlag.SO_ERROR:
                int last = error;
                error = 0;
                return SocketOptions.bytes(last);
            case SocketFlag.SO_PEERCRED:
                return peerIdentity.bytes();
            default:
                return options.get(option);
        }
    }

    boolean isListening() {
        return false;
    }

    /** How many bytes FIONREAD tells. */
    abstract int available();

    @Override
    public int control(int request, ControlArgument argument) {
        switch (request) {
            case TerminalFlag.FIONREAD:
                return argument.give(available());
            case TerminalFlag.TIOCOUTQ:
                return argument.give((int) unreceived);
            default:
                return super.control(request, argument);
        }
    }

    /** What of poll(2) is the same for all kinds. */
    final int pollState() {
        int events = error != 0 ? PollEvent.POLLERR : 0;
        if (isShutBoth()) {
            events |= PollEvent.POLLHUP;
        }
        if (isShut(RECEIVING)) {
            events |= PollEvent.POLLRDHUP | PollEvent.POLLIN | PollEvent.POLLRDNORM;
        }
        return queue.isEmpty() ? events : events | PollEvent.POLLIN | PollEvent.POLLRDNORM;
    }

    @Override
    public Bell changed() {
        return changed;
    }

    @Override
    protected void closed() {
        if (abstractName != null) {
            sockets.unbindAbstract(this, abstractName);
        }
        if (boundInode != null) {
            sockets.unbindInode(boundInode);
        }
        isDead = true;
        shut(RECEIVING | SENDING);
        leave();
        dropPackets();
        taken.ring();
        sockets.inFlight().socketClosed();
    }

    /** It is closed: whoever is connected to it learns of that. What it could still receive is in the queue. */
    abstract void leave();
}
