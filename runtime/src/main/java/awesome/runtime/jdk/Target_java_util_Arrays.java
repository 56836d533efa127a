package awesome.runtime.jdk;

import awesome.magic.AlwaysInline;
import awesome.magic.Cold;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;

/** {@code java.util.Arrays}: bytes are filled at once, and ranges are checked where they are used. */
@TargetClass("java.util.Arrays")
public final class Target_java_util_Arrays {
    @Replace
    @AlwaysInline
    static void rangeCheck(int arrayLength, int fromIndex, int toIndex) {
        if (fromIndex > toIndex) {
            throw new IllegalArgumentException(wrongOrder(fromIndex, toIndex));
        }
        if (fromIndex < 0) {
            throw new ArrayIndexOutOfBoundsException(fromIndex);
        }
        if (toIndex > arrayLength) {
            throw new ArrayIndexOutOfBoundsException(toIndex);
        }
    }

    @Replace
    public static void fill(byte[] array, byte value) {
        fillUnchecked(array, 0, array.length, value);
    }

    @Replace
    public static void fill(byte[] array, int fromIndex, int toIndex, byte value) {
        rangeCheck(array.length, fromIndex, toIndex);
        fillUnchecked(array, fromIndex, toIndex, value);
    }

    @Inject
    @AlwaysInline
    private static void fillUnchecked(byte[] array, int from, int to, byte value) {
        Objects.addressOf(array).plus(Hubs.ARRAY_BASE + from).fill(value, to - from);
        Objects.keepAlive(array);
    }

    @Inject
    @Cold
    private static String wrongOrder(int fromIndex, int toIndex) {
        return "fromIndex(" + fromIndex + ") > toIndex(" + toIndex + ")";
    }
}
