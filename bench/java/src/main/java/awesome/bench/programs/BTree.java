package awesome.bench.programs;

/** A B-tree of long keys, filled in order and at random, and read: binary search and array copies. */
final class BTree {
    private static final int ORDER = 32;

    private Node root = new Node(true);
    private int size;

    private BTree() {}

    private static final class Node {
        int count;
        final long[] keys = new long[ORDER];
        final long[] values = new long[ORDER];
        final Node[] children;

        Node(boolean leaf) {
            children = leaf ? null : new Node[ORDER + 1];
        }

        boolean isLeaf() {
            return children == null;
        }

        boolean isFull() {
            return count == ORDER;
        }

        /** Where the key is, or minus one minus where it belongs. */
        int find(long key) {
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                long found = keys[middle];
                if (found < key) {
                    low = middle + 1;
                } else if (found > key) {
                    high = middle - 1;
                } else {
                    return middle;
                }
            }
            return -1 - low;
        }

        void insert(int at, long key, long value, Node right) {
            System.arraycopy(keys, at, keys, at + 1, count - at);
            System.arraycopy(values, at, values, at + 1, count - at);
            if (right != null) {
                System.arraycopy(children, at + 1, children, at + 2, count - at);
                children[at + 1] = right;
            }
            keys[at] = key;
            values[at] = value;
            count++;
        }

        /** Moves the upper half of the full child to a new one behind it. */
        void splitChild(int at) {
            Node left = children[at];
            Node right = new Node(left.isLeaf());
            int middle = ORDER / 2;
            int moved = ORDER - middle - 1;
            System.arraycopy(left.keys, middle + 1, right.keys, 0, moved);
            System.arraycopy(left.values, middle + 1, right.values, 0, moved);
            if (!left.isLeaf()) {
                System.arraycopy(left.children, middle + 1, right.children, 0, moved + 1);
            }
            right.count = moved;
            left.count = middle;
            insert(at, left.keys[middle], left.values[middle], right);
        }

        long sum() {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (isLeaf() ? 0 : children[i].sum()) * 7 + keys[i] * 31 + values[i];
            }
            return isLeaf() ? sum : sum + children[count].sum();
        }

        int depth() {
            return isLeaf() ? 1 : 1 + children[0].depth();
        }
    }

    /** This many keys. */
    static long run(int size) {
        BTree tree = new BTree();
        Numbers numbers = new Numbers(23);
        for (int i = 0; i < size; i++) {
            tree.put(numbers.below(size * 4), i);
            tree.put(i * 8L, i);
        }
        long sum = tree.size;
        for (int i = 0; i < size * 4; i++) {
            sum = sum * 3 + tree.get(numbers.below(size * 8), i);
        }
        return sum * 31 + tree.root.sum() + tree.root.depth();
    }

    private long get(long key, long otherwise) {
        Node node = root;
        while (true) {
            int at = node.find(key);
            if (at >= 0) {
                return node.values[at];
            }
            if (node.isLeaf()) {
                return otherwise;
            }
            node = node.children[-1 - at];
        }
    }

    private void put(long key, long value) {
        if (root.isFull()) {
            Node old = root;
            root = new Node(false);
            root.children[0] = old;
            root.splitChild(0);
        }
        Node node = root;
        while (true) {
            int at = node.find(key);
            if (at >= 0) {
                node.values[at] = value;
                return;
            }
            at = -1 - at;
            if (node.isLeaf()) {
                node.insert(at, key, value, null);
                size++;
                return;
            }
            if (node.children[at].isFull()) {
                node.splitChild(at);
            } else {
                node = node.children[at];
            }
        }
    }
}
