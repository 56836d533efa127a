package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.MayAllocate;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.List;
import java.util.function.BiFunction;

/** {@code jdk.internal.util.Preconditions}: the same messages, made without {@code String.format}. */
@TargetClass("jdk.internal.util.Preconditions")
public final class Target_jdk_internal_util_Preconditions {
    @Replace
    @MayAllocate("an index out of bounds is a bug, as it is with arrays")
    private static RuntimeException outOfBoundsCheckIndex(
            BiFunction<String, ? super List<Number>, ? extends RuntimeException> maker, int index, int length) {
        return outOfBounds(maker, "checkIndex", index, length);
    }

    @Alias
    private static native RuntimeException outOfBounds(
            BiFunction<String, ? super List<Number>, ? extends RuntimeException> maker, String kind, Number... values);

    @Replace
    private static String outOfBoundsMessage(String kind, List<? extends Number> values) {
        if (kind == null || values == null) {
            return "Range check failed" + (kind != null ? ": " + kind : values != null ? ": " + values : "");
        }
        return switch (values.size() == (kind.equals("checkIndex") ? 2 : 3) ? kind : "") {
            case "checkIndex" -> "Index " + values.get(0) + " out of bounds for length " + values.get(1);
            case "checkFromToIndex" -> "Range [" + values.get(0) + ", " + values.get(1) + ") out of bounds for length "
                    + values.get(2);
            case "checkFromIndexSize" -> "Range [" + values.get(0) + ", " + values.get(0) + " + " + values.get(1)
                    + ") out of bounds for length " + values.get(2);
            default -> "Range check failed: " + kind + " " + values;
        };
    }
}
