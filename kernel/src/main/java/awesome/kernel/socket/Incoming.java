package awesome.kernel.socket;

import awesome.kernel.vfs.Sink;

/** A message to receive: what is wanted, then what was got. */
public final class Incoming {
    private final Sink sink;
    private final int flags;
    private byte[] address;
    private int found;
    private long wholeLength;
    private Rights rights;
    private Identity identity;

    /**
     * A message whose bytes go to {@code sink}.
     *
     * @param flags of recv(2)
     */
    public Incoming(Sink sink, int flags) {
        this.sink = sink;
        this.flags = flags;
    }

    public Sink sink() {
        return sink;
    }

    public int flags() {
        return flags;
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Who has sent it; null if the sender has no address. */
    public byte[] address() {
        return address;
    }

    public void setAddress(byte[] from) {
        address = from;
    }

    /** Flags of recvmsg(2) that tell of it. */
    public int found() {
        return found;
    }

    public void addFound(int flag) {
        found |= flag;
    }

    /** How many bytes the whole message has, whether there was room for them or not; 0 if it is none of its own. */
    public long wholeLength() {
        return wholeLength;
    }

    public void setWholeLength(long length) {
        wholeLength = length;
    }

    /** Open files, which belong to whoever received them; null for none. */
    public Rights rights() {
        return rights;
    }

    public void setRights(Rights received) {
        rights = received;
    }

    /** Who has sent it; null if the socket does not tell. */
    public Identity identity() {
        return identity;
    }

    public void setIdentity(Identity sender) {
        identity = sender;
    }
}
