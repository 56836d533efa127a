package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hardly ever called. The compiler never inlines this method, and lays out the code of its callers for the case that they
 * do not call it.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Cold {
    /** Why. */
    String value() default "";
}
