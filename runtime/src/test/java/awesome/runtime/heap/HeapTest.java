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
            Address object = heap.allocate(40, hub, 0);
            assertEquals(hub, object.readInt());
            object.writeInt(0);
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
        Error full = assertThrows(OutOfMemoryError.class, () -> {
            long last = 0;
            for (int i = 0; i < 10_000; i++) {
                Address next = heap.allocate(Hubs.ARRAY_BASE + 4000, hub, 1000);
                next.writeInt(Hubs.ARRAY_BASE, (int) last);
                last = next.distanceFrom(simulated.base());
                simulated.setStatic(0, last);
            }
        });
        assertEquals("Java heap space", full.getMessage());
        simulated.setStatic(0, 0);
        simulated.createArray(hub, 1000);
        assertThrows(OutOfMemoryError.class, () -> heap.allocate(1L << 40, 0, 0));
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

    /** The first large piece of memory gives some of its blocks up for what the heap notes of them. */
    @Test
    void theFirstLargeObjectFitsIntoMemoryThatIsAddedForIt() {
        int hub = simulated.arrayHub(false, 0);
        heap.setMaximum(64 * MIB);
        List<Long> given = new ArrayList<>();
        heap.setPages((target, bytes) -> {
            simulated.give(SimulatedHeap.HEAP + 2 * MIB + given.stream().mapToLong(Long::longValue).sum(), bytes);
            given.add(bytes);
            return true;
        });
        simulated.setStatic(0, simulated.createArray(hub, (int) (2 * MIB - 3 * Blocks.SIZE)));
        long large = simulated.createArray(hub, (int) (9 * MIB));
        simulated.setStatic(1, large);
        assertTrue(simulated.exists(large));
        assertTrue(given.size() <= 2, "grew " + given.size() + " times");
    }

    @Test
    void memoryThatIsNotNeededSoonGoesBack() {
        List<Long> discarded = new ArrayList<>();
        heap.setPages(new NotGrowing() {
            @Override
            public boolean discard(Address start, long bytes) {
                assertTrue(start.isAligned(4096));
                discarded.add(bytes);
                start.fill((byte) 0x55, bytes);
                return true;
            }
        });
        heap.setMaximum(2 * MIB);
        heap.setMinimumThreshold(MIB / 8);
        int hub = simulated.arrayHub(false, 0);
        long kept = simulated.createArray(hub, (int) MIB / 8);
        simulated.setStatic(0, kept);
        simulated.setStatic(1, simulated.createArray(hub, (int) MIB));
        heap.collect(false);
        assertEquals(List.of(), discarded);
        simulated.setStatic(1, 0);
        heap.collect(false);
        long sum = discarded.stream().mapToLong(Long::longValue).sum();
        assertEquals(heap.returnedBytes(), sum);
        // All of the large array, but for as much as lives, twice.
        assertTrue(sum > 0 && sum <= MIB, "gave back " + sum);
        heap.collect(false);
        assertEquals(heap.returnedBytes(), sum, "nothing is given back twice");
        long again = simulated.createArray(hub, (int) MIB);
        assertEquals(0, simulated.at(again).readLong(MIB / 2));
        assertTrue(simulated.exists(kept));
    }

    /** A run of free blocks may begin in memory that stays. */
    @Test
    void memoryGoesBackFromWhereItMay() {
        Address from = Address.of(SimulatedHeap.BASE + MIB / 2 + 1);
        List<Long> discarded = new ArrayList<>();
        heap.setPages(new NotGrowing() {
            @Override
            public Address discardableFrom() {
                return from;
            }

            @Override
            public boolean discard(Address start, long bytes) {
                assertFalse(start.isBelow(from), "memory that stays");
                discarded.add(bytes);
                return true;
            }
        });
        simulated.createArray(simulated.arrayHub(false, 0), (int) MIB);
        assertTrue(heap.giveBack() > MIB / 4, "gave back " + discarded);
    }

    /** No memory but what the heap has. */
    private abstract static class NotGrowing implements HeapPages {
        @Override
        public boolean extend(Heap target, long bytes) {
            return false;
        }
    }

    /** Memory that is gone until it is restored, as much as there is. */
    private static final class Lender extends NotGrowing {
        final Set<Long> gone = new HashSet<>();
        long left = Long.MAX_VALUE;

        @Override
        public boolean discard(Address start, long bytes) {
            for (long at = start.bits(); at < start.bits() + bytes; at += Blocks.SIZE) {
                assertTrue(gone.add(at), "given twice");
            }
            return true;
        }

        @Override
        public boolean restore(Address start, long bytes) {
            assertEquals(0, bytes % Blocks.SIZE);
            if (left < bytes) {
                return false;
            }
            left -= bytes;
            for (long at = start.bits(); at < start.bits() + bytes; at += Blocks.SIZE) {
                assertTrue(gone.remove(at), "was not gone");
            }
            return true;
        }

        boolean has(long address) {
            return !gone.contains(address - (address - SimulatedHeap.BASE) % Blocks.SIZE);
        }
    }

    @Test
    void underPressureAllFreeMemoryGoesBackAndComesAgain() {
        Lender lender = new Lender();
        heap.setPages(lender);
        heap.setMaximum(2 * MIB);
        int hub = simulated.arrayHub(false, 0);
        long kept = simulated.createArray(hub, 1000);
        simulated.setStatic(0, kept);
        simulated.createArray(hub, (int) MIB);
        long untouched = heap.giveBack();
        assertTrue(untouched > MIB / 2 && untouched < MIB);
        assertEquals(0, heap.collections());
        long garbage = heap.giveBack();
        assertTrue(garbage >= MIB && garbage + untouched < 2 * MIB);
        assertEquals(1, heap.collections());
        assertEquals((garbage + untouched) / Blocks.SIZE, lender.gone.size());
        assertEquals(0, heap.giveBack());
        assertEquals(2, heap.collections());
        assertEquals(0, heap.giveBack());
        assertEquals(2, heap.collections(), "there is nothing to find");
        assertTrue(simulated.exists(kept));
        for (int i = 1; i < 20; i++) {
            long next = simulated.createArray(hub, 50_000);
            simulated.setStatic(i % 8, next);
            for (long at = next; at < next + 50_000; at += 4096) {
                assertTrue(lender.has(SimulatedHeap.BASE + at));
            }
        }
    }

    @Test
    void whatDoesNotComeBackIsNotUsed() {
        Lender lender = new Lender();
        heap.setPages(lender);
        heap.setMaximum(2 * MIB);
        int hub = simulated.arrayHub(false, 0);
        heap.giveBack();
        lender.left = 3 * Blocks.SIZE;
        assertThrows(OutOfMemoryError.class, () -> heap.allocate(4 * Blocks.SIZE, hub, 100));
        lender.left = 10 * Blocks.SIZE;
        long large = simulated.createArray(hub, 4 * Blocks.SIZE);
        assertTrue(lender.has(SimulatedHeap.BASE + large) && lender.has(SimulatedHeap.BASE + large + 4 * Blocks.SIZE));
        simulated.createArray(hub, 100);
    }

    /** Small objects go into holes before they use up what large ones need. */
    @Test
    void wholeBlocksAreLeftForLargeObjects() {
        int small = simulated.arrayHub(true, 2);
        int large = simulated.arrayHub(false, 0);
        // Every eighth object of 1 MiB stays: holes are most of it.
        long kept = 0;
        for (int i = 0; i < 9000; i++) {
            long next = simulated.createArray(small, 24);
            if (i % 8 == 0) {
                simulated.at(next).writeInt(Hubs.ARRAY_BASE, (int) kept);
                kept = next;
                simulated.setStatic(0, kept);
            }
        }
        // What large objects left behind was used before, like the holes.
        simulated.createArray(large, (int) (MIB * 3 / 4));
        heap.collect(false);
        for (int i = 0; i < 4000; i++) {
            long next = simulated.createArray(small, 24);
            simulated.at(next).writeInt(Hubs.ARRAY_BASE, (int) kept);
            kept = next;
            simulated.setStatic(0, kept);
        }
        simulated.setStatic(1, simulated.createArray(large, (int) (MIB / 2)));
        assertTrue(simulated.exists(kept));
    }

    /** As the tables ask that belong to objects, such as those of monitors. */
    @Test
    void theDeadAreToldFromTheLivingInAllKindsOfCollections() {
        for (int kind = 0; kind < 3; kind++) {
            SimulatedHeap other = new SimulatedHeap(2 * MIB);
            if (kind == 1) {
                other.useCards();
            } else if (kind == 2) {
                other.heap.setStepwise();
            }
            SimulatedThreads threads = other.useThreads(2);
            int hub = other.instanceHub(40, 0);
            long object = other.create(hub);
            other.setStatic(0, object);
            threads.watched = object;
            for (int i = 0; i < 3; i++) {
                other.heap.collect(false);
                assertFalse(threads.takenForDead, "a living object of kind " + kind);
                collectInSteps(other.heap);
                assertFalse(threads.takenForDead, "a living object of kind " + kind);
            }
            other.setStatic(0, 0);
            other.heap.collect(false);
            assertTrue(threads.takenForDead, "a dead object of kind " + kind);
        }
    }

    private static void collectInSteps(Heap heap) {
        if (heap.cycle.isAllowed()) {
            heap.startCycle();
            while (heap.cycle.isMarking()) {
                heap.step();
            }
        }
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

    /** LLVM counts with addresses that lie beside an array, not beside other objects. */
    @Test
    void addressesBesideAnArrayKeepIt() {
        int hub = simulated.instanceHub(32, 0);
        int arrays = simulated.arrayHub(false, 2);
        long instance = simulated.create(hub);
        long first = simulated.createArray(arrays, 4);
        long between = simulated.create(hub);
        long second = simulated.createArray(arrays, 4);
        long last = simulated.create(hub);
        assertEquals(first + 32, between);
        simulated.setStackWord(0, SimulatedHeap.BASE + between);
        simulated.setStackWord(1, SimulatedHeap.BASE + second - 8);
        simulated.setStackWord(2, instance);
        heap.collect(false);
        assertTrue(simulated.exists(first) && simulated.exists(between) && simulated.exists(second));
        simulated.setStackWord(0, SimulatedHeap.BASE + first);
        simulated.setStackWord(1, 0);
        simulated.setStackWord(2, 0);
        heap.collect(false);
        assertTrue(simulated.exists(first));
        assertFalse(simulated.exists(instance) || simulated.exists(between) || simulated.exists(last));
    }

    @Test
    void objectsBehindOneWithoutFieldsAreFound() {
        simulated.create(simulated.instanceHub(8, 0));
        long object = simulated.create(simulated.instanceHub(24, 0));
        simulated.stackPointer = SimulatedHeap.STACK + 0x1000;
        Address.of(simulated.stackPointer).writeLong(SimulatedHeap.BASE + object);
        heap.collect(false);
        assertTrue(simulated.exists(object));
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
    void collectionsOfYoungObjectsLeaveOldOnesAlone() {
        simulated.useCards();
        int node = simulated.instanceHub(16, 0b11);
        long old = simulated.create(node);
        long oldGarbage = simulated.create(node);
        simulated.setStatic(0, old);
        simulated.setStatic(1, oldGarbage);
        heap.collect(true, false);
        simulated.setStatic(1, 0);
        long garbage = simulated.create(node);
        long kept = simulated.create(node);
        simulated.store(old, 8, kept);
        heap.collect(true, false);
        assertTrue(simulated.exists(old) && simulated.exists(oldGarbage) && simulated.exists(kept));
        assertFalse(simulated.exists(garbage));
        assertEquals(2, heap.youngCollections());
        heap.collect(false);
        assertTrue(simulated.exists(old) && simulated.exists(kept));
        assertFalse(simulated.exists(oldGarbage));
    }

    @Test
    void elementsOfOldArraysAreFoundByTheirCards() {
        simulated.useCards();
        int node = simulated.instanceHub(16, 0);
        int array = simulated.arrayHub(true, 2);
        long[] arrays = {simulated.createArray(array, 3000), simulated.createArray(array, 100_000)};
        simulated.setStatic(0, arrays[0]);
        simulated.setStatic(1, arrays[1]);
        heap.collect(true, false);
        for (long each : arrays) {
            for (int index : new int[] {0, 123, 2999}) {
                long element = simulated.create(node);
                simulated.store(each, Hubs.ARRAY_BASE + 4L * index, element);
                heap.collect(true, false);
                assertTrue(simulated.exists(element));
            }
        }
        long unknown = simulated.create(node);
        simulated.at(arrays[0]).writeInt(Hubs.ARRAY_BASE + 4 * 1000, (int) unknown);
        heap.collect(true, false);
        assertFalse(simulated.exists(unknown), "the whole array was scanned");
    }

    @Test
    void anObjectOnAStackIsLookedAtAgainWithoutCards() {
        simulated.useCards();
        int node = simulated.instanceHub(24, 1);
        long made = simulated.create(node);
        simulated.stackPointer = SimulatedHeap.STACK + 0x1000;
        Address.of(simulated.stackPointer).writeLong(SimulatedHeap.BASE + made);
        for (int i = 0; i < 3; i++) {
            heap.collect(true, false);
            long field = simulated.create(node);
            simulated.at(made).writeInt(8, (int) field);
            if (i == 2) {
                Address.of(simulated.stackPointer).writeLong(0);
                simulated.setStatic(0, made);
            }
            heap.collect(true, false);
            assertTrue(simulated.exists(field));
        }
    }

    @Test
    void objectsInFrontOfTheHoleOfAStoppedThreadAreFound() {
        int hub = simulated.instanceHub(64, 0);
        for (int i = 0; i < 40; i++) {
            simulated.create(hub);
        }
        simulated.stopped = simulated.otherRuns();
        long next = simulated.stopped.readLong(BumpTable.RUN);
        heap.collect(false);
        simulated.stackPointer = SimulatedHeap.STACK + 0x1000;
        long before;
        do {
            before = simulated.create(hub);
            assertTrue(before + 64 <= next || before >= BumpTable.end(simulated.stopped, BumpTable.RUN), "memory is used twice");
        } while (before > next);
        Address.of(simulated.stackPointer).writeLong(SimulatedHeap.BASE + before);
        heap.collect(false);
        assertTrue(simulated.exists(before));
        // What the stopped thread then makes is found as well.
        simulated.at(next).writeInt(hub);
        Address.of(simulated.stackPointer).writeLong(SimulatedHeap.BASE + next + 8);
        heap.collect(false);
        assertTrue(simulated.exists(next));
    }

    @Test
    void objectsBehindTheHoleOfAStoppedThreadAreFound() {
        int line = simulated.instanceHub(128, 0);
        long[] all = new long[200];
        for (int i = 0; i < all.length; i++) {
            all[i] = simulated.create(line);
        }
        // A hole of 40 lines in the middle, of which a stopped thread has the rest.
        for (int i = 0; i < 60; i++) {
            simulated.setStatic(i, all[i < 30 ? 50 + i : 40 + 50 + i]);
        }
        heap.collect(false);
        long first;
        do {
            first = simulated.create(line);
        } while (first < all[80] || first > all[120]);
        simulated.stopped = simulated.otherRuns();
        // What is behind it becomes free too.
        for (int i = 0; i < 60; i++) {
            simulated.setStatic(i, 0);
        }
        heap.collect(false);
        long end = BumpTable.end(simulated.stopped, BumpTable.RUN);
        long behind;
        do {
            behind = simulated.create(line);
        } while (behind < end);
        simulated.stackPointer = SimulatedHeap.STACK + 0x1000;
        Address.of(simulated.stackPointer).writeLong(SimulatedHeap.BASE + behind);
        heap.collect(false);
        assertTrue(simulated.exists(behind));
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
        for (int each = heap.collector().references().takeCleared(); each != 0; each = simulated.at(each).readInt(12)) {
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
        simulated.at(object).writeInt(8, (int) (object + MIB));
        heap.setVerifying(true);
        InternalError error = assertThrows(InternalError.class, () -> heap.collect(false));
        assertTrue(error.getMessage().contains("where no object is"), error.getMessage());
        simulated.at(object).writeInt(8, (int) object + 8);
        InternalError inside = assertThrows(InternalError.class, () -> heap.collect(false));
        assertTrue(inside.getMessage().contains("reaches into the next object"), inside.getMessage());
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
}
