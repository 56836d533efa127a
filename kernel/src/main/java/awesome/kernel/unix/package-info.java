/**
 * Sockets between processes of the machine (unix(7)).
 *
 * <p>Key types: {@link awesome.kernel.unix.UnixSockets} (makes them, and knows their names),
 * {@link awesome.kernel.unix.UnixSocket} with {@link awesome.kernel.unix.Connection} (stream and seqpacket) and
 * {@link awesome.kernel.unix.Datagrams}, {@link awesome.kernel.unix.Packet} (what is on its way),
 * {@link awesome.kernel.unix.InFlight} (sockets that are themselves on their way, and those that nobody can receive any
 * more). Implements {@code awesome.kernel.socket}, waits through {@code awesome.kernel.wait}.
 */
package awesome.kernel.unix;
