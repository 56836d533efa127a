package awesome.conformance.utilities;

import java.io.BufferedReader;
import java.io.CharArrayReader;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Piped, sequence, string and tokenizing readers and writers. */
public final class Pipes {
    private Pipes() {}

    public static void main(String[] arguments) throws Exception {
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out, 16);
        Thread writer = new Thread(() -> {
            try (out) {
                for (int i = 0; i < 1_000; i++) {
                    out.write(i);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        int sum = 0;
        for (int each = in.read(); each >= 0; each = in.read()) {
            sum += each;
        }
        writer.join();
        System.out.println(sum);
        StreamTokenizer tokens = new StreamTokenizer(new StringReader("x = 3.5 + 'quoted' // comment\ny-2"));
        tokens.slashSlashComments(true);
        tokens.eolIsSignificant(true);
        StringBuilder seen = new StringBuilder();
        while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
            seen.append(tokens.ttype).append(':').append(tokens.sval).append(':').append(tokens.nval).append(' ');
        }
        System.out.println(seen + "" + tokens.lineno());
        StringWriter text = new StringWriter();
        try (PrintWriter print = new PrintWriter(text, true)) {
            print.printf("%d %s%n", 1, "x").append('c').println(2.5);
            print.print(new char[] {'a', 'b'});
            System.out.println(print.checkError() + " " + text.toString().replace('\n', '|'));
        }
        CharArrayWriter chars = new CharArrayWriter();
        new StringReader("copied text").transferTo(chars);
        System.out.println(chars.size() + " " + chars + " "
                + new BufferedReader(new CharArrayReader("a\nb".toCharArray())).lines().toList());
    }
}
