package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.socket.Identity;
import awesome.kernel.socket.SocketCaller;
import awesome.kernel.vfs.FileAccess;
import awesome.kernel.vfs.Inode;

/** The process that is worked for, as sockets see it. */
public final class CurrentCaller implements SocketCaller {
    private static final int PERMISSIONS = 0777;

    private final CurrentProcess current;

    /** The one in {@code current}. */
    public CurrentCaller(CurrentProcess current) {
        this.current = current;
    }

    private Identity identity(int which) {
        Credentials who = current.get().credentials();
        return new Identity(current.get().id(), who.user(which), who.group(which));
    }

    @Override
    public Identity effective() {
        return identity(Credentials.EFFECTIVE);
    }

    @Override
    public Identity real() {
        return identity(Credentials.REAL);
    }

    @Override
    public boolean has(int capability) {
        return current.get().credentials().has(capability);
    }

    @Override
    public int fileLimit() {
        return current.get().files().limit();
    }

    @Override
    public Inode find(String path) {
        Process process = current.get();
        Inode found = process.vfs().find(process.paths(), process.paths().current(), path, true);
        process.vfs().access().require(found, FileAccess.WRITE);
        return found;
    }

    @Override
    public Inode makeSocket(String path) {
        Process process = current.get();
        try {
            process.vfs().makeNode(process.paths(), process.paths().current(), path,
                    FileMode.S_IFSOCK | PERMISSIONS, 0);
        } catch (ErrnoException e) {
            throw e.errno() == Errno.EEXIST ? new ErrnoException(Errno.EADDRINUSE) : e;
        }
        return process.vfs().find(process.paths(), process.paths().current(), path, true);
    }
}
