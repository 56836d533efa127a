package awesome.kernel.overlay;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.List;

/** How a layer says that something below it is not to be seen. */
final class Marks {
    /** What begins so is the overlay's own, and programs do not see it. */
    static final String OWN = "trusted.overlay.";

    private static final String OPAQUE = OWN + "opaque";
    private static final byte YES = 'y';

    private Marks() {}

    /** Whether a file of a layer stands for none. */
    static boolean isWhiteout(Inode inode) {
        return inode.type() == FileMode.S_IFCHR && inode.device() == 0;
    }

    /** Makes a whiteout. */
    static void whiteOut(Directory directory, String name) {
        directory.create(name, FileMode.S_IFCHR, 0);
    }

    /** Whether a directory of a layer hides those of its name below. */
    static boolean isOpaque(Inode directory) {
        ExtendedAttributes all = directory.mayHaveAttributes() ? directory.attributes() : null;
        if (all == null) {
            return false;
        }
        for (String name : all.names()) {
            if (name.equals(OPAQUE)) {
                byte[] value = all.get(name);
                return value.length == 1 && value[0] == YES;
            }
        }
        return false;
    }

    /** Has a directory hide those of its name below. */
    static void setOpaque(Inode directory) {
        directory.makeAttributes().set(OPAQUE, new byte[] {YES}, 0);
    }

    /** Takes away the whiteouts in a directory in which nothing else is. */
    static void clear(Directory directory) {
        for (String name : names(directory)) {
            directory.remove(name);
        }
    }

    /** All names in a directory of a layer. */
    static List<String> names(Directory directory) {
        ArrayList<String> names = new ArrayList<>();
        directory.list(0, (position, name, number, type) -> names.add(name));
        return names;
    }
}
