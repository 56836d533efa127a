package awesome.conformance.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reading standard input line by line through a BufferedReader. */
public final class Lines {
    private Lines() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            System.out.println(++number + ": " + line + " (" + line.length() + ")");
        }
        System.out.println(reader.read());
    }
}
