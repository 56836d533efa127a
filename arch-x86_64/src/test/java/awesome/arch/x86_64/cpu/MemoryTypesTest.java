package awesome.arch.x86_64.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemoryTypesTest {
    private static final int DEFAULT = 0x2ff;
    private static final int ATTRIBUTES = 0x277;

    /** The registers of one processor after the other. */
    private static final class Processor implements MemoryTypes.Access {
        Map<Integer, Long> registers = new TreeMap<>(Map.of(0xfe, 0x508L, DEFAULT, 0xc06L, ATTRIBUTES, 0x7040600070406L,
                0x200, 0xc000_0000L, 0x201, 0xff_c000_0800L, 0x250, 0x0606_0606_0606_0606L));
        final List<String> done = new ArrayList<>();
        boolean ranges = true;

        @Override
        public boolean has(boolean wanted) {
            return !wanted || ranges;
        }

        @Override
        public long read(int register) {
            return registers.getOrDefault(register, 0L);
        }

        @Override
        public void write(int register, long value) {
            registers.put(register, value);
            done.add(Integer.toHexString(register));
        }

        @Override
        public void setCaching(boolean on) {
            done.add(on ? "on" : "off");
        }
    }

    private final Processor processor = new Processor();
    private final MemoryTypes types = new MemoryTypes(processor);

    @Test
    void oneThatHasTheSameIsLeftAlone() {
        types.read();
        types.apply();
        assertEquals(List.of(), processor.done);
    }

    @Test
    void anotherOneGetsTheSameWithoutCaching() {
        types.read();
        Map<Integer, Long> wanted = processor.registers;
        processor.registers = new TreeMap<>(Map.of(0xfe, 0x508L, DEFAULT, 0x800L));
        types.apply();
        wanted.forEach((register, value) ->
                assertEquals(value, processor.read(register), Integer.toHexString(register)));
        assertEquals("off", processor.done.get(0));
        assertEquals("2ff", processor.done.get(1), "the ranges are disabled first");
        assertEquals(List.of("2ff", "277", "on"), processor.done.subList(processor.done.size() - 3, processor.done.size()));
        assertTrue(processor.done.contains("20f"), "all eight ranges");
    }

    @Test
    void withoutRangeRegistersOnlyTheTableOfAttributesCounts() {
        processor.ranges = false;
        types.read();
        processor.registers = new TreeMap<>(Map.of(ATTRIBUTES, 1L, 0x250, 5L));
        types.apply();
        assertEquals(List.of("off", "277", "on"), processor.done);
    }
}
