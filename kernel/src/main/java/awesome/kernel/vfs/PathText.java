package awesome.kernel.vfs;

import java.util.ArrayList;

/** An absolute path that is found from its end on: of directories, which know the one above. */
final class PathText {
    private final ArrayList<String> names = new ArrayList<>();

    /** The name of what those lie in that were added before. */
    void addAbove(String name) {
        names.add(name);
    }

    /** The path; the root's without a name. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (int i = names.size() - 1; i >= 0; i--) {
            path.append('/').append(names.get(i));
        }
        return names.isEmpty() ? "/" : path.toString();
    }
}
