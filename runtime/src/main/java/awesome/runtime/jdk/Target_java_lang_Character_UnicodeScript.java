package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Arrays;

/** {@code java.lang.Character.UnicodeScript}: errors told without {@code String.format}. */
@TargetClass("java.lang.Character$UnicodeScript")
public final class Target_java_lang_Character_UnicodeScript {
    @Alias private static int[] scriptStarts;
    @Alias private static Character.UnicodeScript[] scripts;

    @Replace
    public static Character.UnicodeScript of(int codePoint) {
        if (!Character.isValidCodePoint(codePoint)) {
            throw new IllegalArgumentException("Not a valid Unicode code point: 0x" + Integer.toHexString(codePoint));
        }
        if (Character.getType(codePoint) == Character.UNASSIGNED) {
            return Character.UnicodeScript.UNKNOWN;
        }
        int index = Arrays.binarySearch(scriptStarts, codePoint);
        return scripts[index < 0 ? -index - 2 : index];
    }
}
