package awesome.kernel.vfs;

import awesome.abi.linux.OpenFlag;

/** Memory that is an open file and has no path (memfd_create(2)). */
public final class MemoryFile extends ContentFile {
    /** Octal as in the headers. */
    private static final int O_LARGEFILE = 0100000;

    private final String name;

    /** An open file on {@code inode}; {@code name} is for people. */
    public MemoryFile(Inode inode, String name) {
        super(inode, OpenFlag.O_RDWR | O_LARGEFILE, null);
        this.name = name;
    }

    @Override
    protected String nameless() {
        return "/memfd:" + name + " (deleted)";
    }
}
