package awesome.conformance.resources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.zip.CRC32;

/** Resources of the class path: relative and absolute names, all bytes, empty ones, those that are not there. */
public final class Streams {
    private Streams() {}

    private static final String NAME = "/awesome/conformance/resources/text.txt";

    private static void lines(InputStream stream) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println(line.length() + " " + line);
            }
        }
    }

    private void ofThisObject() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/awesome/conformance/resources/text.txt")) {
            System.out.println(in.readAllBytes().length);
        }
    }

    public static void main(String[] arguments) throws IOException {
        lines(Streams.class.getResourceAsStream("text.txt"));
        lines(Streams.class.getResourceAsStream(NAME));
        lines(Streams.class.getClassLoader().getResourceAsStream("awesome/conformance/resources/text.txt"));
        lines(ClassLoader.getSystemResourceAsStream("awesome/conformance/resources/text.txt"));
        new Streams().ofThisObject();

        CRC32 sum = new CRC32();
        try (InputStream in = Streams.class.getResourceAsStream("bytes.bin")) {
            System.out.println(in.read() + " " + in.read() + " " + in.skip(126) + " " + in.read());
            byte[] rest = in.readAllBytes();
            sum.update(rest);
            System.out.println(rest.length + " " + Long.toHexString(sum.getValue()) + " " + in.read());
        }
        System.out.println(Streams.class.getResourceAsStream("empty").read());
        System.out.println(Streams.class.getResourceAsStream("absent"));
        System.out.println(Streams.class.getResourceAsStream("/text.txt"));
        System.out.println(Streams.class.getResourceAsStream("../resources/absent"));
        System.out.println(Streams.class.getClassLoader().getResourceAsStream("/awesome/conformance/resources/text.txt"));
        System.out.println(ClassLoader.getSystemResourceAsStream("text.txt"));
        boolean some = arguments.length > 1;
        System.out.println((some ? Streams.class : Properties.class).getSimpleName()
                + (some ? Streams.class.getResourceAsStream("empty") != null : "no"));
        Properties words = new Properties();
        words.load(Streams.class.getResourceAsStream("words.properties"));
        System.out.println(words.getProperty("farewell") + " " + words.size());
    }
}
