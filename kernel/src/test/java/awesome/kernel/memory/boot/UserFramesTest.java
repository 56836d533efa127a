package awesome.kernel.memory.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.fake.SparseMemory;
import awesome.kernel.memory.FailurePlan;
import awesome.kernel.memory.UserFrames;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class UserFramesTest {
    @Test
    void theReserveIsForTheKernel() {
        BootFrameAllocator all = new BootFrameAllocator(new SparseMemory());
        all.addRegion(PhysAddr.of(1 << 20), 100 * Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        all.open(PhysAddr.of(1L << 32));
        UserFrames users = new UserFrames(all, 30, () -> false);
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

    @Test
    void oneTryFailsIfItIsToldSo() {
        BootFrameAllocator all = new BootFrameAllocator(new SparseMemory());
        all.addRegion(PhysAddr.of(1 << 20), 100 * Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        all.open(PhysAddr.of(1L << 32));
        UserFrames users = new UserFrames(all, 30, () -> false);
        FailurePlan plan = new FailurePlan();
        plan.failAt(2);
        users.setFailures(plan);
        assertTrue(users.take() >= 0);
        assertEquals(-1, users.takeZeros());
        assertTrue(users.takeZeros() >= 0);
        assertEquals(3, plan.tries());
    }

    @Test
    void theKernelGivesFramesBackBeforeAProgramGetsNone() {
        BootFrameAllocator all = new BootFrameAllocator(new SparseMemory());
        all.addRegion(PhysAddr.of(1 << 20), 100 * Frame.SIZE, MemoryRegionLayout.TYPE_USABLE);
        all.open(PhysAddr.of(1L << 32));
        Deque<Long> kernels = new ArrayDeque<>();
        for (int i = 0; i < 20; i++) {
            kernels.add(all.take());
        }
        int[] asked = new int[1];
        UserFrames users = new UserFrames(all, 30, () -> {
            asked[0]++;
            for (int i = 0; i < 10 && !kernels.isEmpty(); i++) {
                all.free(Frame.of(kernels.remove()));
            }
            return !kernels.isEmpty() || asked[0] < 3;
        });
        int taken = 0;
        while (users.takeZeros() >= 0) {
            taken++;
        }
        assertEquals(70, taken);
        assertEquals(3, asked[0]);
        assertEquals(-1, users.take());
    }
}
