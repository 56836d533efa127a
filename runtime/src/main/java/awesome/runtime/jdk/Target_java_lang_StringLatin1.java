package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.MayAllocate;
import awesome.magic.NeverInline;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.StringLatin1}: characters can be read where nothing may be allocated. */
@TargetClass("java.lang.StringLatin1")
public final class Target_java_lang_StringLatin1 {
    @Replace
    public static char charAt(byte[] value, int index) {
        if (index < 0 || index >= value.length) {
            outside(index);
        }
        return (char) (value[index] & 0xff);
    }

    @Inject
    @MayAllocate("an index out of bounds is a bug, as it is with arrays")
    @NeverInline("off the fast path")
    private static void outside(int index) {
        throw new StringIndexOutOfBoundsException(index);
    }
}
