package awesome.abi.nasm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class whose {@link Field} constants are the offsets of a structure in memory or on disk. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Layout {
    /** What the names in nasm begin with, for example {@code boot_info}. */
    String prefix();

    /** Bytes in the structure. */
    int size();
}
