package awesome.abi.nasm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class whose {@code static final} numbers nasm gets too (those that are not a {@link Field}). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Constants {
    /** What the names in nasm begin with, for example {@code BOOT_INFO}. */
    String prefix();
}
