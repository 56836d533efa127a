package awesome.conformance.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** System.in: mark and reset, available, readers that look ahead. */
public final class StandardInput {
    private StandardInput() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(System.in.markSupported() + " " + (System.in.read() == 'f') + " "
                + (System.in.available() > 0));
        System.in.mark(100);
        byte[] bytes = new byte[5];
        System.out.println(System.in.read(bytes) + " " + new String(bytes));
        System.in.reset();
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (reader.ready()) {
            System.out.println("<" + reader.readLine() + ">");
        }
        System.out.println(reader.readLine() + " " + System.in.read() + " " + System.console());
    }
}
