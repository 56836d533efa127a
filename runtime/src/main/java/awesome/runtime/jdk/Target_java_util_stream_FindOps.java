package awesome.runtime.jdk;

import awesome.magic.InitAtRuntime;
import awesome.magic.TargetClass;

/** {@code java.util.stream.FindOps}: constants hold lambdas of the JDK, so they are made at first use. */
@TargetClass("java.util.stream.FindOps$FindSink$OfRef")
@InitAtRuntime
final class Target_java_util_stream_FindOps {
    private Target_java_util_stream_FindOps() {}

    /** For streams of int. */
    @TargetClass("java.util.stream.FindOps$FindSink$OfInt")
    @InitAtRuntime
    static final class OfInt {
        private OfInt() {}
    }

    /** For streams of long. */
    @TargetClass("java.util.stream.FindOps$FindSink$OfLong")
    @InitAtRuntime
    static final class OfLong {
        private OfLong() {}
    }

    /** For streams of double. */
    @TargetClass("java.util.stream.FindOps$FindSink$OfDouble")
    @InitAtRuntime
    static final class OfDouble {
        private OfDouble() {}
    }
}
