package awesome.conformance.memory;

/** A graph that changes at random keeps exactly its shape. */
public final class Graph {
    private Graph() {}

    private static final class Vertex {
        final int id;
        Vertex[] edges = new Vertex[4];
        int[] payload;

        Vertex(int id) {
            this.id = id;
            payload = new int[] {id, id * 7, id ^ 0x55};
        }
    }

    public static void main(String[] arguments) {
        Vertex[] roots = new Vertex[256];
        int seed = 3;
        int next = 0;
        for (int i = 0; i < 1_000_000; i++) {
            seed = seed * 1103515245 + 12345;
            int at = seed >>> 16 & 255;
            int other = seed >>> 8 & 255;
            switch (seed >>> 28 & 3) {
                case 0 -> {
                    Vertex made = new Vertex(next++);
                    made.edges[0] = roots[other];
                    roots[at] = made;
                }
                case 1 -> {
                    if (roots[at] != null) {
                        roots[at].edges[seed >>> 5 & 3] = roots[other];
                    }
                }
                case 2 -> roots[at] = roots[at] == null ? null : roots[at].edges[other & 3];
                default -> {
                    Vertex v = roots[other];
                    for (int hop = 0; v != null && hop < 5; hop++) {
                        if (v.payload[0] != v.id || v.payload[2] != (v.id ^ 0x55)) {
                            throw new IllegalStateException("damaged " + v.id);
                        }
                        v.edges[(hop + 1) & 3] = null;
                        v = v.edges[hop & 3];
                    }
                }
            }
        }
        long digest = next;
        for (Vertex each : roots) {
            digest = digest * 31 + (each == null ? 0 : each.id);
        }
        System.out.println(digest);
    }
}
