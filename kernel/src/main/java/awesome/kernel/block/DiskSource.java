package awesome.kernel.block;

import awesome.kernel.wait.Notice;

/** A driver whose disks come and go while the machine runs. */
public interface DiskSource {
    /** Who is told. */
    interface Watcher {
        /** There is one disk more. */
        void added(BlockDevice disk);

        /** A disk is gone: what is asked of it fails. */
        void removed(BlockDevice disk);
    }

    /**
     * The life of a thread that looks after the disks, and tells {@code watcher} of changes. It ends when there will be none.
     *
     * @param notice for this thread to wait for
     */
    void watch(Notice notice, Watcher watcher);
}
