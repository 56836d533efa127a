package awesome.kernel.vfs;

/** Somebody who wants to know when an {@link OpenFile} is closed. */
public interface CloseWatcher {
    /** The last descriptor of the file is gone, and this watches it no longer. */
    void fileClosed();
}
