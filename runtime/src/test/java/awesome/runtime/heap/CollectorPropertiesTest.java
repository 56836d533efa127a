package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.runtime.Hubs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

    private static final int THREADS = 3;
    private static final int STACK_WORDS = 20;
    /** That many collections in steps come to their end in each try. */
    private static final int COLLECTIONS = 4;
    /** Bytes of an array that a thread may be stopped in allocating. */
    private static final int LONGEST_BEGUN = 400;

    /** Twice what lives: less has no place for the longest arrays between the objects that stay where they are. */
    private final SimulatedHeap simulated = new SimulatedHeap(6 << 20);
    private final Node[] roots = new Node[SimulatedHeap.STATIC_COUNT];
    /** What the words of the stack refer to. */
    private final Node[] held = new Node[STACK_WORDS];
    /** What the registers of threads refer to: where they store, and what they overwrite. */
    private final Node[] targets = new Node[THREADS];
    private final Node[] registers = new Node[THREADS];
    private final int tiny = simulated.instanceHub(Hubs.HEADER, 0);
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

    @Property(tries = 30)
    void collectionsInStepsKeepWhatIsReachable(@ForAll long seed) {
        SimulatedRun run = inSteps(seed, 800);
        run.goInSteps(4000);
    }

    @Property(tries = 30)
    void threadsMayBeStoppedAnywhereInACollectionInSteps(@ForAll long seed) {
        SimulatedRun run = inSteps(seed, 800);
        run.threads = simulated.useThreads(THREADS);
        run.goInSteps(4000);
    }

    @Property(tries = 30)
    void othersCollectAndAllocateWheneverAnAllocationMakesWay(@ForAll long seed) {
        SimulatedRun run = inSteps(seed, 60_000);
        run.threads = simulated.useThreads(THREADS);
        run.threads.others = run::others;
        run.goInSteps(4000);
    }

    private SimulatedRun inSteps(long seed, int longest) {
        simulated.heap.setStepwise();
        SimulatedRun run = new SimulatedRun(seed);
        run.longest = longest;
        return run;
    }

    private final class SimulatedRun {
        private final Random random;
        private SimulatedThreads threads;
        private final int[] indexes = new int[THREADS];
        private int youngCollections;
        private int longest = 30_000;

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

        void goInSteps(int steps) {
            Heap heap = simulated.heap;
            // What is verified is swept at once.
            heap.setVerifying(random.nextBoolean());
            // All tries are on one heap.
            for (int i = 0; i < roots.length; i++) {
                setRoot(i, null);
            }
            Arrays.fill(targets, null);
            Arrays.fill(registers, null);
            clearStack();
            int finished = 0;
            // By chance few collections begin, or most of them are cut short by one in one piece.
            for (int i = 0; i < steps || finished < COLLECTIONS && i < 10 * steps; i++) {
                boolean marking = heap.cycle.isMarking();
                if (threads != null) {
                    runThreads();
                }
                if (random.nextInt(5) == 0) {
                    hold();
                }
                switch (random.nextInt(14)) {
                    case 0, 1, 2, 3, 4 -> setRoot(random.nextInt(roots.length), allocate());
                    case 5, 6, 7, 8, 9 -> connect();
                    case 10 -> setRoot(random.nextInt(roots.length), null);
                    case 11, 12 -> markSome();
                    default -> {
                        if (random.nextInt(10) == 0) {
                            heap.startCycle();
                        }
                    }
                }
                if (marking && !heap.cycle.isMarking()) {
                    finished++;
                    checkReachable();
                }
                if (random.nextInt(1000) == 0) {
                    clearStack();
                    collectAndCompare();
                }
            }
            assertTrue(finished >= COLLECTIONS, "collections: " + finished);
            // What died meanwhile is gone after one more.
            clearStack();
            finish();
            heap.startCycle();
            finish();
            Set<Long> expected = checkReachable().keySet();
            assertTrue(objects().containsAll(expected));
            // But for what lies beside the next object, and what that refers to.
            assertTrue(objects().size() <= expected.size() + 100, objects().size() + " of " + expected.size());
        }

        /** Has something on the stack, soon without any other reference to it. */
        private void hold() {
            Node node = any();
            if (node != null) {
                int word = random.nextInt(STACK_WORDS);
                held[word] = node;
                simulated.setStackWord(word, node.offset + random.nextInt(8));
            }
        }

        /** Something that is reachable; null if nothing is. */
        private Node any() {
            List<Node> all = new ArrayList<>(reachable());
            return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
        }

        private void clearStack() {
            for (int i = 0; i < STACK_WORDS; i++) {
                simulated.setStackWord(i, 0);
                held[i] = null;
            }
        }

        private void others() {
            int thread = random.nextInt(THREADS);
            if (random.nextInt(20) == 0 && threads.isFree(thread)) {
                threads.runMeanwhile(thread, () -> {
                    switch (random.nextInt(6)) {
                        case 0 -> simulated.heap.collect(false);
                        case 1 -> simulated.heap.startCycle();
                        case 2 -> finish();
                        case 3 -> setRoot(random.nextInt(roots.length), allocate());
                        default -> simulated.heap.step();
                    }
                });
            }
        }

        private void runThreads() {
            int thread = random.nextInt(THREADS);
            switch (random.nextInt(9)) {
                case 0 -> threads.run(thread);
                case 3 -> {
                    if (threads.isFree(thread)) {
                        threads.end(thread);
                        targets[thread] = null;
                        registers[thread] = null;
                    }
                }
                case 4, 5 -> store(thread);
                case 1 -> threads.begin(thread, huge, LONGEST_BEGUN);
                case 2 -> {
                    int length = random.nextInt((LONGEST_BEGUN - Hubs.ARRAY_BASE) / 4);
                    int bytes = Hubs.ARRAY_BASE + 4 * length;
                    long object = threads.complete(thread, length, Math.max(Heap.SMALLEST, bytes + 7 & -8));
                    if (object != 0) {
                        Node node = new Node();
                        node.children = new Node[length];
                        node.offset = object;
                        node.bytes = bytes;
                        setRoot(random.nextInt(roots.length), node);
                    }
                }
                default -> {
                    // The same thread goes on.
                }
            }
        }

        /** One more part of how a thread overwrites a reference. */
        private void store(int thread) {
            if (threads.isFree(thread)) {
                Node from = any();
                if (from != null && from.children.length > 0) {
                    targets[thread] = from;
                    indexes[thread] = random.nextInt(from.children.length);
                    registers[thread] = from.children[indexes[thread]];
                    threads.beginStore(thread, from.offset, place(from, indexes[thread]));
                }
            } else if (threads.aboutToStore(thread) == 0) {
                threads.endStore(thread);
            } else if (targets[thread].children[indexes[thread]] == registers[thread]) {
                Node to = any();
                targets[thread].children[indexes[thread]] = to;
                threads.store(thread, to == null ? 0 : to.offset);
            } else {
                // Another one was faster: programs have no such races.
                threads.endStore(thread);
            }
        }

        private void markSome() {
            if (simulated.heap.cycle.isMarking() && !simulated.heap.cycle.mark(random.nextInt(6) + 1)) {
                return;
            }
            simulated.heap.step();
        }

        private void finish() {
            while (simulated.heap.step()) {
                // There is more to do.
            }
        }

        private Map<Long, Node> checkReachable() {
            Map<Long, Node> expected = new HashMap<>();
            for (Node node : reachable()) {
                expected.put(node.offset, node);
                assertTrue(simulated.exists(node.offset), "a reachable object is gone");
                if (node.pattern != 0) {
                    assertEquals(node.pattern, simulated.at(node.offset).readLong(24));
                }
            }
            return expected;
        }

        private Node allocate() {
            Node node = new Node();
            if (random.nextInt(8) == 0) {
                node.children = new Node[0];
                node.offset = simulated.create(tiny);
                node.bytes = Hubs.HEADER;
            } else if (random.nextBoolean()) {
                node.children = new Node[2];
                node.offset = simulated.create(small);
                node.bytes = 32;
                node.pattern = random.nextLong();
                simulated.at(node.offset).writeLong(24, node.pattern);
            } else {
                int length = random.nextInt(8) == 0 ? random.nextInt(longest) : random.nextInt(100);
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
            Node from = any();
            if (from != null && from.children.length > 0) {
                Node to = any();
                int index = random.nextInt(from.children.length);
                from.children[index] = to;
                simulated.store(from.offset, place(from, index), to.offset);
            }
        }

        private long place(Node from, int index) {
            return (from.bytes == 32 && from.pattern != 0 ? 8 : Hubs.ARRAY_BASE) + 4L * index;
        }

        private Set<Node> reachable() {
            // In an order that depends on the seed alone.
            Set<Node> seen = new LinkedHashSet<>();
            Deque<Node> open = new ArrayDeque<>();
            for (Node[] each : List.of(roots, held, targets, registers)) {
                for (Node root : each) {
                    if (root != null && seen.add(root)) {
                        open.add(root);
                    }
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
            boolean young = simulated.heap.cards.exist() && (youngCollections == 0 || random.nextInt(4) != 0);
            simulated.heap.collect(young, false);
            Map<Long, Node> expected = checkReachable();
            if (young) {
                // Old garbage stays, and what it refers to.
                assertTrue(objects().containsAll(expected.keySet()));
                youngCollections++;
            } else if (threads == null) {
                assertEquals(expected.keySet(), objects());
            } else {
                // And what threads are about to allocate.
                Set<Long> found = objects();
                assertTrue(found.containsAll(expected.keySet()));
                assertTrue(found.size() <= expected.size() + THREADS, found.size() + " of " + expected.size());
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
                    if (heap.blocks.isStart(object) && heap.blocks.at(object).readInt() != 0) {
                        found.add(object);
                    }
                }
            }
            return found;
        }
    }
}
