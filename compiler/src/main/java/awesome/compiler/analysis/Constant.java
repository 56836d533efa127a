package awesome.compiler.analysis;

import java.util.Objects;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;

/** A value of the constant analysis that is known: an Integer, or whether a reference is null. */
final class Constant extends BasicValue {
    /** A reference that is null. */
    static final Object NULL = "null";
    /** A reference that is not null. */
    static final Object NOT_NULL = "not null";

    private final Object value;

    Constant(Type type, Object value) {
        super(type);
        this.value = value;
    }

    /** What is known of a value, or null. */
    static Object of(BasicValue value) {
        return value instanceof Constant constant ? constant.value : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constant constant && constant.value.equals(value) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getType(), value);
    }
}
