package awesome.conformance.process;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** System.setOut, setErr and setIn. */
public final class Redirected {
    private Redirected() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        System.out.println("captured \u00e4");
        System.out.printf("%d%n", 3);
        System.setOut(before);
        System.out.println(bytes.size() + " " + bytes.toString(StandardCharsets.UTF_8).replace('\n', '|'));
        System.setIn(new ByteArrayInputStream("from bytes\nsecond".getBytes()));
        System.out.println(new BufferedReader(new InputStreamReader(System.in)).readLine());
        System.setErr(System.out);
        System.err.println("errors to the output");
        System.out.append("appended ").append('c').write('\n');
        System.out.write("bytes\n".getBytes());
        System.out.println((Object) null);
        System.out.println(new char[] {'c', 'h'});
        System.out.println(System.out.checkError());
    }
}
