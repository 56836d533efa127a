package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.raw.Address;
import awesome.runtime.Hubs;
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
}
