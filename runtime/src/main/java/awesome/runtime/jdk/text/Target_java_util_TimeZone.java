package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.ResetValue;
import awesome.magic.TargetClass;
import java.util.TimeZone;

/** {@code java.util.TimeZone}: the default is UTC, unless the program sets another. */
@TargetClass("java.util.TimeZone")
abstract class Target_java_util_TimeZone {
    @Alias @ResetValue private static volatile TimeZone defaultTimeZone;

    @Replace
    private static synchronized TimeZone setDefaultZone() {
        TimeZone zone = TimeZone.getTimeZone("UTC");
        defaultTimeZone = zone;
        return zone;
    }
}
