package awesome.arch.x86_64.trap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TracePrinterTest {
    private static boolean isMachinery(String symbol) {
        HostMemory memory = HostMemory.use(new HostMemory().map(0x1000, 0x1000));
        // Behind the zero byte nothing may be read.
        long start = 0x2000 - symbol.length() - 1;
        byte[] bytes = symbol.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            memory.writeByte(start + i, bytes[i]);
        }
        return TracePrinter.isMachinery(Address.of(start));
    }

    @Test
    void thePanicItselfIsNotOfInterest() {
        assertTrue(isMachinery("awesome.kernel.panic.Panic.stop(Ljava/lang/String;)V"));
        assertTrue(isMachinery("awesome.arch.x86_64.trap.HereFault.trace(Lawesome/kernel/panic/PanicWriter;)V"));
        assertTrue(isMachinery("awesome.runtime.exception.PanicTrace.walkHere()I"));
        assertFalse(isMachinery("awesome.kernel.memory.boot.FrameListFault.stop(Ljava/lang/String;JJ)V"));
        assertFalse(isMachinery("awesome.kernel.panic"));
        assertFalse(isMachinery(""));
    }
}
