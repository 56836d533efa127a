package awesome.kernel.unix;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.socket.Identity;
import awesome.kernel.socket.Incoming;
import awesome.kernel.socket.Outgoing;
import awesome.kernel.socket.Socket;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A socket that listens, connects, and then sends to its peer: SOCK_STREAM or SOCK_SEQPACKET. */
final class Connection extends UnixSocket {
    /** Bytes of a stream that one packet carries at most. */
    private static final int PIECE = 32_768;
    /** No listener lets more wait (listen(2), "Notes"). */
    private static final int MOST_WAITING = 4096;

    private final boolean keepsPackets;
    private boolean listens;
    private int backlog;
    /** Those that have connected and wait to be accepted. */
    private final ArrayDeque<UnixSocket> waiting = new ArrayDeque<>();
    /** Who it waits with to be accepted; null otherwise. */
    private Connection listener;

    Connection(UnixSockets sockets, Inode inode, int flags, boolean keepsPackets) {
        super(sockets, inode, flags, keepsPackets ? SocketFlag.SOCK_SEQPACKET : SocketFlag.SOCK_STREAM);
        this.keepsPackets = keepsPackets;
    }

    @Override
    public boolean signalsBrokenPipe() {
        return !keepsPackets;
    }

    @Override
    UnixSocket owner() {
        return listener == null ? this : listener;
    }

    @Override
    List<UnixSocket> pending() {
        return new ArrayList<>(waiting);
    }

    @Override
    boolean isListening() {
        return listens;
    }

