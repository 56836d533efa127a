package awesome.arch.x86_64.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlSetupTest {
    private final Map<String, Long> leaves = new HashMap<>();
    private final ProcessorFeatures features = new ProcessorFeatures(
            (leaf, subleaf, register) -> leaves.getOrDefault(Integer.toHexString(leaf) + "." + register, 0L));

    private void modern() {
        leaves.put("0.0", 0xdL);
        leaves.put("80000000.0", 0x8000_0008L);
        leaves.put("1.2", 1L << 17 | 1L << 26 | 1L << 28 | 1L << 30);
        leaves.put("1.3", 1L << 13);
        leaves.put("7.1", 1L << 7 | 1L << 20);
        leaves.put("7.2", 1L << 2);
        leaves.put("80000001.3", 1L << 11 | 1L << 20 | 1L << 26);
        leaves.put("d.0", 7L);
        leaves.put("d.1", 832L);
    }

    @Test
    void everythingOfferedIsSwitchedOn() {
        modern();
        assertEquals(1 << 5 | 1 << 7 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 17 | 1 << 18 | 1 << 20 | 1 << 21,
                ControlSetup.cr4(1 << 5, features));
        assertEquals(0x901, ControlSetup.efer(0x100, features));
        assertEquals(7, ControlSetup.xcr0(features));
        assertEquals(832, features.xsaveBytes());
        assertTrue(features.hasRandom());
        assertTrue(features.has1GiBPages());
    }

    @Test
    void nothingElseIs() {
        leaves.put("0.0", 1L);
        leaves.put("80000000.0", 0x8000_0001L);
        assertEquals(1 << 5 | 1 << 9 | 1 << 10, ControlSetup.cr4(1 << 5, features));
        assertEquals(0x101, ControlSetup.efer(0x100, features));
        assertFalse(features.hasNoExecute());
    }

    @Test
    void leavesThatTheProcessorDoesNotHaveAreNotBelieved() {
        // Intel processors answer unknown leaves with the data of the highest one.
        modern();
        leaves.put("0.0", 6L);
        assertFalse(features.hasSmep());
        assertFalse(features.hasUmip());
    }

    @Test
    void floatingPointIsOnAndWritesAreProtected() {
        long cr0 = 0x8000_0011L;
        assertEquals(0x8001_0033L, ControlSetup.cr0(cr0 | 1 << 2 | 1 << 3));
    }
}
