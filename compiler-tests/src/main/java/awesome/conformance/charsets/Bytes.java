package awesome.conformance.charsets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** String.getBytes and new String: marks, replacement, offsets. */
public final class Bytes {
    private Bytes() {}

    public static void main(String[] arguments) throws Exception {
        String text = "\u00e4\u20ac\ud83d\ude00\ud800x";
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16,
                StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII}) {
            byte[] bytes = text.getBytes(charset);
            System.out.println(charset + " " + Arrays.toString(bytes) + " " + new String(bytes, charset).length());
        }
        byte[] marked = {(byte) 0xff, (byte) 0xfe, 65, 0, (byte) 0xac, 0x20};
        System.out.println(new String(marked, StandardCharsets.UTF_16) + " "
                + new String(marked, 2, 4, StandardCharsets.UTF_16LE)
                + " " + new String(marked, StandardCharsets.UTF_16LE).length());
        InputStreamReader reader = new InputStreamReader(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            read.append(Integer.toHexString(c)).append(' ');
        }
        System.out.println(read + reader.getEncoding());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_16BE)) {
            writer.write("x\u00e4");
            writer.write(text, 2, 2);
        }
        System.out.println(Arrays.toString(out.toByteArray()) + " " + out.toString(StandardCharsets.UTF_16BE));
    }
}
