package awesome.conformance.commands;

import java.io.File;
import java.io.FileNotFoundException;
import java.util.Scanner;

/** Prints files with numbers before their lines, as cat -n does; control characters become visible. */
public final class NumberLines {
    private NumberLines() {}

    private static String visible(String line) {
        StringBuilder out = new StringBuilder();
        for (char each : line.toCharArray()) {
            if (each < ' ' && each != '\t') {
                out.append('^').append((char) (each + '@'));
            } else {
                out.append(each);
            }
        }
        return out.toString();
    }

    public static void main(String[] arguments) {
        int number = 0;
        for (String each : arguments) {
            try (Scanner scanner = new Scanner(new File(each), "ISO-8859-1")) {
                while (scanner.hasNextLine()) {
                    System.out.printf("%6d\t%s%n", ++number, visible(scanner.nextLine()));
                }
            } catch (FileNotFoundException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
