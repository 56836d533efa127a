/**
 * File systems of other machines, such as folders of the host of a virtual one, by the protocol 9P2000.L (Linux,
 * {@code Documentation/filesystems/9p.rst}; diod, {@code protocol.md}).
 *
 * <p>Key types: {@link awesome.kernel.ninep.Channel} (carries messages, a device), {@link awesome.kernel.ninep.Exchange} (a
 * message and its answer), {@link awesome.kernel.ninep.Client} (what can be asked), and
 * {@link awesome.kernel.ninep.ShareFileSystem}. Nothing that a server says is trusted: an answer that breaks the rules is EIO. It
 * uses {@code awesome.kernel.vfs}, {@code awesome.kernel.cache} for frames, and {@code awesome.kernel.sync}. See
 * {@code docs/book/shares.md}.
 */
package awesome.kernel.ninep;
