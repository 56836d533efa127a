package awesome.bench.programs;

/** Many short-lived binary trees and one long-lived: allocation and collection. */
final class BinaryTrees {
    private static final int SHALLOWEST = 4;

    private BinaryTrees() {}

    private static final class Node {
        private final Node left;
        private final Node right;

        private Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        static Node tree(int depth) {
            return depth == 0 ? new Node(null, null) : new Node(tree(depth - 1), tree(depth - 1));
        }

        int count() {
            return left == null ? 1 : 1 + left.count() + right.count();
        }
    }

    /** Trees up to this depth. */
    static long run(int deepest) {
        long sum = Node.tree(deepest + 1).count();
        Node longLived = Node.tree(deepest);
        for (int depth = SHALLOWEST; depth <= deepest; depth += 2) {
            int trees = 1 << (deepest - depth + SHALLOWEST);
            int nodes = 0;
            for (int i = 0; i < trees; i++) {
                nodes += Node.tree(depth).count();
            }
            sum = sum * 31 + nodes;
        }
        return sum * 31 + longLived.count();
    }
}
