package awesome.conformance.patterns;

import java.util.Arrays;
import java.util.Scanner;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** split, splitAsStream, tokens, scanners with delimiters. */
public final class Splits {
    private Splits() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (String regex : new String[] {",", ",+", "", "\\s*,\\s*", "(?=b)", "x", "[ab]"}) {
            for (String text : new String[] {"a,b,,c,,", ",", "", "ab ba", " a , b "}) {
                System.out.print(Arrays.toString(text.split(regex)) + Arrays.toString(text.split(regex, -1))
                        + Arrays.toString(
                        text.split(regex, 2)));
            }
            System.out.println();
        }
        System.out.println(Pattern.compile("\\W+").splitAsStream("one, two; three").collect(Collectors.joining("|"))
                + " "
                + Pattern.compile("o").asPredicate().test("foo") + " "
                + Pattern.compile("o").asMatchPredicate().test("foo"));
        StringTokenizer tokens = new StringTokenizer("a b,c", " ,", true);
        while (tokens.hasMoreTokens()) {
            System.out.print(tokens.countTokens() + tokens.nextToken() + ";");
        }
        Scanner scanner = new Scanner("12;3.5;true;zz;99999999999;0x1f;-7").useDelimiter(";");
        System.out.println(scanner.nextInt() + " " + scanner.nextDouble() + " " + scanner.nextBoolean() + " "
                + scanner.hasNextInt() + " "
                + scanner.next() + " " + scanner.hasNextInt() + " " + scanner.nextLong() + " " + scanner.next() + " "
                + scanner.nextBigInteger());
        show(() -> new Scanner("x").nextInt());
        show(() -> new Scanner("").next());
        show(() -> new Scanner("abc").findInLine("b."));
        show(() -> new Scanner("1 2\n3").tokens().count() + " "
                + new Scanner("a1b2").findAll("\\d").map(MatchResult::group).toList());
    }
}
