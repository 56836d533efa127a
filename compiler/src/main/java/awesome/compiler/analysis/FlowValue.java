package awesome.compiler.analysis;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.analysis.Value;

/**
 * Where a value in a method comes from.
 *
 * @param size 1 or 2 slots
 * @param sources the nodes of {@link TypeFlow} that it comes from
 * @param isAnything whether it may also be an object of any class that comes from elsewhere
 * @param isNullable whether it may be null if none of its sources is
 */
record FlowValue(int size, Set<Object> sources, boolean isAnything, boolean isNullable) implements Value {
    /** More than these are taken for anything, but that {@code this} is among them is kept. */
    private static final int MOST = 8;

    static final FlowValue NUMBER = new FlowValue(1, Set.of(), false, false);
    static final FlowValue WIDE = new FlowValue(2, Set.of(), false, false);
    static final FlowValue NULL = new FlowValue(1, Set.of(), false, true);
    static final FlowValue OBJECT = new FlowValue(1, Set.of(), true, false);
    static final FlowValue ANYTHING = new FlowValue(1, Set.of(), true, true);

    static FlowValue of(Object source) {
        return new FlowValue(1, Set.of(source), false, false);
    }

    @Override
    public int getSize() {
        return size;
    }

    /** Whether it may be the object that a method belongs to. */
    boolean mayBeThis() {
        return sources.stream().anyMatch(FlowValue::isThis);
    }

    /** Whether it is the object that a method belongs to. */
    boolean isThis() {
        return !isAnything && !isNullable && sources.size() == 1 && mayBeThis();
    }

    private static boolean isThis(Object source) {
        return source instanceof TypeFlow.Parameter parameter && parameter.isThis();
    }

    /** What comes from here or there. */
    FlowValue merge(FlowValue other) {
        if (equals(other)) {
            return this;
        }
        Set<Object> both = sources;
        if (!sources.containsAll(other.sources)) {
            both = new HashSet<>(sources);
            both.addAll(other.sources);
        }
        boolean tooMany = both.size() > MOST;
        if (tooMany) {
            both = new HashSet<>(both);
            both.removeIf(each -> !isThis(each));
        }
        FlowValue merged = new FlowValue(Math.min(size, other.size), both, tooMany || isAnything || other.isAnything,
                tooMany || isNullable || other.isNullable);
        return merged.equals(this) ? this : merged;
    }
}
