package awesome.bench.programs;

/**
 * A graph that lives long and changes all the time: each step replaces a node at a random place, which takes over
 * the edges of the old one. The collector finds most of the heap alive.
 */
final class GraphChurn {
    private static final int EDGES = 4;
    private static final int STEPS_PER_NODE = 4;

    private GraphChurn() {}

    private static final class Node {
        final Node[] edges = new Node[EDGES];
        final String name;
        final int number;

        Node(int number) {
            this.number = number;
            this.name = "n" + number;
        }
    }

    /** A graph of this many nodes. */
    static long run(int size) {
        Numbers numbers = new Numbers(99);
        Node[] nodes = new Node[size];
        for (int i = 0; i < size; i++) {
            nodes[i] = new Node(i);
        }
        for (Node each : nodes) {
            for (int i = 0; i < EDGES; i++) {
                each.edges[i] = nodes[numbers.below(size)];
            }
        }
        for (int i = 0; i < size * STEPS_PER_NODE; i++) {
            int at = numbers.below(size);
            Node fresh = new Node(nodes[at].number + 1);
            System.arraycopy(nodes[at].edges, 0, fresh.edges, 0, EDGES);
            fresh.edges[i % EDGES] = nodes[numbers.below(size)];
            nodes[at] = fresh;
        }
        long sum = 0;
        for (Node each : nodes) {
            sum = sum * 31 + each.number + each.name.length();
            for (Node other : each.edges) {
                sum += other.number;
            }
        }
        return sum;
    }
}
