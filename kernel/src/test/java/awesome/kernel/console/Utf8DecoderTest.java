package awesome.kernel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Utf8DecoderTest {
    @Property
    void decodesEveryCharacter(@ForAll @IntRange(min = 0, max = 0x10ffff) int character) {
        if (character >= 0xd800 && character < 0xe000) {
            return;
        }
        Utf8Decoder decoder = new Utf8Decoder();
        byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            assertEquals(i + 1 < bytes.length ? -1 : character, decoder.accept(bytes[i] & 0xff));
        }
    }

    @Test
    void overlongFormsAndSurrogatesAreReplaced() {
        Utf8Decoder decoder = new Utf8Decoder();
        assertEquals(-1, decoder.accept(0xc0));
        assertEquals(0xfffd, decoder.accept(0x80));
        assertEquals(-1, decoder.accept(0xed));
        assertEquals(-1, decoder.accept(0xa0));
        assertEquals(0xfffd, decoder.accept(0x80));
        assertEquals(0xfffd, decoder.accept(0xbf));
        assertEquals(-1, decoder.accept(0xe2));
        assertEquals('a', decoder.accept('a'));
    }
}
