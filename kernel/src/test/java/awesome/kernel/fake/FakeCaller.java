package awesome.kernel.fake;

import awesome.abi.linux.FileMode;
import awesome.kernel.socket.Identity;
import awesome.kernel.socket.SocketCaller;
import awesome.kernel.vfs.Inode;

/** A process that uses sockets, as a test says. */
public final class FakeCaller implements SocketCaller {
    private final TestFiles files;
    public Identity identity = new Identity(10, 0, 0);
    public boolean superuser = true;
    public int limit = 1024;

    FakeCaller(TestFiles files) {
        this.files = files;
    }

    @Override
    public Identity effective() {
        return identity;
    }

    @Override
    public Identity real() {
        return identity;
    }

    @Override
    public boolean has(int capability) {
        return superuser;
    }

    @Override
    public int fileLimit() {
        return limit;
    }

    @Override
    public Inode find(String path) {
        return files.find(path);
    }

    @Override
    public Inode makeSocket(String path) {
        files.vfs.makeNode(files.context, files.vfs.root(), path, FileMode.S_IFSOCK | 0777, 0);
        return files.find(path);
    }
}
