package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.host.HostMemory;
import awesome.runtime.Hubs;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several markers, next to a model of what is reachable. */
class MarkPoolTest {
    private static final int NODES = 4000;
    private static final int EDGES = 2;
    private static final int NODE_BYTES = 24;
    /** Nodes in an array: more than a marker keeps to itself. */
    private static final int WIDTH = 200;
    /** Nodes in an array: more than the stacks of this small heap can take. */
    private static final int OVERFLOWING_WIDTH = 2000;

    private static final int MOST_TRIES = 50;

    private SimulatedHeap simulated;
    private int nodeHub;
    private int arrayHub;
    private int longHub;
    private int weakHub;

    private final long[] nodes = new long[NODES];
    private final int[][] edges = new int[NODES][EDGES];
    private long[] arrays;
    private int width;

    @AfterEach
    @AfterTry
    void stopHelpers() {
        if (simulated != null) {
            simulated.stopHelpers();
        }
    }

    private void makeHeap(int helpers) {
        stopHelpers();
        simulated = new SimulatedHeap(4 << 20);
        simulated.useHelpers(helpers);
        nodeHub = simulated.instanceHub(NODE_BYTES, 0b11);
        arrayHub = simulated.arrayHub(true, 2);
        longHub = simulated.arrayHub(false, 0);
        weakHub = simulated.referenceHub(ObjectModel.WEAK);
    }

    /** Nodes, all of which are in an array, with edges to any others. */
    private void makeGraph(Random random, int arrayWidth) {
        width = arrayWidth;
        arrays = new long[NODES / width];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = simulated.createArray(arrayHub, width);
            simulated.setStatic(i, arrays[i]);
        }
        for (int i = 0; i < NODES; i++) {
            nodes[i] = simulated.create(nodeHub);
            // Nobody refers to the long array behind.
            simulated.createArray(longHub, random.nextInt(20) == 0 ? 300 : 1);
            hold(i);
        }
        for (int i = 0; i < NODES; i++) {
            for (int edge = 0; edge < EDGES; edge++) {
                edges[i][edge] = random.nextInt(NODES);
                simulated.at(nodes[i]).writeInt(8 + 4 * edge, (int) nodes[edges[i][edge]]);
            }
        }
    }

    private void hold(int node) {
        simulated.at(arrays[node / width]).writeInt(Hubs.ARRAY_BASE + 4 * (node % width), (int) nodes[node]);
    }

    private void drop(int node) {
        simulated.at(arrays[node / width]).writeInt(Hubs.ARRAY_BASE + 4 * (node % width), 0);
    }

    private BitSet reachable(BitSet held) {
        BitSet seen = (BitSet) held.clone();
        Deque<Integer> open = new ArrayDeque<>(held.stream().boxed().toList());
        while (!open.isEmpty()) {
            for (int next : edges[open.remove()]) {
                if (!seen.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        return seen;
    }

    @Property(tries = 10)
    void severalMarkersMarkExactlyWhatIsReachable(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int helpers) {
        long helped = 0;
        // The host may run no helper while there is something to do.
        for (int i = 0; i < MOST_TRIES && helped == 0; i++) {
            helped = changeAndCollect(seed + i, helpers, WIDTH);
        }
        assertTrue(helped > 0, "none helped");
    }

    @Property(tries = 10)
    void aStackThatIsTooSmallLosesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int helpers) {
        changeAndCollect(seed, helpers, OVERFLOWING_WIDTH);
    }

    /** What helpers marked. */
    private long changeAndCollect(long seed, int helpers, int arrayWidth) {
        Random random = new Random(seed);
        makeHeap(helpers);
        makeGraph(random, arrayWidth);
        BitSet held = new BitSet();
        held.set(0, NODES);
        BitSet alive = held;
        long helped = 0;
        for (int round = 0; round < 5; round++) {
            simulated.heap.collect(false, false);
            helped += simulated.heap.bytesMarkedByHelpers();
            for (int i = 0; i < NODES; i++) {
                assertEquals(alive.get(i), simulated.exists(nodes[i]), "node " + i);
            }
            if (arrayWidth == WIDTH) {
                long arrayBytes = Hubs.ARRAY_BASE + 4L * width + 7 & -8L;
                long expected = (long) alive.cardinality() * NODE_BYTES + arrays.length * arrayBytes;
                assertEquals(expected, simulated.heap.liveBytes());
            }
            for (int i = 0; i < NODES; i++) {
                if (random.nextInt(3) == 0 && alive.get(i)) {
                    held.clear(i);
                    drop(i);
                }
            }
            alive = reachable(held);
        }
        return helped;
    }

    @Test
    void referencesAreFoundByAnyMarker() {
        makeHeap(2);
        makeGraph(new Random(1), WIDTH);
        long[] references = new long[NODES / 2];
        for (int i = 0; i < references.length; i++) {
            references[i] = simulated.create(weakHub);
            simulated.at(references[i]).writeInt(8, (int) (i % 2 == 0 ? simulated.create(nodeHub) : nodes[i]));
            simulated.at(nodes[2 * i]).writeInt(8, (int) references[i]);
        }
        simulated.heap.collect(false, false);
        for (int i = 0; i < references.length; i++) {
            assertEquals(i % 2 == 0 ? 0 : (int) nodes[i], simulated.at(references[i]).readInt(8));
        }
        assertTrue(simulated.heap.hasCleared());
    }

    @Test
    void whatOneMarkerCanDoStaysWithIt() {
        makeHeap(1);
        long last = 0;
        for (int i = 0; i < NODES; i++) {
            long node = simulated.create(nodeHub);
            simulated.at(node).writeInt(8, (int) last);
            last = node;
        }
        simulated.setStatic(0, last);
        simulated.heap.collect(false, false);
        assertEquals((long) NODES * NODE_BYTES, simulated.heap.liveBytes());
        assertEquals(0, simulated.heap.bytesMarkedByHelpers());
        assertFalse(simulated.heap.hasCleared());
    }

    @Test
    void aMachineWithoutHelpersMarksAlone() {
        makeHeap(0);
        makeGraph(new Random(2), WIDTH);
        simulated.heap.collect(false, false);
        assertEquals(0, simulated.heap.bytesMarkedByHelpers());
        assertTrue(simulated.heap.liveBytes() > (long) NODES * NODE_BYTES);
    }

    @Test
    void marksThatAreSetAtTheSameTimeAreAllThere() {
        makeHeap(1);
        Blocks blocks = simulated.heap.blocks;
        long[] neighbours = {simulated.create(nodeHub), simulated.create(nodeHub)};
        blocks.setShared(true);
        boolean[] tried = new boolean[1];
        HostMemory.current().beforeAtomic(() -> {
            if (!tried[0]) {
                tried[0] = true;
                assertTrue(blocks.mark(neighbours[1]));
                assertFalse(blocks.mark(neighbours[1]));
            }
        });
        assertTrue(blocks.mark(neighbours[0]));
        assertTrue(tried[0] && blocks.isMarked(neighbours[0]) && blocks.isMarked(neighbours[1]));
    }

    @Test
    void ofTwoThatMarkAnObjectOneDoes() {
        makeHeap(1);
        Blocks blocks = simulated.heap.blocks;
        long object = simulated.create(nodeHub);
        blocks.setShared(true);
        boolean[] tried = new boolean[1];
        HostMemory.current().beforeAtomic(() -> {
            if (!tried[0]) {
                tried[0] = true;
                assertTrue(blocks.mark(object));
            }
        });
        assertFalse(blocks.mark(object));
        assertTrue(tried[0] && blocks.isMarked(object));
    }
}
