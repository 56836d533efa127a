package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call of this method calls the assembly routine of that name with the System V AMD64 calling
 * convention; the body is what the host does instead. The routine neither throws nor allocates.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Foreign {
    /** The global symbol of the routine. */
    String value();
}
