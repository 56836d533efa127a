package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This member takes the place of the one with the same name and descriptor in the {@link TargetClass}. A
 * method {@code <clinit>} of the target is replaced by a static method {@code static_init()V}, which runs on
 * the target at first use of the class.
 *
 * <p>A replaced method keeps the target's access and staticness, but is neither native nor abstract, and
 * synchronized only if declared so here; {@link Intrinsic} on it counts. A replaced field has the modifiers
 * given here and starts as null or zero, whatever the build JVM holds.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Replace {
    /** The name that the target has for it, where Java does not allow that name here. */
    String value() default "";

    /** Whether a method may be missing in the target, as in another update of the JDK; then this one is left out. */
    boolean optional() default false;
}
