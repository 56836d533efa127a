package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.text.RawWords;

/** {@code java.lang.StringUTF16}: fast loops. */
@TargetClass("java.lang.StringUTF16")
public final class Target_java_lang_StringUTF16 {
    @Alias
    private static native void checkBoundsOffCount(int offset, int count, byte[] value);

    @Alias
    static native void putCharSB(byte[] value, int index, int character);

    /** The result is the length, or 0 if a character is not one of Latin-1. */
    @Replace
    public static int compress(char[] source, int from, byte[] target, int to, int length) {
        java.util.Objects.checkFromIndexSize(from, length, source.length);
        java.util.Objects.checkFromIndexSize(to, length, target.length);
        return narrow(source, from, target, to, length);
    }

    /** The same for characters in pairs of bytes. */
    @Replace
    public static int compress(byte[] source, int from, byte[] target, int to, int length) {
        checkBoundsOffCount(from, length, source);
        java.util.Objects.checkFromIndexSize(to, length, target.length);
        return narrow(source, from, target, to, length);
    }

    @Inject
    private static int narrow(Object source, int from, byte[] target, int to, int length) {
        boolean narrowed = RawWords.narrow(Objects.addressOf(source).plus(Hubs.ARRAY_BASE + 2L * from),
                Objects.addressOf(target).plus(Hubs.ARRAY_BASE + to), length);
        return narrowed ? length : 0;
    }
}
