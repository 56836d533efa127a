package awesome.kernel.ext4;

import awesome.kernel.cache.CachedInode;

/** What all files of this file system have, directories or not. */
interface Ext4Inode extends CachedInode {
    /** The inode on the disk. */
    Node node();

    /** Takes over what stat(2) tells from the disk. */
    void load();

    /** Sets how many names it has, as they are in the directories now. */
    void setLinks(int links);

    /** Disposes of it if it has lost its last name and nobody uses it. */
    void disposeIfGone();
}
