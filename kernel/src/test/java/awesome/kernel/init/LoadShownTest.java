package awesome.kernel.init;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadShownTest {
    private final Sandbox box = new Sandbox();
    private final LoadShown shown = new LoadShown(box.process.services().processes(), box.process.machine());

    private long value(int index) {
        return Long.parseLong(shown.stat().split("\n")[0].split(" +")[index]);
    }

    @Test
    void aLineForAllProcessorsAndOneForEach() {
        List<String> lines = List.of(shown.stat().split("\n"));
        assertTrue(lines.get(0).matches("cpu  \\d+ 0 \\d+ \\d+ 0 0 0 0 0 0"), lines.get(0));
        assertTrue(lines.get(1).matches("cpu0 \\d+ 0 \\d+ \\d+ 0 0 0 0 0 0"), lines.get(1));
        assertTrue(lines.get(2).startsWith("cpu1 "), lines.get(2));
        assertEquals("intr 5 3 2", lines.get(3));
        assertEquals("ctxt 23", lines.get(4));
        assertTrue(lines.get(5).matches("btime \\d+"), lines.get(5));
        assertEquals("processes 1", lines.get(6));
        assertEquals("procs_running 1", lines.get(7));
        assertEquals("processor\t: 0\nwp\t\t: yes\n\nprocessor\t: 1\nwp\t\t: yes\n\n", shown.processors());
        assertEquals("1.00 1.00 1.00 1/1 1\n", shown.load());
    }

    /** Time is not lost with who has spent it. */
    @Test
    void timeOfProcessesThatAreGoneStays() {
        box.machine.code = context -> {
            box.machine.now += 5_000_000_000L;
            return context.call(EXIT_GROUP, 0);
        };
        box.machine.interrupt = box.machine::runThreads;
        long before = value(1) + value(3);
        box.call(FORK);
        assertEquals(2, box.call(WAIT4, -1, 0, 0, 0));
        assertTrue(value(1) + value(3) >= before + 500, shown.stat());
        assertTrue(shown.stat().contains("processes 2\n"));
    }

    /** The second processor of the two has never had anything to do. */
    @Test
    void eachProcessorHasItsOwnTimes() {
        box.machine.code = context -> {
            box.machine.now += 5_000_000_000L;
            return context.call(EXIT_GROUP, 0);
        };
        box.machine.interrupt = box.machine::runThreads;
        box.call(FORK);
        box.call(WAIT4, -1, 0, 0, 0);
        String[] lines = shown.stat().split("\n");
        String[] first = lines[1].split(" ");
        String[] second = lines[2].split(" ");
        assertTrue(Long.parseLong(first[1]) + Long.parseLong(first[3]) >= 500, lines[1]);
        assertEquals("0 0 0", second[1] + " " + second[2] + " " + second[3]);
        assertEquals(box.machine.now / 10_000_000L, Long.parseLong(second[4]));
    }

    @Test
    void whatIsNotBusyIsIdle() {
        long idle = value(4);
        box.number(AREA, 3);
        assertEquals(0, box.call(NANOSLEEP, AREA, 0));
        assertTrue(value(4) >= idle + 600, "on two processors: " + shown.stat());
        assertTrue(shown.uptime().matches("\\d+\\.\\d\\d \\d+\\.\\d\\d\n"), shown.uptime());
    }
}
