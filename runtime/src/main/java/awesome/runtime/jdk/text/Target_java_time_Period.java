package awesome.runtime.jdk.text;

import awesome.magic.InitAtRuntime;
import awesome.magic.TargetClass;

/** {@code java.time.Period} and other classes whose patterns hold lambdas of the JDK: initialised at first use. */
@TargetClass("java.time.Period")
@InitAtRuntime
final class Target_java_time_Period {
    private Target_java_time_Period() {}

    /** The pattern of durations. */
    @TargetClass("java.time.Duration$Lazy")
    @InitAtRuntime
    static final class Durations {
        private Durations() {}
    }
}
