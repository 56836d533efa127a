package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Cold;
import awesome.magic.Inject;
import awesome.magic.MayAllocate;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.heap.InternedStrings;
import awesome.runtime.text.LatinText;

/** {@code java.lang.String}: its native method; characters can be read where nothing may be allocated; parts are looked at by words. */
@TargetClass("java.lang.String")
public final class Target_java_lang_String {
    @Alias private byte[] value;
    @Alias private byte coder;

    @Replace
    static void checkIndex(int index, int length) {
        if (index < 0 || index >= length) {
            outside(index, length);
        }
    }

    @Replace
    public boolean startsWith(String prefix, int from) {
        String self = (String) (Object) this;
        Target_java_lang_String start = (Target_java_lang_String) (Object) prefix;
        int length = prefix.length();
        if (from < 0 || from > self.length() - length) {
            return false;
        }
        if ((coder | start.coder) == 0) {
            return LatinText.isAt(value, from, start.value);
        }
        int same = 0;
        while (same < length && self.charAt(from + same) == prefix.charAt(same)) {
            same++;
        }
        return same == length;
    }

    /** A hash of the part of a text from {@code start} to {@code end}, which is within it; as {@link LatinText#quickHash}. */
    @Inject
    public static int quickHash(String text, int start, int end) {
        Target_java_lang_String target = (Target_java_lang_String) (Object) text;
        if (target.coder == 0) {
            return LatinText.quickHash(target.value, start, end);
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    /** Whether the part of a text from {@code start} to {@code end}, which is within it, is {@code part}. */
    @Inject
    public static boolean isPart(String text, int start, int end, String part) {
        Target_java_lang_String whole = (Target_java_lang_String) (Object) text;
        Target_java_lang_String wanted = (Target_java_lang_String) (Object) part;
        if ((whole.coder | wanted.coder) == 0) {
            return wanted.value.length == end - start && LatinText.isAt(whole.value, start, wanted.value);
        }
        return part.length() == end - start && text.startsWith(part, start);
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
