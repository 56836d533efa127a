package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call of this method calls the assembly routine of that name with the System V AMD64 calling
 * convention; the body is what the host does instead. Unless it says otherwise, the routine neither
 * throws nor allocates.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Foreign {
    /** The global symbol of the routine. */
    String value();

    /** Whether an exception may come out of the call, because the routine jumps on into Java code. */
    boolean mayThrow() default false;
}
