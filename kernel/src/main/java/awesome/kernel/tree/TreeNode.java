package awesome.kernel.tree;

/** What can be in one {@link OrderedTree} at a time. */
public abstract class TreeNode {
    /** What the tree is ordered by; it stays the same while this is in a tree. */
    protected long key;
    /** A second number, the least of which can be asked for; it stays the same while this is in a tree. */
    protected long rank;

    /** The least rank of this and all below it. */
    long least;
    /** The number of nodes on the longest way down, with this; 0 while this is in no tree. */
    int height;
    TreeNode left;
    TreeNode right;
    TreeNode parent;

    /** Whether this is in a tree. */
    public final boolean isInTree() {
        return height != 0;
    }

    /** What the tree is ordered by. */
    public final long key() {
        return key;
    }
}
