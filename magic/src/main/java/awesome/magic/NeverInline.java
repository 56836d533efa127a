package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The compiler never inlines this method.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface NeverInline {
    /** Why. */
    String value() default "";
}
