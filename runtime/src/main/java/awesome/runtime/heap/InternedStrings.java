package awesome.runtime.heap;

import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code String.intern} returns: for each text one string, which is the constant if the code has one. The
 * constants are looked for in the image heap at first use; nothing interned is ever given up.
 */
public final class InternedStrings {
    /** Null until the first use. */
    private static Map<String, String> known;

    private InternedStrings() {}

    /** The string that stands for all that are equal to this one. */
    public static synchronized String intern(String text) {
        if (known == null) {
            known = constants();
        }
        String before = known.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    /** The strings of the image heap; of equal ones the first, as the compiler puts constants before others. */
    private static Map<String, String> constants() {
        Map<String, String> found = new HashMap<>();
        ObjectModel image = new ImageModel();
        long end = image.imageEnd().bits();
        for (Address at = image.imageStart(); at.bits() < end; at = image.behind(at)) {
            if (at.readInt() != 0 && Objects.objectAt(at) instanceof String text) {
                found.putIfAbsent(text, text);
            }
        }
        return found;
    }
}
