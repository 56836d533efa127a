package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import java.util.ArrayList;

/** The kinds of file systems that there are, by name. */
public final class FileSystemTypes {
    private final ArrayList<FileSystemType> types = new ArrayList<>();

    /** None. */
    public FileSystemTypes() {}

    /** Adds one, whose name no other has. */
    public void add(FileSystemType type) {
        types.add(type);
    }

    /** The one of that name; ENODEV if there is none. */
    public FileSystemType find(String name) {
        for (FileSystemType type : types) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new ErrnoException(Errno.ENODEV);
    }

    /** The content of {@code /proc/filesystems}. */
    public String describe() {
        StringBuilder out = new StringBuilder();
        for (FileSystemType type : types) {
            out.append(type.needsDevice() ? "" : "nodev").append('\t').append(type.name()).append('\n');
        }
        return out.toString();
    }
}
