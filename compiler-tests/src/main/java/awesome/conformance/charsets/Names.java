package awesome.conformance.charsets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Charset: names, aliases, what is there and what is not. */
public final class Names {
    private Names() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (String each : new String[] {"UTF-8", "utf8", "ISO-8859-1", "latin1", "US-ASCII", "ascii", "UTF-16",
                "UTF-16LE",
            "utf-16be"}) {
            Charset charset = Charset.forName(each);
            System.out.println(charset + " " + charset.canEncode() + " "
                    + charset.equals(Charset.forName(charset.name())) + " "
                    + charset.newEncoder().maxBytesPerChar() + " " + charset.newDecoder().averageCharsPerByte() + " "
                    + charset.contains(StandardCharsets.US_ASCII));
        }
        System.out.println(Charset.isSupported("UTF-8") + " " + Charset.isSupported("no-such-charset") + " "
                + Charset.defaultCharset());
        show(() -> Charset.forName("no-such-charset"));
        show(() -> Charset.forName("bad name"));
        show(() -> "x".getBytes("nothing"));
        show(() -> new String(new byte[] {65}, "US-ASCII"));
    }
}
