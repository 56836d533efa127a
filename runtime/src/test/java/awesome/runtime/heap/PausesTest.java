package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PausesTest {
    @Test
    void pausesFallIntoBucketsThatDouble() {
        Pauses pauses = new Pauses();
        pauses.add(0, 1);
        pauses.add(999, 1);
        pauses.add(1_000, 1);
        pauses.add(1_999, 1);
        pauses.add(2_000, 1);
        pauses.add(1_024_000, 7);
        pauses.add(1_023_999, 1);
        assertEquals(2, pauses.count(0));
        assertEquals(2, pauses.count(1));
        assertEquals(1, pauses.count(2));
        assertEquals(1, pauses.count(10));
        assertEquals(1, pauses.count(11));
        assertEquals(7, pauses.count());
        assertEquals(1_024_000, pauses.longest());
        assertEquals(7, pauses.liveAtLongest());
        assertEquals(2_053_997, pauses.total());
    }

    @Test
    void thereIsABucketForTheLongest() {
        Pauses pauses = new Pauses();
        pauses.add(Long.MAX_VALUE, 1);
        assertEquals(1, pauses.count(Pauses.BUCKETS - 1));
    }

    @Test
    void holesBetweenLivingObjectsAreCounted() {
        SimulatedHeap simulated = new SimulatedHeap(1 << 20);
        int hub = simulated.instanceHub(512, 0);
        for (int i = 0; i < 60; i++) {
            long object = simulated.create(hub);
            if (i % 3 == 0) {
                simulated.setStatic(i / 3, object);
            }
        }
        simulated.heap.collect(false);
        assertEquals(20 * 512, simulated.heap.liveBytes());
        assertEquals(Blocks.SIZE - Blocks.METADATA_BYTES - 20 * 512, simulated.heap.holeBytes());
    }
}
