package awesome.kernel.filelock;

/**
 * A lock of a range of bytes of a file.
 *
 * @param owner who has it
 * @param exclusive whether nobody else may have one on the same bytes; else nobody may have such a one
 * @param start the first byte
 * @param end the last byte, {@link #END} if it goes to the end of the file wherever that is
 * @param process the number of the process that asked for it, -1 if it belongs to an open file
 */
public record FileLock(LockOwner owner, boolean exclusive, long start, long end, int process) {
    /** The last byte that a file can have. */
    public static final long END = Long.MAX_VALUE;

    /** Whether {@code next}, of the same owner, begins where this ends and is of its kind. */
    boolean isContinuedBy(FileLock next) {
        return exclusive == next.exclusive && end != END && end + 1 == next.start;
    }

    /** The same from {@code newStart} to {@code newEnd}. */
    FileLock cut(long newStart, long newEnd) {
        return new FileLock(owner, exclusive, newStart, newEnd, process);
    }
}
