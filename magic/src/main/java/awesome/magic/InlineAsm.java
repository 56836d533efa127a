package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method is one or a few machine instructions, placed where it is called; the body is what the
 * host does instead. Only for static methods of primitives and {@link Unboxed} words.
 *
 * <p>The compiler marks every such instruction as having side effects, so it is neither removed nor
 * moved across another.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface InlineAsm {
    /** Instructions in AT&T syntax, LLVM inline assembly operands ({@code $0} is the result). */
    String value();

    /** LLVM constraint string, such as {@code ={al},{dx},~{memory}}. */
    String constraints();
}
