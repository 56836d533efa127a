package awesome.kernel.vfs;

/** What stands behind a device node or a named pipe. */
public interface DeviceDriver {
    /**
     * Opens it.
     *
     * @param node the inode that was found
     * @param flags of open(2)
     */
    OpenFile open(Inode node, int flags);
}
