package awesome.arch.x86_64.trap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TracePrinterTest {
    private static boolean isMachinery(String type) {
        HostMemory memory = HostMemory.use(new HostMemory().map(0x1000, 0x1000));
        // Behind the zero byte nothing may be read.
        long start = 0x2000 - type.length() - 1;
        byte[] bytes = type.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            memory.writeByte(start + i, bytes[i]);
        }
        return TracePrinter.isMachinery(Address.of(start));
    }

    @Test
    void thePanicItselfIsNotOfInterest() {
        assertTrue(isMachinery("awesome.kernel.panic.Panic"));
        assertTrue(isMachinery("awesome.arch.x86_64.trap.HereFault"));
        assertTrue(isMachinery("awesome.runtime.exception.PanicTrace"));
        assertFalse(isMachinery("awesome.kernel.memory.FrameFault"));
        assertFalse(isMachinery("awesome.kernel.panic"));
        assertFalse(isMachinery(""));
    }
}
