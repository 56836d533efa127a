package awesome.kernel.vfs;

/** A kind of file system that mount(2) can name. */
public interface FileSystemType {
    /** Its name, as in {@code /proc/filesystems}. */
    String name();

    /** Whether it lies on a block device, which is then the source. */
    boolean needsDevice();

    /**
     * Gives a file system to mount: a new one, or one that is mounted elsewhere, where it is the same (of the same device).
     *
     * @throws awesome.kernel.error.ErrnoException EINVAL for options that it does not know or a device that has no such
     *     file system, EIO, ENOMEM
     */
    FileSystem open(MountSource source);
}
