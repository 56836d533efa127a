package awesome.kernel.memory;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/**
 * The areas of an address space, ascending and apart from one another. Neighbours that behave alike become one.
 *
 * <p>Each knows its neighbours, and together they are a balanced binary tree (Adelson-Velsky and Landis, 1962) in which each
 * knows the largest gap below an area of its subtree. So a program with as many areas as it may have pays for one what
 * others pay: who waits for the kernel meanwhile does not wait longer.
 */
final class AreaList {
    /** As many mappings a process may have, as on Linux; each costs kernel memory. */
    private static final int MOST = 65530;

    private Area root;
    private Area first;
    private Area last;
    private int size;

    /** The lowest area, or null. */
    Area first() {
        return first;
    }

    /** The highest area, or null. */
    Area last() {
        return last;
    }

    /** Throws ENOMEM if there is no room for one more. */
    void requireRoom() {
        if (size >= MOST) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    /** Where the highest free range below {@code top} starts, or -1. */
    long findFreeBelow(long top, long length) {
        if (length <= 0) {
            return -1;
        }
        Area above = firstEndingAfter(top);
        long end = above == null ? top : Math.min(top, above.start);
        Area below = above == null ? last : above.previous;
        if (end - endOf(below) >= length) {
            return end - length;
        }
        Area found = below == null ? null : highestBehindGap(root, below.start, length);
        return found == null ? -1 : found.start - length;
    }

    /** The highest area of a tree that starts at most at {@code top}, and at least {@code length} bytes behind the one before. */
    private static Area highestBehindGap(Area tree, long top, long length) {
        if (tree == null || tree.largestGap < length) {
            return null;
        }
        if (tree.start <= top) {
            Area right = highestBehindGap(tree.right, top, length);
            if (right != null) {
                return right;
            }
            if (gapBelow(tree) >= length) {
                return tree;
            }
        }
        return highestBehindGap(tree.left, top, length);
    }

    /** Whether all of [start, end) is mapped. */
    boolean isMapped(long start, long end) {
        long done = start;
        for (Area area = firstEndingAfter(start); done < end; area = area.next) {
            if (area == null || area.start > done) {
                return false;
            }
            done = area.end;
        }
        return true;
    }

    /** The area that an address lies in, or null. */
    Area find(long address) {
        Area area = firstEndingAfter(address);
        return area != null && area.contains(address) ? area : null;
    }

    /** The first area that ends above {@code address}, or null. */
    Area firstEndingAfter(long address) {
        Area found = null;
        Area area = root;
        while (area != null) {
            if (area.end > address) {
                found = area;
                area = area.left;
            } else {
                area = area.right;
            }
        }
        return found;
    }

    /** Cuts areas at both bounds; the first area that ends in the range or behind it, or null. */
    Area splitAround(long start, long end) {
        cutAt(end);
        cutAt(start);
        return firstEndingAfter(start);
    }

    private void cutAt(long address) {
        Area area = firstEndingAfter(address);
        if (area != null && area.start < address) {
            requireRoom();
            add(area.splitAt(address));
        }
    }

    /** Has an area end further up, where nothing is mapped. */
    void extend(Area area, long end) {
        area.end = end;
        if (area.next != null) {
            refresh(root, area.next);
        }
    }

    /** Makes neighbours one that lie in [start, end) or touch it, as after a change of those that lie in it. */
    void merge(long start, long end) {
        Area area = firstEndingAfter(start);
        if (area != null && area.previous != null) {
            area = area.previous;
        }
        while (area != null && area.start < end) {
            Area next = area.next;
            if (next != null && area.end == next.start && area.continuesWith(next)) {
                area.append(next);
                remove(next);
            } else {
                area = next;
            }
        }
    }

    /** Adds an area where nothing is mapped. */
    void add(Area area) {
        Area next = firstEndingAfter(area.start);
        Area previous = next == null ? last : next.previous;
        join(previous, area);
        join(area, next);
        area.left = null;
        area.right = null;
        root = added(root, area);
        size++;
    }

    /** Takes an area out. */
    void remove(Area area) {
        join(area.previous, area.next);
        root = removed(root, area);
        size--;
    }

    private void join(Area lower, Area upper) {
        if (lower == null) {
            first = upper;
        } else {
            lower.next = upper;
        }
        if (upper == null) {
            last = lower;
        } else {
            upper.previous = lower;
        }
    }

    /** The tree with an area, whose neighbours know it. */
    private static Area added(Area tree, Area area) {
        if (tree == null) {
            update(area);
            return area;
        }
        if (area.start < tree.start) {
            tree.left = added(tree.left, area);
        } else {
            tree.right = added(tree.right, area);
        }
        return balanced(tree);
    }

    /** The tree without an area, whose neighbours do not know it any more, while it knows them. */
    private static Area removed(Area tree, Area area) {
        if (area.start < tree.start) {
            tree.left = removed(tree.left, area);
        } else if (tree != area) {
            tree.right = removed(tree.right, area);
        } else if (area.left != null && area.right != null) {
            Area heir = area.next;
            heir.right = removed(area.right, heir);
            heir.left = area.left;
            return balanced(heir);
        } else {
            Area only = area.left == null ? area.right : area.left;
            if (only != null) {
                update(only);
            }
            return only;
        }
        return balanced(tree);
    }

    /** A tree of which one side may have become too high by one, or another gap. */
    private static Area balanced(Area tree) {
        int balance = height(tree.left) - height(tree.right);
        if (balance > 1) {
            if (height(tree.left.left) < height(tree.left.right)) {
                tree.left = turnedLeft(tree.left);
            }
            return turnedRight(tree);
        }
        if (balance < -1) {
            if (height(tree.right.right) < height(tree.right.left)) {
                tree.right = turnedRight(tree.right);
            }
            return turnedLeft(tree);
        }
        update(tree);
        return tree;
    }

    private static Area turnedRight(Area tree) {
        Area top = tree.left;
        tree.left = top.right;
        top.right = tree;
        update(tree);
        update(top);
        return top;
    }

    private static Area turnedLeft(Area tree) {
        Area top = tree.right;
        tree.right = top.left;
        top.left = tree;
        update(tree);
        update(top);
        return top;
    }

    /** The gap below an area is another one. */
    private static void refresh(Area tree, Area area) {
        if (area.start < tree.start) {
            refresh(tree.left, area);
        } else if (tree != area) {
            refresh(tree.right, area);
        }
        update(tree);
    }

    private static void update(Area tree) {
        tree.height = Math.max(height(tree.left), height(tree.right)) + 1;
        tree.largestGap = Math.max(gapBelow(tree), Math.max(largestGap(tree.left), largestGap(tree.right)));
    }

    private static int height(Area tree) {
        return tree == null ? 0 : tree.height;
    }

    private static long largestGap(Area tree) {
        return tree == null ? 0 : tree.largestGap;
    }

    private static long gapBelow(Area area) {
        return area.start - endOf(area.previous);
    }

    private static long endOf(Area area) {
        return area == null ? AddressSpace.LOWEST : area.end;
    }
}
