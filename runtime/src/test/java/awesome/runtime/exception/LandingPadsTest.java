package awesome.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import org.junit.jupiter.api.Test;

class LandingPadsTest {
    private static final Address CONTEXT = Address.of(0x1000);
    private static final long TABLE = 0x9000;
    private static final long FUNCTION = 0x40_0000;

    private static long pad(long offset, boolean exact) {
        UnwindContext.setRegister(CONTEXT, UnwindContext.RIP, FUNCTION + offset);
        CONTEXT.writeLong(UnwindContext.EXACT, exact ? 1 : 0);
        CONTEXT.writeLong(UnwindContext.FUNCTION, FUNCTION);
        CONTEXT.writeLong(UnwindContext.LSDA, TABLE);
        long found = LandingPads.find(CONTEXT);
        return found == 0 ? 0 : found - FUNCTION;
    }

    private static void table(int... bytes) {
        HostMemory.use(new HostMemory()).map(CONTEXT.bits(), UnwindContext.SIZE).map(TABLE, 256);
        for (int i = 0; i < bytes.length; i++) {
            HostMemory.current().writeByte(TABLE + i, (byte) bytes[i]);
        }
    }

    @Test
    void callSitesInUleb128() {
        // Calls 0x10..0x15 go to 0x80, 0x20..0x25 pass through, 0x25..0x1a5 go to 0x1c8; the type table follows.
        table(0xff, 0x9b, 0x25, 0x01, 15,
                0x10, 0x05, 0x80, 0x01, 0x01, 0x20, 0x05, 0, 0, 0x25, 0x80, 0x03, 0xc8, 0x03, 0x01);
        assertEquals(0, pad(0x10, false), "a call that ends where the range starts");
        assertEquals(0x80, pad(0x10, true));
        assertEquals(0x80, pad(0x15, false), "a return address just behind the range");
        assertEquals(0, pad(0x15, true));
        assertEquals(0, pad(0x18, true), "a gap");
        assertEquals(0, pad(0x22, true));
        assertEquals(0x1c8, pad(0x25, true));
        assertEquals(0x1c8, pad(0x1a5, false));
        assertEquals(0, pad(0x1a6, false), "behind the last");
    }

    @Test
    void callSitesInFourBytes() {
        table(0xff, 0xff, 0x03, 13, 4, 0, 0, 0, 8, 0, 0, 0, 0x30, 0, 0, 0, 0);
        assertEquals(0x30, pad(4, true));
        assertEquals(0x30, pad(12, false));
        assertEquals(0, pad(12, true));
    }

    @Test
    void noTableMeansNoHandler() {
        table();
        CONTEXT.writeLong(UnwindContext.LSDA, 0);
        assertEquals(0, LandingPads.find(CONTEXT));
    }
}
