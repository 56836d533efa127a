package awesome.arch.x86_64.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.arch.x86_64.paging.HighLayout;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HighAddressTest {
    private static final long WINDOW = HighLayout.WINDOW + 0x123_4000;

    @Property
    void everyPickIsPossible(@ForAll long random) {
        long base = HighAddress.pick(random, WINDOW);
        assertTrue(HighAddress.isPossible(base, WINDOW), Long.toHexString(base));
        assertEquals(-1, base >> 47, "canonical");
        assertTrue(base + WINDOW <= HighLayout.IMAGES_END);
    }

    @Example
    void picksDiffer() {
        Set<Long> seen = new HashSet<>();
        for (long i = 0; i < 1000; i++) {
            seen.add(HighAddress.pick(Entropy.mix(i), WINDOW));
        }
        assertTrue(seen.size() > 990, seen.size() + " of 1000");
    }

    @Example
    void boundsAreKept() {
        assertTrue(HighAddress.isPossible(HighAddress.lowest().bits(), WINDOW));
        assertFalse(HighAddress.isPossible(HighLayout.IMAGES - HighAddress.STEP, WINDOW));
        assertFalse(HighAddress.isPossible(HighLayout.IMAGES + 4096, WINDOW));
        assertFalse(HighAddress.isPossible(HighLayout.IMAGES_END - HighLayout.WINDOW, WINDOW));
        assertFalse(HighAddress.isPossible(0, WINDOW));
        assertFalse(HighAddress.isPossible(0x20_0000, WINDOW));
    }

    @Example
    void windowsDoNotMeet() {
        assertFalse(HighAddress.areApart(HighLayout.IMAGES, HighLayout.IMAGES + WINDOW - 1, WINDOW));
        assertFalse(HighAddress.areApart(HighLayout.IMAGES + WINDOW - 1, HighLayout.IMAGES, WINDOW));
        assertTrue(HighAddress.areApart(HighLayout.IMAGES, HighLayout.IMAGES + WINDOW, WINDOW));
        assertTrue(HighAddress.areApart(0x20_0000, HighLayout.IMAGES, WINDOW));
    }
}
