package awesome.conformance.start;

import java.util.Scanner;

/** Reading standard input with a Scanner. */
public final class Scan {
    private Scan() {}

    public static void main(String[] arguments) {
        Scanner scanner = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
        int words = 0;
        System.out.println(scanner.nextLine());
        while (scanner.hasNext()) {
            System.out.println(++words + " " + scanner.next());
        }
        System.out.println(scanner.hasNextLine() + " " + new Scanner("12 x 3.5 true").nextInt());
    }
}
