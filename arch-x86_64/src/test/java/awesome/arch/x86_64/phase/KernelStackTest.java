package awesome.arch.x86_64.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelStackTest {
    private static final long LOW = 0xffff_c003_1e82_8000L;
    private static final long HIGH = LOW + (320 << 10);
    private static final long RESERVE_END = LOW + KernelStack.RESERVE;

    @Test
    void theStackIsFullWhereItsReserveBegins() {
        assertTrue(KernelStack.isEnd(LOW, HIGH, RESERVE_END, RESERVE_END - 8), "a call");
        assertTrue(KernelStack.isEnd(LOW, HIGH, RESERVE_END + 64, RESERVE_END - 4096), "a test of what is left");
        assertTrue(KernelStack.isEnd(LOW, HIGH, RESERVE_END - 2048, RESERVE_END - 2000), "a large frame");
        assertFalse(KernelStack.isEnd(LOW, HIGH, RESERVE_END + 64, RESERVE_END + 8), "there is room");
    }

    @Test
    void theOpenReserveIsFullWhereTheGuardBegins() {
        assertTrue(KernelStack.isEnd(LOW, HIGH, LOW, LOW - 8));
        assertTrue(KernelStack.isEnd(LOW, HIGH, LOW - 1024, LOW - 900), "a large frame");
        assertTrue(KernelStack.isEnd(LOW, HIGH, LOW + 64, LOW - 24 * 1024));
    }

    /** A frame that found no room may begin where nothing can be read. */
    @Test
    void onlyWhatIsAboveTheEndCanBeRead() {
        assertEquals(RESERVE_END, KernelStack.readable(LOW, false, RESERVE_END - 2048));
        assertEquals(RESERVE_END + 64, KernelStack.readable(LOW, false, RESERVE_END + 57));
        assertEquals(RESERVE_END - 2048, KernelStack.readable(LOW, true, RESERVE_END - 2048));
        assertEquals(LOW, KernelStack.readable(LOW, true, LOW - 1024));
    }

    @Test
    void otherFaultsAreNone() {
        assertFalse(KernelStack.isEnd(LOW, HIGH, LOW + 64, LOW - (1 << 20)), "far away");
        assertFalse(KernelStack.isEnd(LOW, HIGH, HIGH + 64, RESERVE_END - 8), "on another stack");
        assertFalse(KernelStack.isEnd(LOW, HIGH, RESERVE_END, 0x1000), "in the user's half");
    }
}
