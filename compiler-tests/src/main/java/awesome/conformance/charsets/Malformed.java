package awesome.conformance.charsets;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decoders: malformed UTF-8 and UTF-16, reported and replaced. */
public final class Malformed {
    private Malformed() {}

    public static void main(String[] arguments) throws Exception {
        byte[][] inputs = {{(byte) 0xc0, (byte) 0x80}, {(byte) 0xe2, (byte) 0x82}, {(byte) 0xed, (byte) 0xa0,
                (byte) 0x80}, {65,
            (byte) 0xf8, 66}, {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, 67}, {(byte) 0xf4, (byte) 0x90, (byte) 0x80,
            (byte) 0x80},
            {(byte) 0x80}, {(byte) 0xe4, 98}, {(byte) 0xd8, 0, 0, 65}, {(byte) 0xdc, 0}, {1}};
        for (byte[] input : inputs) {
            for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16BE,
                    StandardCharsets.US_ASCII}) {
                StringBuilder line = new StringBuilder(charset + " " + Arrays.toString(input));
                for (char each : new String(input, charset).toCharArray()) {
                    line.append(' ').append(Integer.toHexString(each));
                }
                try {
                    charset.newDecoder().decode(ByteBuffer.wrap(input));
                    line.append(" fine");
                } catch (CharacterCodingException e) {
                    line.append(' ').append(e);
                }
                System.out.println(line);
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE);
        System.out.println(decoder.decode(ByteBuffer.wrap(new byte[] {65, (byte) 0xff, 66})));
        decoder.onMalformedInput(CodingErrorAction.REPLACE).replaceWith("?!");
        System.out.println(decoder.decode(ByteBuffer.wrap(new byte[] {65, (byte) 0xff, 66})) + " "
                + decoder.replacement());
    }
}
