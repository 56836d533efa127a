package awesome.conformance.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** All of standard input at once. */
public final class ReadAll {
    private ReadAll() {}

    public static void main(String[] arguments) throws IOException {
        String all = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(all.length() + " " + all.lines().count() + " " + all.substring(all.length() - 3) + " "
                + System.in.read());
    }
}
