/**
 * Sockets of any kind, as system calls see them.
 *
 * <p>Key types: {@link awesome.kernel.socket.Socket} (an open socket), {@link awesome.kernel.socket.Outgoing} and
 * {@link awesome.kernel.socket.Incoming} (a message on its way out and in), {@link awesome.kernel.socket.Rights} (open
 * files in a message), {@link awesome.kernel.socket.Identity} (whose a message or connection is),
 * {@link awesome.kernel.socket.SocketCaller} (what sockets want of the process that calls). {@code awesome.kernel.unix}
 * has those between processes.
 */
package awesome.kernel.socket;
