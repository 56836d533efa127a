/**
 * Terminals: what lies between a device that moves bytes and programs that expect lines, echo and signals
 * (termios(3), ioctl_tty(2)).
 *
 * <p>Key types: {@link awesome.kernel.tty.Terminal} (one terminal: its device, settings, size, foreground process
 * group), {@link awesome.kernel.tty.LineDiscipline} (bytes from the keyboard to lines, with editing, echo and
 * signals), {@link awesome.kernel.tty.OutputProcessor} (line ends on the way out),
 * {@link awesome.kernel.tty.TerminalFile} (an open terminal), {@link awesome.kernel.tty.TerminalControl} (ioctl(2)), {@link awesome.kernel.tty.JobControl} (what a terminal
 * wants of processes). Stands on {@code awesome.kernel.console}; implements {@code awesome.kernel.vfs}.
 */
package awesome.kernel.tty;
