package awesome.kernel.memory.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RangeSetTest {
    private static final int LIMIT = 64;

    record Change(boolean add, int start, int end) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, LIMIT);
        return Combinators.combine(Arbitraries.of(true, false), numbers, numbers).as(Change::new).list().ofMaxSize(40);
    }

    @Property
    void isTheSetOfItsNumbers(@ForAll("changes") List<Change> changes) {
        RangeSet ranges = new RangeSet(LIMIT);
        BitSet model = new BitSet();
        for (Change change : changes) {
            if (change.add()) {
                ranges.add(change.start(), change.end());
            } else {
                ranges.remove(change.start(), change.end());
            }
            if (change.start() < change.end()) {
                model.set(change.start(), change.end(), change.add());
            }
            check(ranges, model);
        }
        RangeSet copy = new RangeSet(LIMIT);
        copy.copyFrom(ranges);
        check(copy, model);
    }

    private static void check(RangeSet ranges, BitSet model) {
        for (int i = 0; i <= LIMIT; i++) {
            assertEquals(model.get(i), ranges.contains(i), "number " + i);
        }
        assertEquals(model.cardinality(), ranges.size());
        for (int i = 0; i < ranges.count(); i++) {
            assertTrue(ranges.start(i) < ranges.end(i));
            assertTrue(i == 0 || ranges.end(i - 1) < ranges.start(i), "ranges are apart and ascend");
        }
    }

    @Property
    void shrinkingKeepsWholeUnits(@ForAll("changes") List<Change> changes) {
        RangeSet ranges = new RangeSet(LIMIT);
        BitSet model = new BitSet();
        for (Change change : changes) {
            ranges.add(change.start(), change.end());
            model.set(Math.min(change.start(), change.end()), change.end());
        }
        BitSet whole = new BitSet();
        for (int unit = 0; unit < LIMIT; unit += 4) {
            whole.set(unit, unit + 4, model.get(unit, unit + 4).cardinality() == 4);
        }
        ranges.shrinkTo(4);
        for (int i = 0; i < LIMIT; i++) {
            assertEquals(whole.get(i), ranges.contains(i), "number " + i);
        }
    }

    @Example
    void whatDoesNotFitIsLeftOut() {
        RangeSet ranges = new RangeSet(2);
        ranges.add(0, 100);
        ranges.remove(10, 20);
        ranges.remove(50, 60);
        ranges.add(200, 300);
        for (int i = 0; i < 300; i++) {
            boolean removed = i >= 10 && i < 20 || i >= 50 && i < 60 || i >= 100 && i < 200;
            assertTrue(!removed || !ranges.contains(i), "number " + i);
        }
        assertEquals(2, ranges.count());
    }
}
