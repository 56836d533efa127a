package awesome.runtime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long LEAST = 1000;
    private static final long MAXIMUM = 1_000_000;

    private final Pace pace = new Pace(LEAST);

    @Test
    void withoutCardsAsMuchIsAllocatedAsLives() {
        assertFalse(pace.isYoungNext());
        assertEquals(LEAST, pace.allowance());
        pace.collectedFull(5000, MAXIMUM);
        assertEquals(5000, pace.allowance());
        assertFalse(pace.isYoungNext());
    }

    @Test
    void stepsBeginWhileHalfOfTheRoomIsLeft() {
        pace.setStepwise();
        pace.collectedFull(5000, MAXIMUM);
        assertEquals(5000, pace.allowance());
        pace.collectedFull(600_000, MAXIMUM);
        assertEquals(200_000, pace.allowance());
    }

    @Test
    void theHeapGrowsFirst() {
        pace.setGenerational();
        assertEquals(2 * LEAST, pace.allowance());
        pace.collectedYoung(2 * LEAST, 100);
        assertEquals(2 * LEAST - 100, pace.allowance());
        assertTrue(pace.isYoungNext());
    }

    @Test
    void youngCollectionsGoOnUntilMuchIsOld() {
        pace.setGenerational();
        pace.collectedFull(1500, MAXIMUM);
        long live = 1500;
        int young = 0;
        while (pace.isYoungNext()) {
            long allocated = pace.allowance();
            live += allocated / 10;
            pace.collectedYoung(allocated, live);
            young++;
        }
        assertTrue(live >= 3000 && young > 10, young + " young collections");
    }

    @Test
    void afterEachFailureThereAreMoreFullCollections() {
        pace.setGenerational();
        for (int full : new int[] {1, 2, 4, 8, 16, 32, 32}) {
            assertTrue(pace.isYoungNext());
            pace.collectedYoung(2000, 800);
            for (int i = 0; i < full; i++) {
                assertFalse(pace.isYoungNext());
                pace.collectedFull(100, MAXIMUM);
            }
        }
        assertTrue(pace.isYoungNext());
        pace.collectedYoung(2000, 110);
        pace.collectedYoung(2000, 900);
        pace.collectedFull(100, MAXIMUM);
        assertTrue(pace.isYoungNext(), "a success ends the series");
    }

    @Test
    void nearTheLimitCollectionsAreFull() {
        pace.setGenerational();
        pace.collectedFull(9000, 10_000);
        assertTrue(pace.isYoungNext());
        pace.collectedYoung(10_000, 9600);
        assertFalse(pace.isYoungNext());
    }
}
