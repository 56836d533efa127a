package awesome.kernel.cache;

/** The hash of a name that is a part of a path. An image has it done by words instead, as the hash of a string is. */
final class NameHash {
    private NameHash() {}

    /** As {@link String#hashCode} of the part of {@code path} from {@code start} to {@code end}, which is within it. Allocates nothing. */
    static int of(String path, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + path.charAt(i);
        }
        return hash;
    }
}
