package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The compiler inlines this method wherever it is called directly.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface AlwaysInline {
    /** Why. */
    String value() default "";
}
