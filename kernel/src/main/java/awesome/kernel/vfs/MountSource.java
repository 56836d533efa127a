package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/**
 * Of what mount(2) is to make a file system.
 *
 * @param name as it was given: the path of a device, or any word; may be empty
 * @param device the node of the block device, for a type that needs one; else null
 * @param number a device number that no other file system has, for one without a device
 * @param readOnly whether nothing is to be changed in it
 * @param options of its type, separated by commas; may be empty
 * @param paths where paths in them lead
 */
public record MountSource(String name, Inode device, long number, boolean readOnly, String options, Paths paths) {
    /** For who asks for it. */
    public interface Paths {
        /** What a path leads to; ENOENT and the like. */
        Place find(String path);
    }

    /** One in whose options there are no paths. */
    public MountSource(String name, Inode device, long number, boolean readOnly, String options) {
        this(name, device, number, readOnly, options, path -> {
            throw new ErrnoException(Errno.ENOENT);
        });
    }
}
