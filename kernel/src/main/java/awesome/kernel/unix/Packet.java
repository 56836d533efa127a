package awesome.kernel.unix;

import awesome.kernel.socket.Identity;
import awesome.kernel.socket.Rights;

/** Bytes on their way from one socket to another, and what goes along. */
final class Packet {
    /** What a packet takes of its sender's buffer beside its bytes. */
    static final int OVERHEAD = 512;

    final byte[] bytes;
    final UnixSocket sender;
    /** Null if nobody asked as whom it is sent. */
    final Identity identity;
    /** Null for none, or if they are received already. */
    Rights rights;
    /** Of the sender, for the count of files on their way. */
    int user;
    /** How many bytes are received. */
    int taken;

    Packet(byte[] bytes, UnixSocket sender, Identity identity) {
        this.bytes = bytes;
        this.sender = sender;
        this.identity = identity;
    }

    /** How many bytes can be received. */
    int left() {
        return bytes.length - taken;
    }

    /** What it takes of its sender's buffer. */
    int charge() {
        return bytes.length + OVERHEAD;
    }

    /** As whom it was sent. */
    Identity shownIdentity() {
        return identity == null ? Identity.UNKNOWN : identity;
    }
}
