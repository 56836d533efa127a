package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This member of the {@link TargetClass} must not be reached: reaching it is a build error that gives the
 * reason and the call path.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Remove {
    /** Why it is not supported and what to use instead. */
    String value();
}
