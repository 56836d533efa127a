package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/**
 * {@code jdk.internal.ref.CleanerFactory}: the cleaner of the library itself has no thread. It cleans up when told to,
 * not when an object is forgotten.
 */
@TargetClass("jdk.internal.ref.CleanerFactory")
final class Target_jdk_internal_ref_CleanerFactory {
    @Alias private static Common commonCleaner;

    private Target_jdk_internal_ref_CleanerFactory() {}

    @Replace
    private static void static_init() {
        commonCleaner = new Common();
    }

    /** Only its constructor is used. */
    @TargetClass("java.lang.ref.Cleaner")
    static final class Common {
        @Alias
        Common() {}
    }
}
