package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Phase 2: the kernel at random high addresses, and the map of its address space. */
class HighAddressTest {
    private static final int BOOTS = 20;
    private static final Pattern KERNEL_AT = Pattern.compile("kernel at (?:0x)?([0-9a-f]{16})");
    private static final Pattern RANGE =
            Pattern.compile("map: ([0-9a-f]{16})-([0-9a-f]{16}) ([r-])([w-])([x-]) ([su]) +(\\d+)K ?([^\r\n]*)");

    private record Range(long start, long end, boolean writable, boolean executable, boolean readable, String name) {}

    @Test
    void theSameImageBootsAtTwentyRandomAddresses() {
        Path disk = Images.program("panic=exit", "true");
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < BOOTS; i++) {
            try (Machine machine = Machine.start(MachineSpec.of("random-address-" + i, disk))) {
                addresses.add(machine.serial().expect(KERNEL_AT, Images.BOOT).group(1));
                assertEquals(0, machine.awaitEnd(Images.BOOT), machine.serial()::text);
            }
        }
        assertEquals(BOOTS, addresses.size(), addresses::toString);
        assertTrue(addresses.stream().allMatch(address -> address.startsWith("ffff")), addresses::toString);
    }

    @Test
    void aRunningKernelMovesBetweenAddresses() {
        String text = BootLog.of(MachineSpec.of("move", Images.program("panic=exit selftest=move", "true")), 0);
        for (int move = 1; move <= BOOTS; move++) {
            assertTrue(Pattern.compile("selftest: move " + move + " to \\S+ passed").matcher(text).find(), text);
        }
    }

    @Test
    void theAddressCanBeChosen() {
        MachineSpec spec = MachineSpec.of("chosen", Images.program("panic=exit kaslr=0xffffd00000000000", "true"));
        try (Machine machine = Machine.start(spec)) {
            assertEquals("ffffd00000000000", machine.serial().expect(KERNEL_AT, Images.BOOT).group(1));
            assertEquals(0, machine.awaitEnd(Images.BOOT));
        }
    }

    @Test
    void theMapShowsEverythingInItsPlace() {
        MachineSpec spec = MachineSpec.of("map", Images.program("panic=exit selftest=map", "true"));
        try (Machine machine = Machine.start(spec)) {
            String both = section(machine.serial(), "at both addresses", "at one address");
            assertMap(ranges(both), true);
            assertEquals(0, machine.awaitEnd(Duration.ofSeconds(60)));
            String text = machine.serial().text();
            assertMap(ranges(text.substring(text.indexOf("at one address"))), false);
        }
    }

    private static String section(Serial serial, String from, String to) {
        serial.expect(from, Images.BOOT);
        return serial.expect(to, Images.BOOT);
    }

    private static List<Range> ranges(String text) {
        List<Range> ranges = new ArrayList<>();
        Matcher matcher = RANGE.matcher(text);
        while (matcher.find()) {
            ranges.add(new Range(Long.parseUnsignedLong(matcher.group(1), 16), Long.parseUnsignedLong(matcher.group(2), 16),
                    matcher.group(4).equals("w"), matcher.group(5).equals("x"), matcher.group(3).equals("r"),
                    matcher.group(8).strip()));
        }
        return ranges;
    }

    private static void assertMap(List<Range> map, boolean bothAddresses) {
        for (Range range : map) {
            assertFalse(range.writable && range.executable, range + " can be written and executed");
            assertTrue(!range.executable || range.name.endsWith("code"), range + " is executable");
        }
        assertImage(map, "kernel", true);
        assertEquals(bothAddresses, find(map, "kernel before code").readable, map::toString);
        if (bothAddresses) {
            assertImage(map, "kernel before", false);
        }
        assertTrue(find(map, "heap").start < 0, "the heap lies high");
        assertTrue(find(map, "heap").writable);
        assertEquals(0xb8000, find(map, "screen").start);
        Range guard = find(map, "guard of the stack");
        Range reserve = find(map, "reserve of the stack");
        Range stack = find(map, "stack");
        assertFalse(guard.readable, guard::toString);
        assertFalse(reserve.readable, reserve::toString);
        assertEquals(guard.end, reserve.start);
        assertEquals(reserve.end, stack.start);
        assertTrue(stack.writable && stack.start < 0, stack::toString);
        assertTrue(find(map, "physical memory").writable);
        assertTrue(find(map, "page tables (recursive)").writable);
    }

    private static void assertImage(List<Range> map, String name, boolean high) {
        Range code = find(map, name + " code");
        Range constants = find(map, name + " constants");
        Range data = find(map, name + " data");
        assertEquals(high, code.start < 0, code::toString);
        assertTrue(code.executable && !code.writable, code::toString);
        assertFalse(constants.executable || constants.writable, constants::toString);
        assertTrue(data.writable && !data.executable, data::toString);
        assertEquals(code.end, constants.start);
        assertEquals(constants.end, data.start);
    }

    private static Range find(List<Range> map, String name) {
        return map.stream()
                .filter(range -> range.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no \"" + name + "\" in " + map));
    }
}
