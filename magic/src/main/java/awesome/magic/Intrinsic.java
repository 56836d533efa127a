package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The compiler replaces a call of this method by the operation named; the body is the operation on the
 * host, on simulated memory. The names are listed in {@code docs/book/magic.md}.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Intrinsic {
    /** The operation, such as {@code mem.load.i64}. */
    String value();
}
