package awesome.arch.x86_64.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.console.CharacterDevice;
import awesome.kernel.panic.PanicWriter;
import org.junit.jupiter.api.Test;

class KernelFaultTest {
    private static String pageFault(long error, boolean isNull) {
        StringBuilder shown = new StringBuilder();
        PanicWriter out = new PanicWriter();
        out.use(new CharacterDevice() {
            @Override
            public void write(byte[] source, int start, int length) {
                shown.append(new String(source, start, length));
            }

            @Override
            public int read() {
                return -1;
            }
        });
        KernelFault.describePageFault(error, 0x1234, isNull, out);
        out.flush();
        return shown.toString();
    }

    @Test
    void pageFaultsSayWhatWasTriedAndWhyItFailed() {
        assertEquals("page fault: read of 0x0000000000001234 (nothing is mapped there; ", pageFault(0, false));
        assertEquals("page fault: write to 0x0000000000001234 (not allowed there; ", pageFault(3, false));
        assertEquals("page fault: execution of 0x0000000000001234 (not allowed there; ", pageFault(0x11, false));
        assertEquals("page fault: read of 0x0000000000001234 (damaged page table; ", pageFault(9, false));
        assertEquals("page fault: write to 0x0000000000001234 through a null reference (not allowed there; ", pageFault(3, true));
    }

    @Test
    void aFaultNextToTheStackPointerIsAFullStack() {
        long stack = 0xffff_9000_0000_1000L;
        assertTrue(KernelFault.isStackOverflow(Vectors.PAGE_FAULT, stack - 8, stack));
        assertTrue(KernelFault.isStackOverflow(Vectors.DOUBLE_FAULT, stack - 8, stack));
        assertTrue(KernelFault.isStackOverflow(Vectors.PAGE_FAULT, stack + 0x800, stack));
        assertFalse(KernelFault.isStackOverflow(Vectors.PAGE_FAULT, stack - (1 << 20), stack));
        assertFalse(KernelFault.isStackOverflow(Vectors.PAGE_FAULT, stack + 0x2000, stack));
        assertFalse(KernelFault.isStackOverflow(Vectors.PROTECTION, stack - 8, stack));
    }

    @Test
    void allThirtyTwoExceptionsHaveNames() {
        for (int vector = 0; vector < 32; vector++) {
            assertFalse(Vectors.name(vector).isEmpty());
        }
        assertEquals("double fault", Vectors.name(8));
        assertEquals("page fault", Vectors.name(14));
        assertEquals("machine check", Vectors.name(18));
        assertEquals("device interrupt", Vectors.name(32));
    }
}
