package awesome.bench.programs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regular expressions over a long text of four letters: counts of matches, and replacements. */
final class RegexDna {
    private static final String[] COUNTED = {
        "agggtaaa|tttaccct", "[cgt]gggtaaa|tttaccc[acg]", "a[act]ggtaaa|tttacc[agt]t", "ag[act]gtaaa|tttac[agt]ct",
        "agg[act]taaa|ttta[agt]cct", "aggg[acg]aaa|ttt[cgt]ccc", "gggg+(c|ta){2,3}", "c(?:at)*t+g",
    };
    private static final String[][] REPLACED = {
        {"tHa[Nt]", "<4>"}, {"aND|caN|Ha[DS]|WaS", "<3>"}, {"a[NSt]|BY", "<2>"}, {"ga?ttc", "|"}, {"cc(t+)", "[$1]"},
    };

    private RegexDna() {}

    /** A text of this many letters. */
    static long run(int size) {
        String text = text(size);
        long sum = 0;
        for (String each : COUNTED) {
            Matcher matcher = Pattern.compile(each).matcher(text);
            int count = 0;
            while (matcher.find()) {
                count += 1 + matcher.end() - matcher.start();
            }
            sum = sum * 31 + count;
        }
        String replaced = text;
        for (String[] each : REPLACED) {
            replaced = Pattern.compile(each[0]).matcher(replaced).replaceAll(each[1]);
        }
        return sum * 31 + replaced.hashCode() + replaced.length();
    }

    private static String text(int size) {
        Numbers numbers = new Numbers(11);
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append("gattaccat".charAt(numbers.below(9)));
        }
        return text.toString();
    }
}
