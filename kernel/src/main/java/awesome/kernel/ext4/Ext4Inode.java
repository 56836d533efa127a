package awesome.kernel.ext4;

/** What all files of this file system have, directories or not. */
interface Ext4Inode {
    /** The inode on the disk. */
    Node node();

    /** Takes over what stat(2) tells from the disk. */
    void load();

    /** Whether nobody uses it, and nothing of it is to be written. */
    boolean isIdle();

    /** Gives its pages back; up to {@code wanted} of those that nobody needs now. */
    int giveBack(int wanted);

    /** Sets how many names it has, as they are in the directories now. */
    void setLinks(int links);

    /** Disposes of it if it has lost its last name and nobody uses it. */
    void disposeIfGone();
}
