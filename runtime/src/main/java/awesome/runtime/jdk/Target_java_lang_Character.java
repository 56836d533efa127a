package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Locale;

/** {@code java.lang.Character}: errors told without {@code String.format}, no names of characters. */
@TargetClass("java.lang.Character")
public final class Target_java_lang_Character {
    @Replace
    public static char[] toChars(int codePoint) {
        if (Character.isBmpCodePoint(codePoint)) {
            return new char[] {(char) codePoint};
        }
        if (!Character.isValidCodePoint(codePoint)) {
            throw new IllegalArgumentException("Not a valid Unicode code point: 0x" + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
        }
        return new char[] {Character.highSurrogate(codePoint), Character.lowSurrogate(codePoint)};
    }

    /** The table of names is a resource of the JDK, 1 MB large. */
    @Replace
    public static int codePointOf(String name) {
        throw new IllegalArgumentException("Unrecognized character name :" + name);
    }
}