    @Override
    public void listen(int most) {
        if (!isBound()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (peer != null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        backlog = most < 0 || most > MOST_WAITING ? MOST_WAITING : most;
        listens = true;
        peerIdentity = sockets.caller().effective();
        taken.ring();
    }

    @Override
    public void connect(byte[] address) {
        UnixAddress.check(address);
        if (options.isOn(SocketFlag.SO_PASSCRED)) {
            bindAnywhere();
        }
        Connection other = (Connection) sockets.find(address, this);
        while (other.listens && !other.isShut(RECEIVING) && other.isFull()) {
            Connection full = other;
            await(other.taken, () -> !full.isFull() || full.isDead || full.isShut(RECEIVING), options.sendTimeout(),
                    isNonBlocking());
            other = (Connection) sockets.find(address, this);
        }
        if (!other.listens || other.isShut(RECEIVING)) {
            throw new ErrnoException(Errno.ECONNREFUSED);
        }
        if (peer != null) {
            throw new ErrnoException(Errno.EISCONN);
        }
        if (listens) {
            throw new ErrnoException(Errno.EINVAL);
        }
        other.offer(this);
    }

    private boolean isFull() {
        return waiting.size() > backlog;
    }

    /** Somebody connects to this, which listens. */
    private void offer(Connection client) {
        Connection server = (Connection) sockets.newSocket(type(), 0);
        server.options.setOn(SocketFlag.SO_PASSCRED, options.isOn(SocketFlag.SO_PASSCRED));
        server.showNameOf(this);
        Identity caller = sockets.caller().effective();
        server.peer = client;
        server.peerIdentity = caller;
        server.listener = this;
        waiting.add(server);
        client.peer = server;
        client.peerIdentity = peerIdentity;
        changed.ring(PollEvent.POLLIN | PollEvent.POLLRDNORM);
        client.changed.ring();
    }

    @Override
    public Socket accept() {
        if (!listens) {
            throw new ErrnoException(Errno.EINVAL);
        }
        await(changed, () -> !waiting.isEmpty() || isShut(RECEIVING), options.receiveTimeout(), isNonBlocking());
        Connection accepted = (Connection) waiting.poll();
        if (accepted == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        accepted.listener = null;
        taken.ring();
        return accepted;
    }

    @Override
    public long send(Outgoing message) {
        checkOutgoing(message);
        if (message.address() != null && !keepsPackets) {
            throw new ErrnoException(peer != null ? Errno.EISCONN : Errno.EOPNOTSUPP);
        }
        if (peer == null) {
            throw new ErrnoException(Errno.ENOTCONN);
        }
        return keepsPackets ? sendPacket(message) : sendBytes(message);
    }

    private long sendPacket(Outgoing message) {
        Source source = message.source();
        requirePacketSize(source);
        awaitRoom(message.flags());
        byte[] bytes = packet(source);
        requireReader();
        deliver(peer, bytes, message, message.rights());
        return bytes.length;
    }

    private long sendBytes(Outgoing message) {
        Source source = message.source();
        long before = source.done();
        if (source.left() == 0) {
            // Nothing carries the files.
            dropRights(message);
            return 0;
        }
        while (source.left() > 0) {
            try {
                awaitRoom(message.flags());
                requireReader();
            } catch (ErrnoException e) {
                if (source.done() == before) {
                    throw e;
                }
                break;
            }
            int wanted = (int) Math.min(source.left(), PIECE);
            byte[] bytes = new byte[wanted];
            boolean isFirst = source.done() == before;
            int got = source.get(bytes, 0, wanted);
            if (got > 0) {
                byte[] given = got == wanted ? bytes : Arrays.copyOf(bytes, got);
                deliver(peer, given, message, isFirst ? message.rights() : null);
            }
            if (got < wanted) {
                break;
            }
        }
        return source.done() - before;
    }

    private void dropRights(Outgoing message) {
        if (message.rights() != null) {
            sockets.inFlight().release(message.rights());
        }
    }

    private void awaitRoom(int flags) {
        await(changed, () -> hasSendRoom() || isShut(SENDING) || error != 0, options.sendTimeout(), mayNotWait(flags));
        throwError();
        if (isShut(SENDING)) {
            throw new ErrnoException(Errno.EPIPE);
        }
    }

    private void requireReader() {
        if (isShut(SENDING) || peer.isDead || peer.isShut(RECEIVING)) {
            throw new ErrnoException(Errno.EPIPE);
        }
    }

    @Override
    public void receive(Incoming message) {
        if (message.has(SocketFlag.MSG_OOB)) {
            throw new ErrnoException(keepsPackets ? Errno.EOPNOTSUPP : Errno.EINVAL);
        }
        if (peer == null) {
            throw new ErrnoException(keepsPackets ? Errno.ENOTCONN : Errno.EINVAL);
        }
        if (keepsPackets) {
            receivePacket(message);
        } else {
            receiveBytes(message);
        }
    }

    private void receivePacket(Incoming message) {
        throwError();
        await(changed, () -> !queue.isEmpty() || isShut(RECEIVING) || error != 0, options.receiveTimeout(),
                mayNotWait(message.flags()));
        throwError();
        if (!queue.isEmpty()) {
            receiveFirst(message);
        }
    }

    private void receiveBytes(Incoming message) {
        Sink sink = message.sink();
        long before = sink.done();
        boolean peeks = message.has(SocketFlag.MSG_PEEK);
        long least = message.has(SocketFlag.MSG_WAITALL) ? sink.room() : Math.min(sink.room(), options.lowWater());
        Packet last = null;
        int index = 0;
        while (sink.room() > 0 || sink.done() == before) {
            Packet next = peeks ? peeked(index) : queue.peek();
            if (next == null) {
                if (sink.done() - before >= Math.max(1, least) || sink.room() == 0 && sink.done() > before
                        || !awaitMore(message, sink.done() > before, peeks ? index : 0)) {
                    break;
                }
                continue;
            }
            if (last != null && options.isOn(SocketFlag.SO_PASSCRED)
                    && !next.shownIdentity().equals(last.shownIdentity())) {
                break;
            }
            int wanted = (int) Math.min(next.left(), sink.room());
            int moved = peeks ? sink.put(next.bytes, next.taken, wanted) : sink.putPresent(next.bytes, next.taken, wanted);
            if (moved == 0 && wanted > 0) {
                // Others may receive while memory is waited for.
                sink.awaitRoom();
                continue;
            }
            if (last == null) {
                describe(next, message);
            }
            last = next;
            boolean hadRights = next.rights != null;
            if (hadRights) {
                message.setRights(peeks ? next.rights.copy() : takeRights(next));
            }
            if (!peeks) {
                take(next, moved);
            }
            index++;
            if (hadRights || sink.room() == 0 || peeks && moved < wanted) {
                break;
            }
        }
    }

    private Packet peeked(int index) {
        int at = 0;
        for (Packet each : queue) {
            if (at == index) {
                return each;
            }
            at++;
        }
        return null;
    }

    private void take(Packet packet, int length) {
        packet.taken += length;
        if (packet.left() == 0) {
            queue.remove();
            received(packet);
        }
    }

    /** Waits for another packet; false if there is none and it is enough, or there will be none. */
    private boolean awaitMore(Incoming message, boolean hasSome, int after) {
        if (error != 0 && hasSome) {
            return false;
        }
        throwError();
        if (isShut(RECEIVING)) {
            return false;
        }
        try {
            await(changed, () -> queue.size() > after || isShut(RECEIVING) || error != 0, options.receiveTimeout(),
                    mayNotWait(message.flags()));
        } catch (ErrnoException e) {
            if (hasSome) {
                return false;
            }
            throw e;
        }
        return true;
    }

    @Override
    int available() {
        if (listens) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int sum = 0;
        for (Packet each : queue) {
            sum += each.left();
        }
        return sum;
    }

    @Override
    public int poll() {
        int events = pollState();
        if (!waiting.isEmpty()) {
            events |= PollEvent.POLLIN | PollEvent.POLLRDNORM;
        }
        if (peer == null && !listens) {
            events |= PollEvent.POLLHUP;
        }
        if (!listens && isMostlyFree()) {
            events |= WRITABLE;
        }
        return events;
    }

    @Override
    void shutPeer(int what) {
        if (peer != null && !peer.isDead) {
            int others = (what & RECEIVING) != 0 ? SENDING : 0;
            peer.shut((what & SENDING) != 0 ? others | RECEIVING : others);
        }
        taken.ring();
    }

    @Override
    void leave() {
        if (peer != null && !peer.isDead) {
            if (!queue.isEmpty() || listener != null) {
                peer.error = Errno.ECONNRESET;
            }
            peer.shut(RECEIVING | SENDING);
        }
        for (UnixSocket each = waiting.poll(); each != null; each = waiting.poll()) {
            each.release();
        }
    }
}
