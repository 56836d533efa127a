package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cuts the check of {@link NoAlloc} at this method: callers that must not allocate may still call it,
 * because the path ends the program (a panic) or is never taken in that context.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface MayAllocate {
    /** Why that is sound. */
    String value();
}
