package awesome.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step by a kept entry leaves the registers that a step by the frame description leaves. */
class FrameCacheTest {
    private static final Path LIBRARY = Path.of("/lib/x86_64-linux-gnu/libc.so.6");
    private static final Address CONTEXT = Address.of(0x10_0000);
    private static final Address TABLE = Address.of(0x20_0000);
    private static final Address STACK = Address.of(0x7000_0000L);
    private static final int STACK_SIZE = 8192;
    private static final int BELOW = 256;
    private static final Pattern ROW = Pattern.compile("  0x([0-9a-f]+): CFA=(RSP\\+(\\d+))?.*");

    private HostElf elf;

    @BeforeEach
    void map() throws Exception {
        elf = new HostElf(LIBRARY);
        HostMemory.current().map(CONTEXT.bits(), UnwindContext.SIZE);
        HostMemory.current().map(TABLE.bits(), FrameCache.SIZE);
        HostMemory.current().map(STACK.bits(), STACK_SIZE);
        for (int i = 0; i < STACK_SIZE; i += 8) {
            STACK.writeLong(i, 1_000_000 + i);
        }
    }

    private void start(long address) {
        for (int i = 0; i < UnwindContext.REGISTERS; i++) {
            UnwindContext.setRegister(CONTEXT, i, 100 + i);
        }
        // Behind a pop, rules may still name what is below the stack pointer.
        UnwindContext.setRegister(CONTEXT, UnwindContext.RSP, STACK.bits() + BELOW);
        UnwindContext.setRegister(CONTEXT, UnwindContext.RIP, HostElf.BIAS + address);
        CONTEXT.writeLong(UnwindContext.EXACT, 1);
    }

    private static long[] registers() {
        long[] all = new long[UnwindContext.REGISTERS];
        for (int i = 0; i < all.length; i++) {
            all[i] = UnwindContext.register(CONTEXT, i);
        }
        return all;
    }

    @Test
    void stepsAreTheSame() throws Exception {
        int kept = 0;
        int others = 0;
        for (String line : HostElf.run(List.of("llvm-dwarfdump-19", "--eh-frame", LIBRARY.toString()), "")) {
            Matcher row = ROW.matcher(line);
            if (!row.matches() || row.group(3) != null && Integer.parseInt(row.group(3)) > STACK_SIZE - BELOW) {
                continue;
            }
            long place = Long.parseLong(row.group(1), 16);
            start(place);
            boolean stepped = row.group(3) != null && CallFrames.step(CONTEXT, Address.of(elf.ehFrameHeader));
            if (!stepped) {
                continue;
            }
            long[] expected = registers();
            FrameCache.keep(TABLE, place, CONTEXT, kept % 2 == 0);
            long entry = FrameCache.find(TABLE, place);
            if (entry == FrameCache.NONE) {
                others++;
                continue;
            }
            start(place);
            FrameCache.step(CONTEXT, entry);
            assertEquals(List.of(boxed(expected)), List.of(boxed(registers())), line);
            assertFalse(UnwindContext.isExact(CONTEXT), line);
            assertEquals(kept % 2 == 0, FrameCache.hasNoHandler(entry), line);
            assertEquals(FrameCache.NONE, FrameCache.find(TABLE, place + (1L << 30)), line);
            kept++;
        }
        assertTrue(kept > 5_000, kept + " kept, " + others + " of other forms");
    }

    private static Long[] boxed(long[] all) {
        return java.util.Arrays.stream(all).boxed().toArray(Long[]::new);
    }

    @Test
    void placesFarFromTheCodeAreNotKept() {
        start(0);
        FrameCache.keep(TABLE, 1L << 31, CONTEXT, true);
        FrameCache.keep(TABLE, -1, CONTEXT, true);
        assertEquals(FrameCache.NONE, FrameCache.find(TABLE, 1L << 31));
        assertEquals(FrameCache.NONE, FrameCache.find(TABLE, -1));
    }
}
