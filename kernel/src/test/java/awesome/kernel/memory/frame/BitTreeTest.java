package awesome.kernel.memory.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BitTreeTest {
    @Property(tries = 300)
    void isASet(@ForAll @IntRange(min = 1, max = BitTree.MOST) int size, @ForAll List<Integer> steps) {
        BitTree tree = new BitTree(size);
        TreeSet<Integer> model = new TreeSet<>();
        for (int step : steps) {
            int number = Math.floorMod(step, size);
            if ((step & 1 << 20) == 0 && !model.contains(number)) {
                tree.add(number);
                model.add(number);
            } else {
                assertEquals(model.remove(number), tree.remove(number));
            }
            assertEquals(model.isEmpty(), tree.isEmpty());
            assertEquals(model.contains(number), tree.contains(number));
            assertEquals(model.size(), tree.count());
            if (!model.isEmpty()) {
                assertEquals(model.first(), tree.first());
            }
        }
    }

    @Test
    void takesAllNumbersOfTheLargestSet() {
        BitTree tree = new BitTree(BitTree.MOST);
        for (int i = BitTree.MOST - 1; i >= 0; i--) {
            tree.add(i);
        }
        for (int i = 0; i < BitTree.MOST; i++) {
            assertEquals(i, tree.first());
            assertTrue(tree.remove(i));
        }
        assertTrue(tree.isEmpty());
        assertFalse(tree.remove(0));
    }
}
