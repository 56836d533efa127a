package awesome.kernel.overlay;

import awesome.kernel.cache.CachedInode;
import awesome.kernel.vfs.Inode;

/** An inode of an overlay: what it shows is another one's, of a layer. Within the overlay's turn. */
interface Layered extends CachedInode {
    /** The one that it shows: of the upper layer, or the uppermost that there is. */
    Inode real();

    /** It is in the upper layer when this returns. ENOSPC, EROFS. */
    void copyUp();

    /** The directory in which it is found by {@link #name}; null for the root. */
    OverlayDirectory parent();

    /** The name that it was found by. */
    String name();

    /** It is found elsewhere now. */
    void moved(OverlayDirectory to, String newName);

    /** Takes over what the real one's attributes are now. */
    void load();

    /** Its name there is gone. */
    void unlinked();
}
