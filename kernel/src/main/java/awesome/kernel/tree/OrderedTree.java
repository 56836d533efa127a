package awesome.kernel.tree;

import awesome.magic.NoAlloc;

/**
 * Nodes ordered by their keys, those with equal keys in the order they came: an AVL tree (Adelson-Velsky and Landis,
 * 1962), in which the two sides of a node differ by one in height at most. Each node also knows the least rank below
 * it. Adding and removing take time in the logarithm of the size, the first is at hand. Who uses it sees to it that
 * one CPU does at a time. Any context.
 */
@NoAlloc("threads are woken and timers set by interrupt handlers")
public final class OrderedTree {
    private TreeNode root;
    private TreeNode first;
    private int size;

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
        TreeNode above = null;
        TreeNode place = root;
        boolean isFirst = true;
        boolean goesLeft = false;
        while (place != null) {
            above = place;
            goesLeft = node.key < place.key;
            isFirst &= goesLeft;
            place = goesLeft ? place.left : place.right;
        }
        node.parent = above;
        node.height = 1;
        node.least = node.rank;
        if (above == null) {
            root = node;
        } else if (goesLeft) {
            above.left = node;
        } else {
            above.right = node;
        }
        if (isFirst) {
            first = node;
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
            if (top == node && node.height == height && node.least == least) {
                return;
            }
            node = top.parent;
        }
    }

    /** Makes one subtree right, both sides of which are; its root, which may be another node now. */
    private TreeNode balance(TreeNode node) {
        int slope = height(node.right) - height(node.left);
        if (slope > 1) {
            if (height(node.right.left) > height(node.right.right)) {
                turnRight(node.right);
            }
            return turnLeft(node);
        }
        if (slope < -1) {
            if (height(node.left.right) > height(node.left.left)) {
                turnLeft(node.left);
            }
            return turnRight(node);
        }
        update(node);
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

    private static void update(TreeNode node) {
        TreeNode left = node.left;
        TreeNode right = node.right;
        int height = 0;
        long least = node.rank;
        if (left != null) {
            height = left.height;
            least = Math.min(least, left.least);
        }
        if (right != null) {
            height = Math.max(height, right.height);
            least = Math.min(least, right.least);
        }
        node.height = height + 1;
        node.least = least;
    }
}
