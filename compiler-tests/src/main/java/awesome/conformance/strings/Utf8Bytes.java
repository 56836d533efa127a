package awesome.conformance.strings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encoding to bytes and decoding, with malformed input. */
public final class Utf8Bytes {
    private Utf8Bytes() {}

    public static void main(String[] arguments) {
        for (String text : new String[] {"", "abc", "\u00e9\u00ff", "\u20ac\ud83d\ude00", "x\ud800y"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            System.out.println(Arrays.toString(bytes) + " " + new String(bytes, StandardCharsets.UTF_8).equals(text));
            System.out.println(Arrays.toString(text.getBytes(StandardCharsets.ISO_8859_1)) + " "
                    + Arrays.toString(text.getBytes(StandardCharsets.US_ASCII)));
        }
        byte[][] inputs = {{(byte) 0xc3}, {(byte) 0xc3, 0x28}, {(byte) 0xe2, (byte) 0x82, 0x41}, {(byte) 0xff, 0x41},
            {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xc0, (byte) 0x80}, {0x41, (byte) 0xf8, 0x42}};
        for (byte[] each : inputs) {
            String text = new String(each, StandardCharsets.UTF_8);
            System.out.println(text.length() + " " + text);
            System.out.println(new String(each, StandardCharsets.ISO_8859_1).length());
        }
    }
}
