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

    boolean overlaps(FileLock other) {
        return start <= other.end && other.start <= end;
    }

    /** Whether both cannot be there. */
    boolean conflictsWith(FileLock other) {
        return owner != other.owner && overlaps(other) && (exclusive || other.exclusive);
    }

    /** Both as one lock; null if they do not touch or differ. */
    FileLock with(FileLock other) {
        boolean touches = overlaps(other) || end != END && end + 1 == other.start
                || other.end != END && other.end + 1 == start;
        if (owner != other.owner || exclusive != other.exclusive || !touches) {
            return null;
        }
        return cut(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The same from {@code newStart} to {@code newEnd}. */
    FileLock cut(long newStart, long newEnd) {
        return new FileLock(owner, exclusive, newStart, newEnd, process);
    }
}
