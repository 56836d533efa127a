package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
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
        long same = RawWords.firstDifference(at(a, aOffset), at(b, bOffset), bytes);
        return same < (bytes & -Long.BYTES) ? (int) (same >> shift) : ~(int) (bytes - same >> shift);
    }

    /** Without an object, as for direct buffers, the offset is the address. */
    @Inject
    private static Address at(Object base, long offset) {
        return base == null ? Address.of(offset) : Objects.addressOf(base).plus(offset);
    }
}
