package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated class changes another class, most often one of {@code java.base}, in the closed world.
 *
 * <p>Each member says how: {@link Replace}, {@link Alias}, {@link Remove} or {@link Inject}; a member
 * without one, or one that names something the target does not have, fails the build. In the annotated
 * class {@code this} is the target: types in signatures that name the annotated class mean the target.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface TargetClass {
    /** The binary name of the class, such as {@code java.lang.Thread} or {@code java.util.Map$Entry}. */
    String value();

    /** Members of the target that are not named here are removed, as if each were under {@link Remove}. */
    boolean whole() default false;

    /** The target that it applies to: {@code kernel}, {@code linux}, or empty for both. */
    String target() default "";
}
