package awesome.conformance.charsets;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decoders and encoders fed in small pieces: overflow, underflow, halves of characters. */
public final class Steps {
    private Steps() {}

    public static void main(String[] arguments) throws Exception {
        String text = "a\u00e4\u20ac\ud83d\ude00z";
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE}) {
            CharsetEncoder encoder = charset.newEncoder();
            CharBuffer in = CharBuffer.wrap(text);
            ByteBuffer out = ByteBuffer.allocate(4);
            StringBuilder steps = new StringBuilder(charset.name());
            int bytes = 0;
            CoderResult result;
            do {
                result = encoder.encode(in, out, true);
                bytes += out.flip().remaining();
                steps.append(' ').append(result).append('@').append(in.position());
                out.clear();
            } while (result.isOverflow());
            encoder.flush(out);
            System.out.println(steps + " " + bytes);
            byte[] all = text.getBytes(charset);
            CharsetDecoder decoder = charset.newDecoder();
            CharBuffer chars = CharBuffer.allocate(20);
            ByteBuffer rest = ByteBuffer.allocate(20);
            for (byte each : all) {
                rest.put(each).flip();
                CoderResult one = decoder.decode(rest, chars, false);
                rest.compact();
                System.out.print(one.isUnderflow() ? chars.position() : -1);
            }
            rest.flip();
            decoder.decode(rest, chars, true);
            decoder.flush(chars);
            System.out.println(" " + chars.flip().toString().equals(text));
        }
        CharsetEncoder half = StandardCharsets.UTF_8.newEncoder();
        System.out.println(half.encode(CharBuffer.wrap("\ud83d"), ByteBuffer.allocate(9), true) + " "
                + half.canEncode('\ud83d') + " "
                + StandardCharsets.ISO_8859_1.newEncoder().canEncode("\u20ac") + " "
                + half.reset().canEncode("\u20ac"));
    }
}
