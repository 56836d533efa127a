package awesome.kernel.fake;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import java.util.ArrayList;
import java.util.List;

/** The names in a directory. */
public final class Listing {
    private Listing() {}

    /** Three at a time, as getdents(2) with small buffers does it; what cannot be read ends it, strictly by failing. */
    public static List<String> names(Directory directory, boolean strictly) {
        List<String> names = new ArrayList<>();
        long[] position = new long[1];
        int[] left = new int[1];
        try {
            do {
                left[0] = 3;
                directory.list(position[0], (at, name, number, type) -> {
                    if (left[0] == 0) {
                        return false;
                    }
                    left[0]--;
                    names.add(name);
                    position[0] = at + 1;
                    return true;
                });
            } while (left[0] == 0);
        } catch (ErrnoException e) {
            if (strictly) {
                throw e;
            }
        }
        return names;
    }
}
