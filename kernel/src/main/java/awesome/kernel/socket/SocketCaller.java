package awesome.kernel.socket;

import awesome.kernel.vfs.Inode;

/** What sockets want of the process that is worked for. */
public interface SocketCaller {
    /** With the identities that others see when it connects or listens: the effective ones. */
    Identity effective();

    /** With the identities that its messages carry: the real ones. */
    Identity real();

    /** Whether it has a capability: CAP_ of {@link awesome.abi.linux.Capability}. */
    boolean has(int capability);

    /** How many files it may have open. */
    int fileLimit();

    /** The file at a path, which is to be written to; EACCES if it may not. */
    Inode find(String path);

    /** Makes a socket in the file system; EADDRINUSE if there is a file. */
    Inode makeSocket(String path);
}
