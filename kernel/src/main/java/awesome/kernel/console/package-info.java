/**
 * The machine's console: text to people, keys from people.
 *
 * <p>Key types: {@link awesome.kernel.console.ConsoleDevice} (what a terminal or a log writes to and reads
 * from), {@link awesome.kernel.console.Console} (several {@link awesome.kernel.console.CharacterDevice}s at once,
 * such as a serial line and a screen with a keyboard), {@link awesome.kernel.console.AnsiTerminal} (turns
 * bytes with escape sequences into cells of a {@link awesome.kernel.console.TextScreen}),
 * {@link awesome.kernel.console.OutputLock} (keeps what several CPUs write apart), and
 * {@link awesome.kernel.console.HostPort} (a way to a program beside a virtual machine). The architecture layer
 * brings the devices; the terminal layer (echo, line editing, signals) stands on top.
 */
package awesome.kernel.console;
