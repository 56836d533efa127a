package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.TargetClass;

/** {@code java.lang.ThreadGroup}: the group that all others are in. */
@TargetClass("java.lang.ThreadGroup")
final class Target_java_lang_ThreadGroup {
    @Alias
    Target_java_lang_ThreadGroup() {}
}
