package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.TargetClass;

/** {@code java.text.DigitList}, of which a {@code DecimalFormat} has one. */
@TargetClass("java.text.DigitList")
final class Target_java_text_DigitList {
    @Alias
    Target_java_text_DigitList() {}
}
