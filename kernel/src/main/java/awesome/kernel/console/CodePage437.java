package awesome.kernel.console;

import awesome.magic.NoAlloc;

/** From Unicode to the character set of PC text screens. */
@NoAlloc("also the last words of a kernel without memory go through here")
final class CodePage437 {
    /** The characters with codes 0x80 to 0xff. */
    private static final char[] UPPER = ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
            + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0").toCharArray();

    private CodePage437() {}

    /** The code of a character; that of a question mark if the set does not have it. */
    static int of(int character) {
        if (character < 0x80) {
            return character;
        }
        for (int i = 0; i < UPPER.length; i++) {
            if (UPPER[i] == character) {
                return 0x80 + i;
            }
        }
        return '?';
    }
}
