package awesome.abi.nasm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constant that is the offset of a field of a {@link Layout}. Fields may not overlap. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Field {
    /** Bytes in the field. */
    int bytes();

    /** What it holds, with its unit. */
    String value();
}
