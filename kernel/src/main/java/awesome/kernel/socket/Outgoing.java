package awesome.kernel.socket;

import awesome.kernel.vfs.Source;

/**
 * A message to send.
 *
 * @param source its bytes
 * @param address where to; null for the peer
 * @param rights open files that go along, the sender's until {@link Socket#send} takes them; null for none
 * @param identity as whom it is sent, which was checked; null for as the caller
 * @param flags of send(2)
 */
public record Outgoing(Source source, byte[] address, Rights rights, Identity identity, int flags) {
    /** Bytes and nothing else, to the peer. */
    public static Outgoing of(Source source) {
        return new Outgoing(source, null, null, null, 0);
    }
}
