package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.regex.Pattern;

/** {@code java.util.Formatter}: its pattern holds lambdas of the JDK, so it is compiled at first use. */
@TargetClass("java.util.Formatter")
public final class Target_java_util_Formatter {
    @Replace private static Pattern fsPattern;
    @Alias Appendable a;

    @Replace
    private static void static_init() {
        fsPattern = Pattern.compile("%(\\d+\\$)?([-#+ 0,(\\<]*)?(\\d+)?(\\.\\d+)?([tT])?([a-zA-Z%])");
    }

    @Replace
    private char zero() {
        return '0';
    }
}
