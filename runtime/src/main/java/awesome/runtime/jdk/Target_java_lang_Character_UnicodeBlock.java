package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Arrays;

/** {@code java.lang.Character.UnicodeBlock}: errors told without {@code String.format}. */
@TargetClass("java.lang.Character$UnicodeBlock")
public final class Target_java_lang_Character_UnicodeBlock {
    @Alias private static int[] blockStarts;
    @Alias private static Character.UnicodeBlock[] blocks;

    @Replace
    public static Character.UnicodeBlock of(int codePoint) {
        if (!Character.isValidCodePoint(codePoint)) {
            throw new IllegalArgumentException("Not a valid Unicode code point: 0x" + Integer.toHexString(codePoint));
        }
        int index = Arrays.binarySearch(blockStarts, codePoint);
        return blocks[index < 0 ? -index - 2 : index];
    }
}
