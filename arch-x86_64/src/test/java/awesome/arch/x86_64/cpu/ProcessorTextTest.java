package awesome.arch.x86_64.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTextTest {
    private static final int EXTENDED = 0x8000_0000;

    private final Map<List<Integer>, Integer> answers = new HashMap<>();

    private ProcessorText processor() {
        return new ProcessorText((leaf, subleaf, register) ->
                answers.getOrDefault(List.of(leaf, subleaf, register), 0) & 0xffff_ffffL);
    }

    private void answer(int leaf, int register, int value) {
        answers.put(List.of(leaf, 0, register), value);
    }

    private static int four(String text) {
        return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
    }

    private void answerAsAnXeon() {
        answer(0, 0, 28);
        answer(0, 1, four("Genu"));
        answer(0, 3, four("ineI"));
        answer(0, 2, four("ntel"));
        // Family 6, model 207, stepping 2; lines of 64 bytes.
        answer(1, 0, 0xc06f2);
        answer(1, 1, 8 << 8);
        answer(1, 3, 1 | 1 << 4 | 1 << 26);
        // FMA, AVX, OSXSAVE, XSAVE.
        answer(1, 2, 1 | 1 << 12 | 1 << 26 | 1 << 27 | 1 << 28);
        // FSGSBASE, BMI1, AVX2, AVX-512.
        answer(7, 1, 1 | 1 << 3 | 1 << 5 | 1 << 16);
        answer(EXTENDED, 0, EXTENDED + 8);
        answer(EXTENDED + 1, 3, 1 << 29 | 1 << 11 | 1);
        answer(EXTENDED + 2, 0, four("  Xe"));
        answer(EXTENDED + 2, 1, four("on 1"));
        answer(EXTENDED + 8, 0, 48 | 57 << 8);
    }

    @Test
    void tellsWhatProgramsLookFor() {
        answerAsAnXeon();
        assertEquals("""
                vendor_id\t: GenuineIntel
                cpu family\t: 6
                model\t\t: 207
                model name\t: Xeon 1
                stepping\t: 2
                cpu MHz\t\t: 2299.998
                physical id\t: 0
                siblings\t: 4
                core id\t\t: 1
                cpu cores\t: 4
                apicid\t\t: 9
                initial apicid\t: 9
                fpu\t\t: yes
                fpu_exception\t: yes
                cpuid level\t: 28
                wp\t\t: yes
                flags\t\t: fpu tsc sse2 syscall lm pni fma xsave avx bmi1 avx2
                bugs\t\t:\s
                bogomips\t: 4599.99
                clflush size\t: 64
                cache_alignment\t: 64
                address sizes\t: 48 bits physical, 57 bits virtual
                power management:
                """, processor().lines(1, 4, 9, 2_299_998_000L));
    }

    @Test
    void withoutRegistersForThemThereAreNoVectorInstructions() {
        answerAsAnXeon();
        answer(1, 2, 1 | 1 << 12 | 1 << 28);
        String text = processor().lines(0, 1, 0, 1_000_000_000L);
        assertTrue(text.contains("syscall lm pni bmi1\n"), text);
    }

    /** Leaves behind the last give what the last does, on some. */
    @Test
    void leavesThatAreNotThereSayNothing() {
        answerAsAnXeon();
        answer(0, 0, 1);
        answer(EXTENDED, 0, 0);
        String text = processor().lines(0, 1, 0, 1_000_000_000L);
        assertFalse(text.contains("bmi1") || text.contains("syscall"), text);
        assertTrue(text.contains("model name\t: unknown\n"), text);
    }
}
