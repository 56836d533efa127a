package awesome.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs say about their collections, as they say it. */
class PausesTest {
    @Test
    void ofHotSpotsLog() {
        Pauses pauses = Pauses.of(List.of(
                "[0.003s][info][gc] Using Serial",
                "[0.213s][info][gc] GC(0) Pause Young (Allocation Failure) 68M->10M(247M) 12.345ms",
                "[0.313s][info][gc] GC(1) Pause Full (System.gc()) 78M->20M(247M) 30.000ms",
                "[0.413s][info][gc] GC(2) Pause Young (Allocation Failure) 78M->21M(247M) 0.655ms"));
        assertEquals(new Pauses(3, 43_000, 30_000, 20 * 1024), pauses);
        assertEquals(1.5, pauses.millisPerLiveMib());
        assertEquals(43.0 / 3, pauses.meanMillis(), 1e-9);
    }

    @Test
    void ofAReport() {
        assertEquals(new Pauses(7, 2100, 900, 512), Pauses.of(List.of("collections: 7", "  of young objects only: 3",
                "  all together: 2100 us", "  longest: 900 us", "  alive after the longest: 512 KiB", "  below 1024 us: 7")));
    }

    @Test
    void ofAProgramThatNeverCollected() {
        Pauses none = Pauses.of(List.of("collections: 0", "  of young objects only: 0"));
        assertEquals(new Pauses(0, 0, 0, 0), none);
        assertEquals(0, none.meanMillis());
        assertEquals(0, none.millisPerLiveMib());
        assertEquals(none, Pauses.of(List.of("[0.003s][info][gc] Using Serial")));
    }
}
