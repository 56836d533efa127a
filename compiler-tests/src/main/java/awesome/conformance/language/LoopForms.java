package awesome.conformance.language;

/** Loops with several variables, empty parts, conditions with side effects, and nothing in them. */
public final class LoopForms {
    private LoopForms() {}

    private static int limit = 3;

    private static boolean more(int i) {
        limit--;
        return i < limit;
    }

    public static void main(String[] arguments) {
        for (int i = 0, j = 10; i < j; i += 2, j--) {
            System.out.print(i * j + " ");
        }
        int k = 0;
        for (; ; ) {
            if (++k > 4) {
                break;
            }
        }
        for (int i = 0; more(i); i++) {
            System.out.print(i + "/" + limit + " ");
        }
        int n = 5;
        while (n-- > 0) {
            if (n % 2 == 0) {
                continue;
            }
            System.out.print(n + " ");
        }
        do {
            n++;
        } while (n < 3 && n != 1);
        System.out.println(n + " " + k);
        long product = 1;
        for (byte b = 120; b > 0; b++) {
            product *= b;
        }
        for (char c = 'a'; c <= 'e'; c += 2) {
            product += c;
        }
        for (double d = 0; d < 1; d += 0.1) {
            product++;
        }
        for (long l = Long.MAX_VALUE - 2; l > 0; l++) {
            product += 1000;
        }
        System.out.println(product);
        int collatz = 27;
        int steps = 0;
        while (collatz != 1) {
            collatz = (collatz & 1) == 0 ? collatz / 2 : 3 * collatz + 1;
            steps++;
        }
        System.out.println(steps);
        int i = 0;
        for (i = 5, k = 6; i > 0 | k > 3; i--, --k) {
            steps += i * k;
        }
        System.out.println(steps + " " + i + " " + k);
        boolean once = true;
        while (once) {
            once = !once;
        }
        for (String text = ""; text.length() < 4; text += text.length()) {
            System.out.print(text + ",");
        }
        System.out.println();
    }
}
