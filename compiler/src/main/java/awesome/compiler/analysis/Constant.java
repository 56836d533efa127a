package awesome.compiler.analysis;

import java.util.Objects;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * What the constant analysis knows of a value: an Integer, or whether a reference is null; or, after ways with
 * different values have met, that it knows nothing (which must differ from the constants for {@code equals}, or
 * the analysis would stop too early).
 */
final class Constant extends BasicValue {
    /** A reference that is null. */
    static final Object NULL = "null";
    /** A reference that is not null. */
    static final Object NOT_NULL = "not null";

    private final Object value;

    /** A value of a type; {@code value} is null if it is not known. */
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
        return other instanceof Constant constant && Objects.equals(constant.value, value) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getType(), value);
    }
}
