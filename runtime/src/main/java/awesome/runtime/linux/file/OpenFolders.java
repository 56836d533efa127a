package awesome.runtime.linux.file;

import java.util.ArrayList;
import java.util.List;

/** Directories that are being read, by the number that takes the place of a {@code DIR} pointer. */
public final class OpenFolders {
    private static final List<Folders> OPEN = new ArrayList<>();

    private OpenFolders() {}

    /** Reads a descriptor; the result is positive. */
    public static synchronized long add(int descriptor) {
        Folders folder = new Folders(descriptor);
        int free = OPEN.indexOf(null);
        if (free >= 0) {
            OPEN.set(free, folder);
            return free + 1;
        }
        OPEN.add(folder);
        return OPEN.size();
    }

    /** The directory with a number from {@link #add}. */
    public static synchronized Folders get(long number) {
        return OPEN.get((int) number - 1);
    }

    /** Forgets a number and gives the descriptor back. */
    public static synchronized int remove(long number) {
        return OPEN.set((int) number - 1, null).descriptor();
    }
}
