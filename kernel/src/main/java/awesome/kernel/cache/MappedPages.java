package awesome.kernel.cache;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Mappings;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Inode;

/** The pages of a file for its mappings. Nobody is told when programs write to them. */
public final class MappedPages implements PageSource {
    private final DiskFileSystem system;
    private final FilePages pages;
    private final PageStore store;
    private final Inode owner;
    private final Mappings mappings = new Mappings();
    /** Pages that were given away may be written to by programs, and what was is not known to be changed. */
    private boolean mayBeWritten;

    /** {@code pages} of {@code owner}, which come from {@code store} in {@code system}. */
    public MappedPages(DiskFileSystem system, FilePages pages, PageStore store, Inode owner) {
        this.system = system;
        this.pages = pages;
        this.store = store;
        this.owner = owner;
    }

    /** Whether programs map it, or have mapped it and what they wrote may not be on the disk. */
    public boolean isNeeded() {
        return pages.isMapped() || mayBeWritten;
    }

    /** Takes those that programs may have written to for changed. EIO. */
    public void takeWritten() {
        if (mayBeWritten) {
            for (long page = pages.next(0); page >= 0 && page << 12 < store.size(); page = pages.next(page + 1)) {
                if (store.makePlace(page)) {
                    pages.setDirty(page);
                }
            }
            mayBeWritten = pages.isMapped();
        }
    }

    @Override
    public long frameAt(long offset) {
        long known = frameAtHand(offset);
        if (known >= 0) {
            return known;
        }
        boolean isTaken = system.enter();
        try {
            return offset < store.size() ? pages.get(offset >>> 12) : -1;
        } catch (ErrnoException e) {
            return -1;
        } finally {
            system.leave(isTaken);
        }
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public long frameAtHand(long offset) {
        return offset < store.size() ? pages.atHand(offset >>> 12) : -1;
    }

    @Override
    public void retain() {
        pages.beginMapping();
        // Whoever may write has it open for that when it is mapped.
        mayBeWritten |= owner.isWritten();
        owner.retain();
    }

    @Override
    public void release() {
        pages.endMapping();
        if (mayBeWritten && !pages.isMapped()) {
            // They must stay until they are written.
            for (long page = pages.next(0); page >= 0; page = pages.next(page + 1)) {
                pages.setDirty(page);
            }
        }
        owner.release();
    }

    @Override
    public void sync() {
        owner.sync();
    }

    @Override
    public Mappings allMappings() {
        return mappings;
    }

    @Override
    public String name() {
        return "inode " + owner.number();
    }
}
