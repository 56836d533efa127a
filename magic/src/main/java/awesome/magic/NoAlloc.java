package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Neither this method nor anything that it may call allocates on the Java heap or enters a monitor; the compiler
 * verifies that and prints the call path that does. Exceptions are for bugs only: one that is made and thrown at
 * once, like those for null references and bad indexes, is not looked at. On a class it holds for each of its methods.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NoAlloc {
    /** Why allocation would be wrong here. */
    String value();
}
