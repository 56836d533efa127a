package awesome.arch.x86_64.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InterruptCountsTest {
    private final InterruptCounts counts = new InterruptCounts();

    private void count(int cpu, int vector, int times) {
        for (int i = 0; i < times; i++) {
            counts.count(cpu, vector);
        }
    }

    @Test
    void aRowForEachInterruptAndAColumnForEachProcessor() {
        counts.join(0);
        counts.join(1);
        count(0, Vectors.FIRST_LINE + 4, 12);
        count(0, Vectors.TIMER, 345);
        count(1, Vectors.TIMER, 6);
        count(1, Vectors.RESCHEDULE, 7);
        count(0, Vectors.FIRST_MESSAGE + 1, 8);
        count(1, Vectors.FIRST_MESSAGE, 9);
        count(2, Vectors.TIMER, 1000);
        assertEquals("""
                           CPU0       CPU1      \s
                  4:         12          0  IO-APIC   4-edge      ttyS0
                 24:          8          0  PCI-MSI  65-edge
                 25:          0          9  PCI-MSI  64-edge
                NMI:          0          0   Non-maskable interrupts
                LOC:        345          6   Local timer interrupts
                SPU:          0          0   Spurious interrupts
                RES:          0          7   Rescheduling interrupts
                CAL:          0          0   Function call interrupts
                TLB:          0          0   TLB shootdowns
                """, counts.table(2));
        assertEquals("387 0 0 0 0 12 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 8 9", counts.totals(2));
    }
}
