package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static method that assembly or compiled code calls by this global symbol with the System V AMD64
 * calling convention. It is a root of the closed world. References are passed as 64-bit pointers.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface EntryPoint {
    /** The global symbol. */
    String value();

    /** The target that has this entry: {@code kernel}, {@code linux}, or empty for both. */
    String target() default "";
}
