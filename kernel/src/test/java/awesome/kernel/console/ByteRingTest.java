package awesome.kernel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ByteRingTest {
    @Property
    void behavesLikeAQueueOfItsCapacity(@ForAll List<Boolean> puts) {
        ByteRing ring = new ByteRing(4);
        Queue<Integer> model = new ArrayDeque<>();
        int next = 0xf0;
        int lost = 0;
        for (boolean put : puts) {
            if (put) {
                next = next + 7 & 0xff;
                boolean fits = model.size() < 4;
                assertEquals(fits, ring.put(next | 0xff00));
                lost += fits ? 0 : 1;
                if (fits) {
                    model.add(next);
                }
            } else {
                Integer expected = model.poll();
                assertEquals(expected == null ? -1 : expected, ring.take());
            }
            assertEquals(4 - model.size(), ring.room());
        }
        assertEquals(lost, ring.lost());
    }

    @Test
    void theCapacityMustBeAPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new ByteRing(12));
    }
}
