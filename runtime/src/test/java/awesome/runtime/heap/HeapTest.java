package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.raw.Address;
import awesome.runtime.Hubs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static final long MIB = 1 << 20;

    private final SimulatedHeap simulated = new SimulatedHeap(2 * MIB);
    private final Heap heap = simulated.heap;

    @Test
    void objectsAreZeroedAlignedAndApart() {
        int hub = simulated.instanceHub(40, 0);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            Address object = heap.allocate(40, 0);
            assertEquals(0, object.bits() & 7);
            for (int at = 0; at < 40; at += 8) {
                assertEquals(0, object.readLong(at));
                object.writeLong(at, -1);
            }
            object.writeInt(hub);
            assertTrue(seen.add(object.bits() / 40 * 40), "overlap");
        }
    }

    @Test
    void everySizeFitsItsCell() {
        for (int bytes = 8; bytes <= SizeClasses.MAX; bytes += 8) {
            int size = SizeClasses.size(SizeClasses.of(bytes));
            assertTrue(size >= bytes && size >= 16 && size % 8 == 0);
            if (bytes > 64 && bytes < 2048) {
                assertTrue(size <= bytes * 5 / 4, bytes + " bytes take " + size);
            }
        }
    }

    @Test
    void garbageIsReusedForever() {
        int hub = simulated.arrayHub(false, 0);
        for (int i = 0; i < 2000; i++) {
            simulated.createArray(hub, 7000);
        }
        for (int i = 0; i < 100; i++) {
            simulated.createArray(hub, 200_000);
        }
        assertTrue(heap.collections() > 5);
    }

    @Test
    void runningOutIsAnError() {
        int hub = simulated.arrayHub(true, 2);
        long last = 0;
        simulated.setStatic(0, 0);
        try {
            for (int i = 0; i < 10_000; i++) {
                long next = simulated.createArray(hub, 1000);
                simulated.at(next).writeInt(Hubs.ARRAY_BASE, (int) last);
                last = next;
                simulated.setStatic(0, last);
            }
            throw new AssertionError("2 MiB held 40 MB");
        } catch (OutOfMemoryError expected) {
            assertEquals("Java heap space", expected.getMessage());
        }
        simulated.setStatic(0, 0);
        simulated.createArray(hub, 1000);
        assertThrows(OutOfMemoryError.class, () -> heap.allocate(1L << 40, 0));
    }

    @Test
    void heapGrowsThroughItsPages() {
        int hub = simulated.arrayHub(true, 2);
        List<Long> asked = new ArrayList<>();
        heap.setPages((target, bytes) -> {
            asked.add(bytes);
            if (asked.size() > 8) {
                return false;
            }
            simulated.give(SimulatedHeap.HEAP + 2 * MIB + (asked.size() - 1) * MIB, MIB);
            return true;
        });
        for (int i = 0; i < 8; i++) {
            simulated.setStatic(i, simulated.createArray(hub, 200_000));
        }
        assertEquals(1, heap.regionCount());
        assertTrue(heap.regionBytes(0) >= 7 * MIB && heap.regionBytes(0) == 2 * MIB + asked.size() * MIB);
        assertEquals(SimulatedHeap.HEAP, heap.regionStart(0).bits());
    }

    @Test
    void regionsApartStayApartAndUnalignedOnesJoin() {
        simulated.give(SimulatedHeap.HEAP + 16 * MIB, 0x5000);
        assertEquals(2, heap.regionCount());
        long before = heap.committedBytes();
        simulated.give(SimulatedHeap.HEAP + 16 * MIB + 0x5000, 0x5000);
        assertEquals(2, heap.regionCount());
        assertEquals(before + Blocks.SIZE, heap.committedBytes(), "joined, the pieces hold a block");
        simulated.give(SimulatedHeap.HEAP + 16 * MIB + 0xa000, 0x6000);
        assertEquals(before + 2 * Blocks.SIZE, heap.committedBytes());
        assertEquals(0x10000, heap.regionBytes(1));
    }

    @Test
    void stackWordsKeepObjectsAlive() {
        int hub = simulated.instanceHub(64, 0);
        long pointed = simulated.create(hub);
        long inside = simulated.create(hub);
        long low = simulated.create(hub);
        long high = simulated.create(hub);
        long below = simulated.create(hub);
        simulated.stackPointer = SimulatedHeap.STACK + 0x1000;
        Address stack = Address.of(simulated.stackPointer);
        stack.writeLong(0, SimulatedHeap.BASE + pointed);
        stack.writeLong(8, SimulatedHeap.BASE + inside + 40);
        stack.writeLong(16, low);
        stack.writeLong(24, high << 32);
        stack.writeLong(-8, SimulatedHeap.BASE + below);
        heap.collect(false);
        assertTrue(simulated.exists(pointed) && simulated.exists(inside) && simulated.exists(low) && simulated.exists(high));
        stack.writeLong(0, 0);
        stack.writeLong(8, 0);
        stack.writeLong(16, 0);
        stack.writeLong(24, 0);
        heap.collect(false);
        assertFalse(simulated.exists(pointed) || simulated.exists(inside) || simulated.exists(low)
                || simulated.exists(high) || simulated.exists(below));
    }

    @Test
    void anotherStackIsScannedWhole() {
        int hub = simulated.instanceHub(64, 0);
        long object = simulated.create(hub);
        Address.of(SimulatedHeap.STACK + 8).writeLong(SimulatedHeap.BASE + object);
        simulated.stackPointer = 0x1234;
        heap.collect(false);
        assertTrue(simulated.exists(object));
        heap.removeStack(Address.of(SimulatedHeap.STACK));
        heap.collect(false);
        assertFalse(simulated.exists(object));
    }

    @Test
    void imageObjectsAreRoots() {
        int hub = simulated.instanceHub(24, 1);
        long target = simulated.create(hub);
        // An object of that class in the image: the next hub's place holds an instance instead.
        int place = simulated.instanceHub(0, 0);
        Address inImage = simulated.at(place);
        inImage.writeInt(hub);
        inImage.writeInt(8, (int) target);
        for (int at = 24; at < 64; at += 8) {
            inImage.writeLong(at, 0);
        }
        heap.collect(false);
        assertTrue(simulated.exists(target));
    }

    @Test
    void aLongListAndAWideArrayOverflowTheMarkStackSoundly() {
        SimulatedHeap larger = new SimulatedHeap(8 * MIB);
        int node = larger.instanceHub(16, 0b11);
        int array = larger.arrayHub(true, 2);
        long wide = larger.createArray(array, 20_000);
        larger.setStatic(0, wide);
        for (int i = 0; i < 20_000; i++) {
            long head = larger.create(node);
            larger.at(wide).writeInt(Hubs.ARRAY_BASE + 4L * i, (int) head);
            long tail = larger.create(node);
            larger.at(head).writeInt(8, (int) tail);
            larger.at(tail).writeInt(8, (int) larger.create(node));
        }
        larger.heap.setVerifying(true);
        larger.heap.collect(false);
        for (int i = 0; i < 20_000; i++) {
            long head = larger.at(wide).plus(Hubs.ARRAY_BASE + 4L * i).readUnsignedInt();
            long tail = larger.at(head).plus(8).readUnsignedInt();
            assertTrue(larger.exists(head) && larger.exists(tail) && larger.exists(larger.at(tail).plus(8).readUnsignedInt()));
        }
    }

    @Test
    void weakReferencesAreClearedAndListed() {
        int hub = simulated.instanceHub(16, 0);
        int weak = simulated.referenceHub(ObjectModel.WEAK);
        int soft = simulated.referenceHub(ObjectModel.SOFT);
        long kept = simulated.create(hub);
        simulated.setStatic(0, kept);
        long toKept = simulated.create(weak);
        long toLost = simulated.create(weak);
        long softly = simulated.create(soft);
        simulated.at(toKept).writeInt(8, (int) kept);
        simulated.at(toLost).writeInt(8, (int) simulated.create(hub));
        long softTarget = simulated.create(hub);
        simulated.at(softly).writeInt(8, (int) softTarget);
        simulated.setStatic(1, toKept);
        simulated.setStatic(2, toLost);
        simulated.setStatic(3, softly);
        heap.collect(false);
        assertEquals(kept, simulated.at(toKept).readInt(8));
        assertEquals(0, simulated.at(toLost).readInt(8));
        assertEquals(softTarget, simulated.at(softly).readInt(8));
        assertTrue(heap.hasCleared());
        heap.collect(true);
        assertEquals(0, simulated.at(softly).readInt(8));
        // Both cleared references are in the list, and stay alive there without other references.
        simulated.setStatic(2, 0);
        simulated.setStatic(3, 0);
        heap.collect(false);
        Set<Long> listed = new HashSet<>();
        for (int each = heap.collector().takeCleared(); each != 0; each = simulated.at(each).readInt(12)) {
            listed.add((long) each);
        }
        assertEquals(Set.of(toLost, softly), listed);
        assertEquals(0, simulated.at(toKept).readInt(12));
    }

    @Test
    void verifierFindsADanglingReference() {
        int hub = simulated.instanceHub(16, 1);
        long object = simulated.create(hub);
        simulated.setStatic(0, object);
        simulated.at(object).writeInt(8, (int) object + 8);
        heap.setVerifying(true);
        InternalError error = assertThrows(InternalError.class, () -> heap.collect(false));
        assertTrue(error.getMessage().contains("where no object is"), error.getMessage());
    }

    @Test
    void stressCollectsBeforeEveryAllocation() {
        int hub = simulated.instanceHub(16, 0);
        heap.setStress(1);
        for (int i = 0; i < 20; i++) {
            simulated.create(hub);
        }
        assertEquals(20, heap.collections());
    }

    /** Compiled code relies on it, see {@code docs/book/compiled-code.md}. */
    @Test
    void smallObjectsHaveAClassForEachEightBytes() {
        for (int bytes = 16; bytes <= 80; bytes += 8) {
            assertEquals(bytes / 8 - 2, SizeClasses.of(bytes));
            assertEquals(bytes, SizeClasses.size(SizeClasses.of(bytes)));
        }
    }
}
