package awesome.compiler.analysis;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.analysis.Value;

/**
 * Where a value in a method comes from.
 *
 * @param size 1 or 2 slots
 * @param sources the nodes of {@link TypeFlow} that it comes from, none if it is always null or no reference;
 *     null if it may come from anywhere
 */
record FlowValue(int size, Set<Object> sources) implements Value {
    /** More than these are taken for anything. */
    private static final int MOST = 8;

    static final FlowValue NOTHING = new FlowValue(1, Set.of());
    static final FlowValue WIDE = new FlowValue(2, Set.of());
    static final FlowValue ANYTHING = new FlowValue(1, null);

    static FlowValue of(Object source) {
        return new FlowValue(1, Set.of(source));
    }

    @Override
    public int getSize() {
        return size;
    }

    /** What comes from here or there. */
    FlowValue merge(FlowValue other) {
        if (sources == null || equals(other)) {
            return this;
        }
        if (other.sources == null) {
            return other;
        }
        Set<Object> both = new HashSet<>(sources);
        if (!both.addAll(other.sources)) {
            return this;
        }
        return both.size() > MOST ? ANYTHING : new FlowValue(Math.min(size, other.size), both);
    }
}
