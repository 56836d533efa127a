package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method may be called with interrupts off, from interrupt or exception entry. What it calls must
 * carry this annotation or {@link NoAlloc} transitively; the compiler verifies that.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface InterruptContext {}
