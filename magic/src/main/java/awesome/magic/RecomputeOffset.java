package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@link Alias} of a static {@code long} or {@code int} field: its value is the offset of an
 * instance field in an object of the target, not what the build JVM computed for its own layout.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface RecomputeOffset {
    /** The binary name of the class that declares the field. */
    String owner();

    /** The name of the field. */
    String field();
}
