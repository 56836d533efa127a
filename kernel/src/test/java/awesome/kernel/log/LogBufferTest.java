package awesome.kernel.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import awesome.kernel.fake.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBufferTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> passed = new ArrayList<>();
    private final LogBuffer log = new LogBuffer(passed::add, clock);

    @Test
    void linesAreKeptAndMessagesPassedOn() {
        assertNull(log.from(0));
        clock.advance(5000);
        log.line("one\ntwo");
        log.line("");
        assertEquals(List.of("one\ntwo", ""), passed);
        assertEquals("one", log.from(0).text());
        assertEquals(5, log.from(0).micros());
        assertEquals("two", log.from(1).text());
        assertEquals("", log.from(2).text());
        assertNull(log.from(3));
        assertEquals(3, log.end());
    }

    @Test
    void theOldestGoFirst() {
        for (int i = 0; i < 1500; i++) {
            log.line("line " + i);
        }
        assertEquals(476, log.start());
        assertEquals("line 476", log.from(0).text());
        assertEquals(1499, log.from(1499).number());
    }

    /** Who listens later hears of what was said before. */
    @Test
    void anotherOneHearsAllThatIsKept() {
        log.line("one\ntwo");
        List<String> other = new ArrayList<>();
        log.also(other::add);
        log.line("three");
        assertEquals(List.of("one", "two", "three"), other);
        assertEquals(List.of("one\ntwo", "three"), passed);
    }
}
