package awesome.kernel.cache;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Inode;

/** The pages of a file for its mappings. */
public final class MappedPages implements PageSource {
    private final FilePages pages;
    private final PageStore store;
    private final Inode owner;

    /** {@code pages} of {@code owner}, which come from {@code store}. */
    public MappedPages(FilePages pages, PageStore store, Inode owner) {
        this.pages = pages;
        this.store = store;
        this.owner = owner;
    }

    @Override
    public long frameAt(long offset) {
        if (offset >= store.size()) {
            return -1;
        }
        try {
            return pages.get(offset >>> 12);
        } catch (ErrnoException e) {
            return -1;
        }
    }

    @Override
    public long frameAtHand(long offset) {
        return offset < store.size() ? pages.atHand(offset >>> 12) : -1;
    }

    @Override
    public void retain() {
        pages.beginMapping();
        owner.retain();
    }

    @Override
    public void release() {
        pages.endMapping();
        owner.release();
    }

    @Override
    public String name() {
        return "inode " + owner.number();
    }
}
