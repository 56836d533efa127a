package awesome.kernel.vfs;

/** A type of which there is one file system, which is the same wherever it is mounted. */
public final class SharedFileSystem implements FileSystemType {
    private final FileSystem fileSystem;

    /** The type of {@code fileSystem}. */
    public SharedFileSystem(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    @Override
    public String name() {
        return fileSystem.type();
    }

    @Override
    public boolean needsDevice() {
        return false;
    }

    @Override
    public FileSystem open(MountSource source) {
        return fileSystem;
    }
}
