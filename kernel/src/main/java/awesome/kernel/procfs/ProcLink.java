package awesome.kernel.procfs;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;

/** A symbolic link to wherever its text says, or to a file itself. */
final class ProcLink extends Inode {
    /** Gives the file that a link leads to. */
    interface Jump {
        Place place();
    }

    private final Text target;
    private final Jump jump;

    /** A link that is followed by its text, or if {@code jump} is not null, leads there. */
    ProcLink(FileSystem system, long number, Text target, Jump jump) {
        super(system, number, FileMode.S_IFLNK | 0777);
        this.target = target;
        this.jump = jump;
        changeLinks(1);
    }

    @Override
    public String target() {
        String text = target.text();
        Vfs.requireLength(text);
        return text;
    }

    @Override
    public Place jump() {
        return jump == null ? null : jump.place();
    }
}
