package awesome.arch.x86_64.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DebugRegistersTest {
    private static final int FIRST_ON = 1;
    private static final int WRITES = 1 << 16;
    private static final int READS_AND_WRITES = 3 << 16;
    private static final int PORTS = 2 << 16;
    private static final int TWO_BYTES = 1 << 18;
    private static final int EIGHT_BYTES = 2 << 18;
    private static final int FOUR_BYTES = 3 << 18;

    private final DebugRegisters registers = new DebugRegisters();

    @Test
    void addressesAreThoseOfPrograms() {
        assertTrue(registers.set(3, 0x7fff_ffff_e000L));
        assertEquals(0x7fff_ffff_e000L, registers.get(3));
        for (long bad : new long[] {-1, Long.MIN_VALUE, 0x7fff_ffff_f000L, 0xffff_8000_0000_0000L}) {
            assertFalse(registers.set(3, bad), Long.toHexString(bad));
        }
        assertEquals(0x7fff_ffff_e000L, registers.get(3));
    }

    @Test
    void whatIsStoppedAtIsWhereItsLengthCanBe() {
        registers.set(0, 0x1001);
        assertTrue(registers.set(DebugRegisters.CONTROL, FIRST_ON | WRITES));
        assertFalse(registers.set(DebugRegisters.CONTROL, FIRST_ON | WRITES | TWO_BYTES));
        registers.set(0, 0x1004);
        assertTrue(registers.set(DebugRegisters.CONTROL, FIRST_ON | READS_AND_WRITES | FOUR_BYTES));
        assertFalse(registers.set(DebugRegisters.CONTROL, FIRST_ON | WRITES | EIGHT_BYTES));
        assertEquals(FIRST_ON | READS_AND_WRITES | FOUR_BYTES, registers.get(DebugRegisters.CONTROL), "as it was");
        assertFalse(registers.set(DebugRegisters.CONTROL, FIRST_ON | PORTS));
        assertFalse(registers.set(DebugRegisters.CONTROL, FIRST_ON | FOUR_BYTES), "an instruction has one byte");
        assertTrue(registers.set(DebugRegisters.CONTROL, PORTS), "it is off");
    }

    @Test
    void nothingOfTheKernelCanBeSwitchedOn() {
        assertTrue(registers.set(DebugRegisters.CONTROL, 0xfc00L | 1L << 40));
        assertEquals(0, registers.get(DebugRegisters.CONTROL), "access to the registers is not guarded");
    }

    @Test
    void whatHappenedIsTold() {
        assertEquals(0xffff_0ff0L, registers.get(DebugRegisters.STATUS));
        registers.happened(0xffff_0ff2L);
        assertTrue(registers.wasMet());
        assertEquals(0xffff_0ff2L, registers.get(DebugRegisters.STATUS));
        registers.happened(DebugRegisters.STEP);
        assertFalse(registers.wasMet());
        assertEquals(0, registers.get(4));
        assertFalse(registers.set(5, 1));
    }
}
