package awesome.kernel.ext4;

/** A disk cannot be mounted. The message says for people why; the number is what mount(2) fails with. */
public final class MountException extends Exception {
    private static final long serialVersionUID = 1;

    private final int errno;

    MountException(int errno, String message) {
        super(message);
        this.errno = errno;
    }

    /** EINVAL for what is no file system of this kind or has what is not known, EUCLEAN, EIO, EROFS. */
    public int errno() {
        return errno;
    }
}
