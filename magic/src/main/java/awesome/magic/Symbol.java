package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call of this static method, which has no parameters and returns an {@link Unboxed} word, yields the
 * run-time address of a symbol of the linker or of an assembly file; the body is the value on the host.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Symbol {
    /** The symbol. */
    String value();
}
