package awesome.kernel.futex;

/**
 * Which word is meant: the same for all who see the same memory.
 *
 * @param owner the address space, or what is behind a shared mapping; compared by identity
 * @param offset of the word there
 */
public record FutexKey(Object owner, long offset) {
    boolean is(FutexKey other) {
        return owner == other.owner && offset == other.offset;
    }

    int bucket(int count) {
        long mixed = (offset ^ System.identityHashCode(owner) * 0x1_0001L) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 32) & count - 1;
    }
}
