package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A final field that is never null; of a class, all its final fields. The compiler looks when a constructor stores it,
 * which is a {@link NullPointerException} if it is null, and not where it is used, which saves a test and a branch each
 * time. Constructors do not let others see the object before. On a JVM nothing changes.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface NonNull {}
