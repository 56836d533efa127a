package awesome.conformance.commands;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts lines, words and bytes of files and of the standard input, as wc does. */
public final class WordCount {
    private WordCount() {}

    private static long[] count(InputStream in) throws IOException {
        long[] counts = new long[3];
        boolean inWord = false;
        for (int each = in.read(); each >= 0; each = in.read()) {
            counts[2]++;
            if (each == '\n') {
                counts[0]++;
            }
            boolean blank = Character.isWhitespace(each);
            if (!blank && !inWord) {
                counts[1]++;
            }
            inWord = !blank;
        }
        return counts;
    }

    private static void print(long[] counts, String name) {
        System.out.println(String.format("%7d %7d %7d %s", counts[0], counts[1], counts[2], name).stripTrailing());
    }

    public static void main(String[] arguments) {
        long[] total = new long[3];
        int status = 0;
        for (String each : arguments) {
            try (InputStream in = each.equals("-") ? System.in : new BufferedInputStream(new FileInputStream(each))) {
                long[] counts = count(in);
                print(counts, each.equals("-") ? "" : each);
                for (int i = 0; i < total.length; i++) {
                    total[i] += counts[i];
                }
            } catch (IOException e) {
                System.err.println("wc: " + e.getMessage());
                status = 1;
            }
        }
        print(total, "total");
        System.exit(status);
    }
}
