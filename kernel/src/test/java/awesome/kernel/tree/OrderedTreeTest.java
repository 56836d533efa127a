package awesome.kernel.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderedTreeTest {
    private static final class Number extends TreeNode {
        Number(long key, long rank) {
            this.key = key;
            this.rank = rank;
        }

        long rank() {
            return rank;
        }
    }

    private final OrderedTree tree = new OrderedTree(true);
    private final List<Number> model = new ArrayList<>();

    /** Beside a list that is kept in order; few keys, so that many are equal. */
    @Property(tries = 200)
    void isAnOrderedList(@ForAll Random random) {
        while (tree.first() != null) {
            tree.remove(tree.first());
        }
        model.clear();
        int keys = 1 + random.nextInt(100);
        int steps = random.nextInt(400);
        for (int i = 0; i < steps; i++) {
            if (model.isEmpty() || random.nextInt(5) < 3) {
                add(new Number(random.nextInt(keys), random.nextInt(50)));
            } else {
                tree.remove(model.remove(random.nextInt(model.size())));
            }
            check(random.nextInt(50));
        }
    }

    private void add(Number number) {
        int at = 0;
        while (at < model.size() && model.get(at).key() <= number.key()) {
            at++;
        }
        model.add(at, number);
        tree.add(number);
    }

    private void check(long rank) {
        assertEquals(model.size(), tree.size());
        TreeNode node = tree.first();
        Number ranked = null;
        for (Number number : model) {
            assertSame(number, node);
            assertTrue(number.isInTree());
            ranked = ranked == null && number.rank() <= rank ? number : ranked;
            node = tree.after(node);
        }
        assertNull(node);
        assertSame(ranked, tree.firstOfRank(rank));
        if (!model.isEmpty()) {
            int height = model.stream().mapToInt(number -> number.height).max().orElseThrow();
            // Knuth, The Art of Computer Programming, volume 3, 6.2.3, theorem A.
            assertTrue(height < 1.4405 * Math.log(model.size() + 2) / Math.log(2), height + " for " + model.size());
        }
    }

    @Test
    void refusesANodeThatIsInATree() {
        Number one = new Number(1, 1);
        tree.add(one);
        assertThrows(IllegalStateException.class, () -> tree.add(one));
        tree.remove(one);
        assertFalse(one.isInTree());
        assertThrows(IllegalStateException.class, () -> tree.remove(one));
    }
}
