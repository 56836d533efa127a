/**
 * Pairs of terminals: what one program writes to the master, another reads from the slave as if it were typed, and the
 * other way round (pty(7)).
 *
 * <p>Key types: {@link awesome.kernel.pty.PtyFileSystem} ({@code /dev/pts}; makes pairs when {@code /dev/ptmx} is
 * opened), {@link awesome.kernel.pty.Pty} (a pair), {@link awesome.kernel.pty.PtyDevice} (the bytes between),
 * {@link awesome.kernel.pty.PtyMaster} (an open master), {@link awesome.kernel.pty.PtyNode} (the name of a slave). The
 * slave is a terminal of {@code awesome.kernel.tty} at such a device.
 */
package awesome.kernel.pty;
