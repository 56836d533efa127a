package awesome.arch.x86_64.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import org.junit.jupiter.api.Test;

class DescriptorsTest {
    private static final long HIGH = 0xffff_8123_4567_89abL;

    private final HostMemory memory = HostMemory.use(new HostMemory().map(0x1000, 0x2000));

    @Test
    void segmentsHaveTheWellKnownBits() {
        assertEquals(0x0020_9b00_0000_0000L, Descriptors.code(0));
        assertEquals(0x0000_9300_0000_0000L, Descriptors.data(0));
        assertEquals(0x0020_fb00_0000_0000L, Descriptors.code(3));
        assertEquals(0x0000_f300_0000_0000L, Descriptors.data(3));
    }

    @Test
    void taskStateSplitsItsBase() {
        assertEquals(0x4500_8967_89ab_0067L, Descriptors.taskStateLow(HIGH, 0x68));
        assertEquals(0xffff_8123L, Descriptors.taskStateHigh(HIGH));
    }

    @Test
    void gatesSplitTheirHandler() {
        assertEquals(0x4567_8e03_0008_89abL, Descriptors.gateLow(HIGH, Selectors.KERNEL_CODE, 3, 0));
        assertEquals(0x4567_ee00_0008_89abL, Descriptors.gateLow(HIGH, Selectors.KERNEL_CODE, 0, 3));
        assertEquals(0xffff_8123L, Descriptors.gateHigh(HIGH));
    }

    @Test
    void sysretFindsTheUserSegments() {
        long star = Selectors.star();
        assertEquals(Selectors.KERNEL_CODE, star >>> 32 & 0xffff);
        assertEquals(Selectors.KERNEL_DATA, (star >>> 32 & 0xffff) + 8);
        assertEquals(Selectors.USER_DATA, (star >>> 48) + 8 | 3);
        assertEquals(Selectors.USER_CODE, (star >>> 48) + 16 | 3);
    }

    @Test
    void theTableOfSegmentsHasEachWhereItsSelectorPoints() {
        Address gdt = Address.of(0x1000);
        DescriptorTables.fillGdt(gdt, Address.of(HIGH));
        assertEquals(0, gdt.readLong(0));
        assertEquals(Descriptors.code(0), gdt.readLong(Selectors.KERNEL_CODE));
        assertEquals(Descriptors.data(0), gdt.readLong(Selectors.KERNEL_DATA));
        assertEquals(Descriptors.data(3), gdt.readLong(Selectors.USER_DATA & ~7));
        assertEquals(Descriptors.code(3), gdt.readLong(Selectors.USER_CODE & ~7));
        assertEquals(Descriptors.taskStateLow(HIGH, 104), gdt.readLong(Selectors.TASK_STATE));
        assertEquals(Descriptors.taskStateHigh(HIGH), gdt.readLong(Selectors.TASK_STATE + 8));
    }

    @Test
    void everyVectorHasAGateToItsStub() {
        Address idt = Address.of(0x1000);
        DescriptorTables.fillIdt(idt, Address.of(HIGH & ~15));
        for (int vector = 0; vector < Vectors.COUNT; vector++) {
            long low = idt.readLong(vector * 16L);
            long handler = low & 0xffff | low >>> 32 & 0xffff_0000L | idt.readLong(vector * 16L + 8) << 32;
            assertEquals((HIGH & ~15) + vector * 16L, handler);
            assertEquals(vector == 3 || vector == 4 ? 3 : 0, (int) (low >>> 45) & 3, "level of " + vector);
        }
        assertEquals(1, memory.readByte(0x1000 + 8 * 16 + 4), "double fault");
        assertEquals(2, memory.readByte(0x1000 + 2 * 16 + 4), "non-maskable interrupt");
        assertEquals(3, memory.readByte(0x1000 + 18 * 16 + 4), "machine check");
        assertEquals(6, memory.readByte(0x1000 + 32 * 16 + 4), "timer");
    }

    @Test
    void stacksOfTheTaskStateDoNotOverlap() {
        Address tss = Address.of(0x1000);
        DescriptorTables.fillTaskState(tss, Address.of(0x10_0000), 20 << 10);
        for (int i = 0; i < 6; i++) {
            assertEquals(0x10_0000 + i * 0x5000L + 0x4000, tss.readLong(36 + i * 8L));
        }
        assertEquals(104, tss.readShort(102));
    }
}
