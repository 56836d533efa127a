package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.runtime.Hubs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random programs on the heap, next to a model of what they can reach. */
class CollectorPropertiesTest {
    private static final class Node {
        long offset;
        int bytes;
        long pattern;
        Node[] children;
    }

    private final SimulatedHeap simulated = new SimulatedHeap(4 << 20);
    private final Node[] roots = new Node[SimulatedHeap.STATIC_COUNT];
    private final int small = simulated.instanceHub(32, 0b11);
    private final int huge = simulated.arrayHub(true, 2);

    @Property(tries = 12)
    void exactlyWhatIsReachableSurvives(@ForAll long seed) {
        SimulatedRun run = new SimulatedRun(seed);
        run.go(1500);
    }

    @Property(tries = 12)
    void collectionsOfYoungObjectsKeepWhatIsReachable(@ForAll long seed) {
        simulated.useCards();
        SimulatedRun run = new SimulatedRun(seed);
        run.go(1500);
    }

    private final class SimulatedRun {
        private final Random random;
        private int youngCollections;

        SimulatedRun(long seed) {
            random = new Random(seed);
        }

        void go(int steps) {
            simulated.heap.setVerifying(true);
            for (int i = 0; i < steps; i++) {
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3, 4 -> setRoot(random.nextInt(roots.length), allocate());
                    case 5, 6, 7 -> connect();
                    case 8 -> setRoot(random.nextInt(roots.length), null);
                    default -> {
                        if (random.nextInt(20) == 0) {
                            collectAndCompare();
                        }
                    }
                }
            }
            collectAndCompare();
            assertTrue(youngCollections > 0 || !simulated.heap.cards.exist());
        }

        private Node allocate() {
            Node node = new Node();
            if (random.nextBoolean()) {
                node.children = new Node[2];
                node.offset = simulated.create(small);
                node.bytes = 32;
                node.pattern = random.nextLong();
                simulated.at(node.offset).writeLong(24, node.pattern);
            } else {
                int length = random.nextInt(8) == 0 ? random.nextInt(30_000) : random.nextInt(100);
                node.children = new Node[length];
                node.offset = simulated.createArray(huge, length);
                node.bytes = Hubs.ARRAY_BASE + 4 * length;
            }
            return node;
        }

        private void setRoot(int index, Node node) {
            roots[index] = node;
            simulated.setStatic(index, node == null ? 0 : node.offset);
        }

        private void connect() {
            List<Node> all = new ArrayList<>(reachable());
            if (all.size() > 1) {
                Node from = all.get(random.nextInt(all.size()));
                Node to = all.get(random.nextInt(all.size()));
                if (from.children.length > 0) {
                    int index = random.nextInt(from.children.length);
                    from.children[index] = to;
                    long field = from.bytes == 32 && from.pattern != 0 ? 8 : Hubs.ARRAY_BASE;
                    simulated.store(from.offset, field + 4L * index, to.offset);
                }
            }
        }

        private Set<Node> reachable() {
            Set<Node> seen = new HashSet<>();
            Deque<Node> open = new ArrayDeque<>();
            for (Node root : roots) {
                if (root != null && seen.add(root)) {
                    open.add(root);
                }
            }
            while (!open.isEmpty()) {
                for (Node child : open.remove().children) {
                    if (child != null && seen.add(child)) {
                        open.add(child);
                    }
                }
            }
            return seen;
        }

        private void collectAndCompare() {
            boolean young = simulated.heap.cards.exist() && random.nextInt(4) != 0;
            simulated.heap.collect(young, false);
            Map<Long, Node> expected = new HashMap<>();
            for (Node node : reachable()) {
                expected.put(node.offset, node);
                assertTrue(simulated.exists(node.offset), "a reachable object is gone");
                if (node.pattern != 0) {
                    assertEquals(node.pattern, simulated.at(node.offset).readLong(24));
                }
            }
            if (young) {
                // Old garbage stays, and what it refers to.
                assertTrue(objects().containsAll(expected.keySet()));
                youngCollections++;
            } else {
                assertEquals(expected.keySet(), objects());
            }
        }

        private Set<Long> objects() {
            Set<Long> found = new HashSet<>();
            Heap heap = simulated.heap;
            for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
                if (!heap.blocks.isUsed(block)) {
                    continue;
                }
                for (long object = Blocks.offsetOf(block); object < Blocks.offsetOf(block + 1); object += 8) {
                    if (heap.blocks.isStart(object)) {
                        found.add(object);
                    }
                }
            }
            return found;
        }
    }
}
