package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.raw.Address;
import awesome.runtime.Hubs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collections in steps, where random programs hardly get. */
class StepsTest {
    private static final long MIB = 1 << 20;

    private final SimulatedHeap simulated = new SimulatedHeap(4 * MIB);
    private final Heap heap = simulated.heap;
    private final int references = simulated.arrayHub(true, 2);
    private final int bytes = simulated.arrayHub(false, 0);

    StepsTest() {
        heap.setStepwise();
    }

    private void finish() {
        while (heap.step()) {
            // There is more to do.
        }
    }

    /** An array of so many arrays of bytes that are longer than a line, with garbage between them. */
    private long arrayOfArrays(int count) {
        long array = simulated.createArray(references, count);
        simulated.setStatic(0, array);
        for (int i = 0; i < count; i++) {
            long element = simulated.createArray(bytes, 200);
            simulated.at(element).writeLong(Hubs.ARRAY_BASE + 192, element);
            simulated.store(array, Hubs.ARRAY_BASE + 4L * i, element);
            simulated.createArray(bytes, 200);
        }
        return array;
    }

    /** Overwrites an element and does not tell; the element. */
    private long overwriteUntold(long array, int index) {
        long place = array + Hubs.ARRAY_BASE + 4L * index;
        long element = simulated.at(place).readUnsignedInt();
        simulated.at(place).writeInt(0);
        return element;
    }

    @Test
    void whatAnExceptionKeptFromBeingToldIsFound() {
        long array = arrayOfArrays(10);
        heap.startCycle();
        long first = overwriteUntold(array, 3);
        long second = overwriteUntold(array, 4);
        simulated.setStackWord(0, simulated.at(first).bits());
        simulated.setStackWord(1, second << 32);
        Address words = Address.of(simulated.stackPointer);
        heap.cycle.keep(words, words.plus(16));
        simulated.setStatic(1, first);
        simulated.setStatic(2, second);
        heap.setVerifying(true);
        finish();
        assertTrue(simulated.exists(first) && simulated.exists(second));
    }

    @Test
    void afterTooManyExceptionsAllIsCollectedInOnePiece() {
        long array = arrayOfArrays(200);
        heap.startCycle();
        for (int i = 0; i < 200; i++) {
            long element = overwriteUntold(array, i);
            simulated.setStackWord(0, element);
            Address words = Address.of(simulated.stackPointer);
            heap.cycle.keep(words, words.plus(8));
            if (i % 10 == 0) {
                simulated.setStatic(1 + i / 10, element);
            }
        }
        simulated.setStackWord(0, 0);
        heap.setVerifying(true);
        finish();
        assertFalse(heap.cycle.isMarking());
        for (int i = 0; i < 20; i++) {
            assertTrue(simulated.exists(simulated.staticAt(1 + i)));
        }
    }

    @Test
    void moreIsToldThanThereIsRoomFor() {
        int count = 5000;
        long array = arrayOfArrays(count);
        heap.startCycle();
        assertTrue(heap.cycle.isMarking());
        for (int i = 0; i < count; i++) {
            long element = simulated.at(array).readInt(Hubs.ARRAY_BASE + 4L * i);
            simulated.store(array, Hubs.ARRAY_BASE + 4L * i, 0);
            if (i >= count - 20) {
                simulated.setStatic(1 + i - (count - 20), element);
            }
        }
        finish();
        assertFalse(heap.cycle.isMarking());
        // Where they lie nothing else does.
        for (int i = 0; i < 20_000; i++) {
            long other = simulated.createArray(bytes, 56);
            simulated.at(other).plus(Hubs.ARRAY_BASE).fill((byte) -1, 56);
        }
        for (int i = 0; i < 20; i++) {
            long element = simulated.staticAt(1 + i);
            assertTrue(simulated.exists(element));
            assertEquals(element, simulated.at(element).readLong(Hubs.ARRAY_BASE + 192));
        }
    }

