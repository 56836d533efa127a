package awesome.runtime.softfloat;

import awesome.magic.EntryPoint;
import awesome.magic.NoAlloc;

/** What compiled code calls for {@code %} of {@code double} and {@code float}, on every target with bits in integers. */
@NoAlloc("called for every floating point operation")
final class Remainders {
    private Remainders() {}

    @EntryPoint("rt_drem")
    static long remainder64(long a, long b) {
        return Float64.remainder(a, b);
    }

    @EntryPoint("rt_frem")
    static int remainder32(int a, int b) {
        return Float32.remainder(a, b);
    }
}
