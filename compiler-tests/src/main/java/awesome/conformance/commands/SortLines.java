package awesome.conformance.commands;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Sorts the standard input by a column into a file, numbers as numbers, as sort -k -n -o does. */
public final class SortLines {
    private SortLines() {}

    private static String column(String line, int column) {
        String[] parts = line.strip().split("\\s+");
        return column < parts.length ? parts[column] : "";
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    public static void main(String[] arguments) throws IOException {
        int column = Integer.parseInt(arguments[0]) - 1;
        Comparator<String> order = arguments[1].equals("-n")
                ? Comparator.comparingDouble(line -> number(column(line, column)))
                : Comparator.comparing(line -> column(line, column));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String> lines = in.lines().sorted(order.thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.toList());
        Path file = Path.of(arguments[2]);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String each : lines) {
                out.write(each);
                out.newLine();
            }
        }
        System.out.println(Files.size(file) + " bytes");
        System.out.print(Files.readString(file));
    }
}
