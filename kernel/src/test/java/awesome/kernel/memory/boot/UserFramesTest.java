package awesome.kernel.memory.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.fake.SparseMemory;
import awesome.kernel.memory.UserFrames;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import org.junit.jupiter.api.Test;

class UserFramesTest {
    @Test
    void theReserveIsForTheKernel() {
        BootFrameAllocator all = new BootFrameAllocator(new SparseMemory());
        all.addRegion(PhysAddr.of(1 << 20), 100 * Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        all.open(PhysAddr.of(1L << 32));
        UserFrames users = new UserFrames(all, 30);
        long last = -1;
        for (int i = 0; i < 70; i++) {
            assertEquals(70 - i, users.freeFrames());
            last = users.take();
            assertTrue(last >= 0);
        }
        assertEquals(-1, users.take());
        assertEquals(0, users.freeFrames());
        assertTrue(all.take() >= 0);
        assertEquals(0, users.freeFrames());
        users.free(Frame.of(last));
        assertEquals(-1, users.take());
        assertEquals(30, all.freeFrames());
        assertEquals(100, users.totalFrames());
    }
}
