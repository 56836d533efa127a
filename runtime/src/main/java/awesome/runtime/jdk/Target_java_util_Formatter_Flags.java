package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.TargetClass;

/** {@code java.util.Formatter.Flags}, named so that {@link Target_java_util_Formatter_FormatSpecifier} can use it. */
@TargetClass("java.util.Formatter$Flags")
final class Target_java_util_Formatter_Flags {
    @Alias static Target_java_util_Formatter_Flags GROUP;
    @Alias static Target_java_util_Formatter_Flags ZERO_PAD;
    @Alias static Target_java_util_Formatter_Flags UPPERCASE;

    @Alias
    native boolean contains(Target_java_util_Formatter_Flags flag);
}
