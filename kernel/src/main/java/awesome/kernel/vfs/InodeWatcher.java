package awesome.kernel.vfs;

/** Somebody who wants to know what is done with a file, or in a directory (inotify(7)). */
public interface InodeWatcher {
    /**
     * Something was done. It throws nothing.
     *
     * @param events of {@link awesome.abi.linux.InotifyFlag}
     * @param cookie the same for both parts of a rename, else 0
     * @param name of the file in the directory that is watched; null if it is the watched file itself
     * @param file which one
     */
    void happened(int events, int cookie, String name, Inode file);

    /** The watched file is gone, and this watches it no longer. */
    void watchedGone();
}
