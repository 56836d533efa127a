package awesome.kernel.ramfs;

/** An archive is damaged, or does not fit. The message is for people and names the place. */
public final class ArchiveException extends Exception {
    private static final long serialVersionUID = 1;

    private final long offset;

    ArchiveException(long offset, String problem) {
        super(problem + " at byte " + offset + " of the archive");
        this.offset = offset;
    }

    /** The byte of the archive where what is wrong begins. */
    public long offset() {
        return offset;
    }
}
