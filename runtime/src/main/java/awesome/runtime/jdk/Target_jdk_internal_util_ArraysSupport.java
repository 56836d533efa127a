package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.text.RawWords;

/** {@code jdk.internal.util.ArraysSupport}: a fast loop. */
@TargetClass("jdk.internal.util.ArraysSupport")
public final class Target_jdk_internal_util_ArraysSupport {
    private Target_jdk_internal_util_ArraysSupport() {}

    /**
     * The first of {@code length} elements of {@code 1 << shift} bytes that differs; if none does, the complement of how
     * many at the end were not compared.
     */
    @Replace
    public static int vectorizedMismatch(Object a, long aOffset, Object b, long bOffset, int length, int shift) {
        long bytes = (long) length << shift;
        long same = RawWords.firstDifference(Objects.addressOf(a).plus(aOffset), Objects.addressOf(b).plus(bOffset), bytes);
        return same < (bytes & -Long.BYTES) ? (int) (same >> shift) : ~(int) (bytes - same >> shift);
    }
}
