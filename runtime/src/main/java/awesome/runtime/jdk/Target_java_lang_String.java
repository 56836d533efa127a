package awesome.runtime.jdk;

import awesome.magic.Cold;
import awesome.magic.Inject;
import awesome.magic.MayAllocate;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.heap.InternedStrings;

/** {@code java.lang.String}: its native method; characters can be read where nothing may be allocated. */
@TargetClass("java.lang.String")
public final class Target_java_lang_String {
    @Replace
    static void checkIndex(int index, int length) {
        if (index < 0 || index >= length) {
            outside(index, length);
        }
    }

    /** A native method. */
    @Replace
    public String intern() {
        return InternedStrings.intern((String) (Object) this);
    }

    @Inject
    @MayAllocate("an index out of bounds is a bug, as it is with arrays")
    @Cold
    private static void outside(int index, int length) {
        throw new StringIndexOutOfBoundsException("index " + index + ", length " + length);
    }
}