    @Test
    void aCollectionInOnePieceClearsWhatOneInStepsHadMet() {
        int weak = simulated.referenceHub(ObjectModel.WEAK);
        long reference = simulated.create(weak);
        simulated.setStatic(0, reference);
        long referent = simulated.createArray(bytes, 100);
        simulated.at(reference).writeInt(simulated.referentOffset(), (int) referent);
        heap.startCycle();
        heap.cycle.mark(1000);
        assertNotEquals(0, simulated.link(simulated.at(reference)));
        heap.setVerifying(true);
        heap.collect(false);
        assertEquals(0, simulated.referent(simulated.at(reference)));
        assertTrue(heap.hasCleared());
    }

    @Test
    void stepsFindWhatStacksReferToInHoles() {
        int small = simulated.instanceHub(32, 0);
        List<Long> objects = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            objects.add(simulated.create(small));
        }
        simulated.setStackWord(0, simulated.at(objects.get(300)).bits());
        heap.startCycle();
        assertEquals(0, heap.starts.walked());
        assertFalse(heap.blocks.isMarked(objects.get(300)));
        finish();
        assertTrue(simulated.exists(objects.get(300)));
        assertFalse(simulated.exists(objects.get(100)));
        assertFalse(simulated.exists(objects.get(500)));
    }

    /** So many bytes of arrays that refer to each other, the last one is a static field's. */
    private static void fill(SimulatedHeap simulated, int references, long bytes) {
        for (long done = 0; done < bytes; done += 512) {
            long list = simulated.createArray(references, 124);
            simulated.at(list).writeInt(Hubs.ARRAY_BASE, (int) simulated.staticAt(0));
            simulated.setStatic(0, list);
        }
    }

    @Test
    void anAllocationMakesWayWhileItSweeps() {
        SimulatedHeap large = new SimulatedHeap(16 * MIB);
        large.heap.setStepwise();
        SimulatedThreads threads = large.useThreads(1);
        fill(large, large.arrayHub(true, 2), 10 * MIB);
        large.heap.startCycle();
        while (large.heap.cycle.isMarking()) {
            large.heap.step();
        }
        int before = threads.ways;
        int small = large.instanceHub(32, 0);
        while (large.heap.cycle.isSweeping()) {
            large.create(small);
        }
        // Most of 320 blocks are swept to find a hole, and some by steps.
        assertTrue(threads.ways - before > 16, "ways: " + (threads.ways - before));
    }

    @Test
    void whenMemoryIsShortStepsGoOnInsteadOfOneStop() {
        SimulatedThreads threads = simulated.useThreads(1);
        fill(simulated, references, heap.committedBytes() - heap.usedBytes() - 24 * Blocks.SIZE);
        for (int i = 0; i < 12; i++) {
            simulated.createArray(bytes, Blocks.SIZE - 2 * Blocks.METADATA_BYTES);
        }
        heap.startCycle();
        int before = threads.ways;
        simulated.createArray(bytes, 8 * Blocks.SIZE);
        // There are some 6000 objects, and each counts as many for its elements.
        assertTrue(threads.ways - before > 400, "ways: " + (threads.ways - before));
        assertEquals(1, heap.collections());
    }

    @Test
    void aLargeObjectIsClearWhenOthersCollectBeforeItIsOne() {
        SimulatedThreads threads = simulated.useThreads(2);
        int[] collections = new int[1];
        threads.others = () -> threads.runMeanwhile(1, () -> {
            heap.collect(false);
            heap.startCycle();
            while (heap.cycle.isMarking()) {
                heap.step();
            }
            collections[0]++;
        });
        long object = simulated.createArray(bytes, 1 << 20);
        assertTrue(collections[0] > 3);
        simulated.setStatic(0, object);
        heap.setVerifying(true);
        heap.collect(false);
        assertTrue(simulated.exists(object));
        for (int i = 0; i < 1 << 20; i += 8) {
            assertEquals(0, simulated.at(object).plus(Hubs.ARRAY_BASE + i & -8L).readLong());
        }
    }
}
