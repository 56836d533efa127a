package awesome.runtime.jdk;

import awesome.magic.Cold;
import awesome.magic.Inject;
import awesome.magic.MayAllocate;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.LatinText;

/** {@code java.lang.StringLatin1}: characters can be read where nothing may be allocated; fast loops. */
@TargetClass("java.lang.StringLatin1")
public final class Target_java_lang_StringLatin1 {
    @Replace
    public static char charAt(byte[] value, int index) {
        if (index < 0 || index >= value.length) {
            outside(index);
        }
        return (char) (value[index] & 0xff);
    }

    @Replace
    public static boolean equals(byte[] value, byte[] other) {
        return LatinText.equal(value, other);
    }

    @Replace
    public static int compareTo(byte[] value, byte[] other) {
        return LatinText.compare(value, other, value.length, other.length);
    }

    @Replace
    public static int compareTo(byte[] value, byte[] other, int length, int otherLength) {
        return LatinText.compare(value, other, length, otherLength);
    }

    @Replace
    public static int hashCode(byte[] value) {
        return LatinText.hash(value);
    }

    /** Called with a range within the array and a character of Latin-1. */
    @Replace
    private static int indexOfChar(byte[] value, int character, int from, int end) {
        return LatinText.find(value, character & 0xff, from, end);
    }

    /** Called with a length of at least 1. */
    @Replace
    public static int indexOf(byte[] value, int length, byte[] wanted, int wantedLength, int from) {
        return LatinText.find(value, length, wanted, wantedLength, from);
    }

    @Inject
    @MayAllocate("an index out of bounds is a bug, as it is with arrays")
    @Cold
    private static void outside(int index) {
        throw new StringIndexOutOfBoundsException(index);
    }
}
