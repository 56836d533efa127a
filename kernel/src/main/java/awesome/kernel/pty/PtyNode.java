package awesome.kernel.pty;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;

/** The device node of a slave in {@code /dev/pts}. */
final class PtyNode extends Inode {
    private static final int PERMISSIONS = 0620;
    /** The numbers of inodes begin after those of the directory. */
    private static final int FIRST_NUMBER = 3;

    private final Pty pty;

    PtyNode(PtyFileSystem system, Pty pty) {
        super(system, FIRST_NUMBER + pty.number(), FileMode.S_IFCHR | PERMISSIONS);
        this.pty = pty;
        changeLinks(1);
    }

    @Override
    public long device() {
        return pty.terminal().number();
    }

    @Override
    public OpenFile open(int flags) {
        return pty.openSlave(flags);
    }
}
