package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The static initialiser of this class runs on the target at first use, not at build time.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface InitAtRuntime {}
