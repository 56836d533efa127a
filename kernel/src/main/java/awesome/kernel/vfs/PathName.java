package awesome.kernel.vfs;

/** Names that are parts of paths. Any context; allocates nothing. An image has it done by words instead. */
public final class PathName {
    private PathName() {}

    /** A hash of the name in {@code path} from {@code start} to {@code end}, which is within it: not that of another image or run. */
    public static int hash(String path, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + path.charAt(i);
        }
        return hash;
    }

    /** Whether the name in {@code path} from {@code start} to {@code end}, which is within it, is {@code name}. */
    public static boolean is(String path, int start, int end, String name) {
        return name.length() == end - start && path.startsWith(name, start);
    }
}
