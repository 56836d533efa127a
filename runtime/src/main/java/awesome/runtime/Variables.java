package awesome.runtime;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The environment of the program, which does not change. */
public final class Variables {
    private Variables() {}

    /** The value of a variable; null if there is none. */
    public static String get(String name) {
        for (String each : Platform.current().environment()) {
            if (each.length() > name.length() && each.startsWith(name) && each.charAt(name.length()) == '=') {
                return each.substring(name.length() + 1);
            }
        }
        return null;
    }

    /** All variables, read only. */
    public static Map<String, String> all() {
        Map<String, String> result = new HashMap<>();
        for (String each : Platform.current().environment()) {
            int end = each.indexOf('=', 1);
            if (end > 0) {
                result.putIfAbsent(each.substring(0, end), each.substring(end + 1));
            }
        }
        return Collections.unmodifiableMap(result);
    }
}
