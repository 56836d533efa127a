package awesome.kernel.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PageMapTest {
    @Provide
    Arbitrary<Long> pages() {
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 200), Arbitraries.longs().between(0, (1L << 51) - 1));
    }

    @Property
    void behavesLikeAMap(@ForAll List<@net.jqwik.api.From("pages") Long> pages) {
        PageMap map = new PageMap();
        TreeMap<Long, Long> model = new TreeMap<>();
        long frame = 0xffff_fffeL;
        for (long page : pages) {
            assertEquals(model.getOrDefault(page, -1L), map.get(page));
            if (model.remove(page) != null) {
                map.remove(page);
            } else {
                model.put(page, frame);
                map.put(page, frame);
                frame -= 0x1000_0001L;
                frame &= 0x7fff_ffffL;
            }
            assertEquals(model.size(), map.count());
            for (long from : pages) {
                Long next = model.ceilingKey(from);
                assertEquals(next == null ? -1 : next, map.next(from));
            }
        }
        model.forEach((page, value) -> assertEquals(value, map.get(page)));
        map.clear();
        assertEquals(-1, map.next(0));
    }

    @Test
    void framesOfFullSizeAreKept() {
        PageMap map = new PageMap();
        map.put(5, 0xffff_fffeL);
        assertEquals(0xffff_fffeL, map.get(5));
        assertEquals(-1, map.get(6));
        assertEquals(-1, map.get(Long.MAX_VALUE >>> 12));
    }
}
