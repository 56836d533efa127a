package awesome.kernel.tree;

import awesome.magic.NoAlloc;

/**
 * Nodes ordered by their keys, those with equal keys in the order they came: an AVL tree (Adelson-Velsky and Landis,
 * 1962), in which the two sides of a node differ by one in height at most. In a tree with ranks each node also knows the
 * least rank below it. Adding and removing take time in the logarithm of the size, the first is at hand. Who uses it sees to it that
 * one CPU does at a time. Any context.
 */
@NoAlloc("threads are woken and timers set by interrupt handlers")
public final class OrderedTree {
    private final boolean ranked;
    private TreeNode root;
    private TreeNode first;
    private int size;

    /**
     * Empty.
     *
     * @param ranked whether {@link #firstOfRank} will be asked for, which makes all else a little slower
     */
    public OrderedTree(boolean ranked) {
        this.ranked = ranked;
    }

    /** How many nodes there are. */
    public int size() {
        return size;
    }

    /** The node with the least key that has been here longest; null if there is none. */
    public TreeNode first() {
        return first;
    }

    /** The first node in order whose rank is at most {@code most}; null if there is none. */
    public TreeNode firstOfRank(long most) {
        TreeNode node = root;
        while (node != null) {
            if (node.left != null && node.left.least <= most) {
                node = node.left;
            } else if (node.rank <= most) {
                return node;
            } else {
                node = node.right;
            }
        }
        return null;
    }

    /** The first node in order whose key is at least {@code least}; null if there is none. */
    public TreeNode firstFrom(long least) {
        TreeNode node = root;
        TreeNode found = null;
        while (node != null) {
            if (node.key < least) {
                node = node.right;
            } else {
                found = node;
                node = node.left;
            }
        }
        return found;
    }

    /** The node after this one, which is in here; null if it is the last. */
    public TreeNode after(TreeNode node) {
        if (node.right != null) {
            return leftmost(node.right);
        }
        TreeNode below = node;
        TreeNode above = node.parent;
        while (above != null && above.right == below) {
            below = above;
            above = above.parent;
        }
        return above;
    }

    private static TreeNode leftmost(TreeNode node) {
        TreeNode found = node;
        while (found.left != null) {
            found = found.left;
        }
        return found;
    }

    /** Puts a node in that is in no tree. */
    public void add(TreeNode node) {
        if (node.isInTree()) {
            throw new IllegalStateException("a node cannot be in a tree twice");
        }
        long key = node.key;
        TreeNode above = null;
        TreeNode place = root;
        while (place != null) {
            above = place;
            place = key < place.key ? place.left : place.right;
        }
        node.parent = above;
        node.height = 1;
        node.least = node.rank;
        if (above == null) {
            root = node;
            first = node;
        } else if (key < above.key) {
            above.left = node;
            // What comes before all others finds its place on the left of what did so far.
            if (above == first) {
                first = node;
            }
        } else {
            above.right = node;
        }
        size++;
        repair(above);
    }

    /** Takes a node out that is in this tree. */
    public void remove(TreeNode node) {
        if (!node.isInTree()) {
            throw new IllegalStateException("the node is in no tree");
        }
        if (first == node) {
            first = after(node);
        }
        TreeNode changed = node.parent;
        TreeNode next = null;
        if (node.left == null || node.right == null) {
            replace(node, node.left == null ? node.right : node.left);
        } else {
            next = leftmost(node.right);
            changed = putInPlaceOf(node, next);
        }
        node.left = null;
        node.right = null;
        node.parent = null;
        node.height = 0;
        size--;
        repair(changed);
        // Its rank counts where it is now, even if nothing below it is different.
        repair(next);
    }

    /** Puts the next node in the place of one with two below it; the lowest node whose subtree has changed. */
    private TreeNode putInPlaceOf(TreeNode node, TreeNode next) {
        TreeNode changed = next;
        if (next.parent != node) {
            changed = next.parent;
            replace(next, next.right);
            next.right = node.right;
            next.right.parent = next;
        }
        replace(node, next);
        next.left = node.left;
        next.left.parent = next;
        // As before, so that the repair sees what has changed.
        next.height = node.height;
        next.least = node.least;
        return changed;
    }

    /** Hangs {@code other}, which may be null, where {@code node} hangs. */
    private void replace(TreeNode node, TreeNode other) {
        TreeNode above = node.parent;
        if (above == null) {
            root = other;
        } else if (above.left == node) {
            above.left = other;
        } else {
            above.right = other;
        }
        if (other != null) {
            other.parent = above;
        }
    }

    /** Balances from {@code start} upwards, as far as something changes. */
    private void repair(TreeNode start) {
        TreeNode node = start;
        while (node != null) {
            int height = node.height;
            long least = node.least;
            TreeNode top = balance(node);
            // What is above sees nothing else of a subtree, whichever node is its root now.
            if (top.height == height && (!ranked || top.least == least)) {
                return;
            }
            node = top.parent;
        }
    }

    /** Makes one subtree right, both sides of which are; its root, which may be another node now. */
    private TreeNode balance(TreeNode node) {
        int left = height(node.left);
        int right = height(node.right);
        if (right - left > 1) {
            if (height(node.right.left) > height(node.right.right)) {
                turnRight(node.right);
            }
            return turnLeft(node);
        }
        if (left - right > 1) {
            if (height(node.left.right) > height(node.left.left)) {
                turnLeft(node.left);
            }
            return turnRight(node);
        }
        update(node, left, right);
        return node;
    }

    private TreeNode turnLeft(TreeNode node) {
        TreeNode top = node.right;
        replace(node, top);
        node.right = top.left;
        if (node.right != null) {
            node.right.parent = node;
        }
        top.left = node;
        node.parent = top;
        update(node);
        update(top);
        return top;
    }

    private TreeNode turnRight(TreeNode node) {
        TreeNode top = node.left;
        replace(node, top);
        node.left = top.right;
        if (node.left != null) {
            node.left.parent = node;
        }
        top.right = node;
        node.parent = top;
        update(node);
        update(top);
        return top;
    }

    private static int height(TreeNode node) {
        return node == null ? 0 : node.height;
    }

    private void update(TreeNode node) {
        update(node, height(node.left), height(node.right));
    }

    private void update(TreeNode node, int left, int right) {
        node.height = Math.max(left, right) + 1;
        if (ranked) {
            updateLeast(node);
        }
    }

    private static void updateLeast(TreeNode node) {
        long least = node.rank;
        if (node.left != null) {
            least = Math.min(least, node.left.least);
        }
        if (node.right != null) {
            least = Math.min(least, node.right.least);
        }
        node.least = least;
    }
}
