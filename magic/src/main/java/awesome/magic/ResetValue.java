package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@link Alias} of a field: in the image it is null or zero, whatever the build JVM computed,
 * because the value belongs to the build JVM (caches, processor counts, seeds).
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ResetValue {}
