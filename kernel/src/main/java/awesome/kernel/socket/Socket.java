package awesome.kernel.socket;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** An open socket. Addresses are structures {@code sockaddr} as programs have them. Errors are the man pages'. */
public abstract class Socket extends OpenFile {
    /** A socket on {@code inode}; {@code flags} O_NONBLOCK or 0. */
    protected Socket(Inode inode, int flags) {
        super(inode, OpenFlag.O_RDWR | flags);
    }

    @Override
    protected final String nameless() {
        return "socket:[" + inode().number() + "]";
    }

    /** bind(2). */
    public abstract void bind(byte[] address);

    /** connect(2). */
    public abstract void connect(byte[] address);

    /** listen(2). */
    public abstract void listen(int backlog);

    /** accept(2): the new socket, whose one use is the caller's. */
    public abstract Socket accept();

    /** getsockname(2). */
    public abstract byte[] name();

    /** getpeername(2). */
    public abstract byte[] peerName();

    /** sendmsg(2): how many bytes. Rights are taken over if it does not throw. */
    public abstract long send(Outgoing message);

    /** recvmsg(2): fills {@code message}. */
    public abstract void receive(Incoming message);

    /** shutdown(2). */
    public abstract void shutdown(int how);

    /** setsockopt(2). */
    public abstract void setOption(int level, int option, byte[] value);

    /** getsockopt(2). */
    public abstract byte[] option(int level, int option);

    @Override
    protected final void readHere(Sink sink) {
        Incoming message = new Incoming(sink, 0);
        receive(message);
        if (message.rights() != null) {
            // Nobody can find them.
            message.rights().release();
        }
    }

    @Override
    protected final void writeHere(Source source) {
        send(Outgoing.of(source));
    }
}
