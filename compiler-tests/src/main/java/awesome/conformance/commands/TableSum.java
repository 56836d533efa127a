package awesome.conformance.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums amounts of CSV files by month and writes a report beside them. */
public final class TableSum {
    private record Entry(LocalDate date, String name, BigDecimal amount) {
        static Entry of(String line) {
            String[] fields = line.split(";", -1);
            return new Entry(LocalDate.parse(fields[0]), fields[1].strip(),
                    new BigDecimal(fields[2].replace(',', '.')));
        }
    }

    private TableSum() {}

    private static Stream<Entry> entries(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank()).map(Entry::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Map<YearMonth, BigDecimal> sums = new TreeMap<>();
        Map<String, Long> names = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]), "*.csv")) {
            for (Path file : files) {
                sums.putAll(entries(file).collect(Collectors.groupingBy(each -> YearMonth.from(each.date),
                        Collectors.reducing(BigDecimal.ZERO, Entry::amount, BigDecimal::add))));
                entries(file).forEach(each -> names.merge(each.name, 1L, Long::sum));
            }
        }
        Path report = Path.of(arguments[0], "report.txt");
        Files.write(report, sums.entrySet().stream()
                .map(each -> String.format("%s %,12.2f", each.getKey(), each.getValue())).toList());
        System.out.print(Files.readString(report));
        System.out.println(names);
        entries(Path.of(arguments[0], "broken.txt")).forEach(System.out::println);
    }
}
