package awesome.kernel.socket;

import awesome.kernel.vfs.OpenFile;
import java.util.ArrayList;

/** Open files in a message (unix(7), SCM_RIGHTS), a use of each. */
public final class Rights {
    private final ArrayList<OpenFile> files;

    /** Those files, whose uses it takes over. */
    public Rights(ArrayList<OpenFile> files) {
        this.files = files;
    }

    public int size() {
        return files.size();
    }

    public OpenFile get(int index) {
        return files.get(index);
    }

    /** The same files, used once more. */
    public Rights copy() {
        for (OpenFile each : files) {
            each.retain();
        }
        return new Rights(new ArrayList<>(files));
    }

    /** Nobody wants them. */
    public void release() {
        for (OpenFile each : files) {
            each.release();
        }
        files.clear();
    }
}
