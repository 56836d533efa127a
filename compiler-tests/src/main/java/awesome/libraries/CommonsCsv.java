package awesome.libraries;

import java.io.IOException;
import java.io.StringReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Apache Commons CSV: tables are parsed in several dialects, written again, and refused where they are wrong. */
public final class CommonsCsv {
    private static final String TABLE = """
            # a comment
            name,age,"motto, if any"\r
            Ann,42,"says ""hi""\"
            "J\u00f6rg",7,"two
            lines"

              spaced  ,,\\N
            """;

    private CommonsCsv() {}

    public static void main(String[] arguments) throws IOException {
        CSVFormat plain = CSVFormat.DEFAULT;
        CSVFormat named = CSVFormat.Builder.create(plain).setHeader().setSkipHeaderRecord(true).setCommentMarker('#')
                .setIgnoreSurroundingSpaces(true).setNullString("\\N").setAllowMissingColumnNames(true).build();
        for (CSVFormat each : new CSVFormat[] {plain, CSVFormat.RFC4180, CSVFormat.EXCEL, CSVFormat.MYSQL,
            CSVFormat.TDF}) {
            parse(each, TABLE);
        }
        System.out.println(named);
        try (CSVParser parser = CSVParser.parse(new StringReader(TABLE), named)) {
            System.out.println(parser.getHeaderNames() + " " + parser.getHeaderMap());
            for (CSVRecord each : parser) {
                System.out.println(each.getRecordNumber() + " " + each.get("name") + " " + each.toMap() + " "
                        + each.isConsistent() + " " + each.isSet("age") + " " + each.getComment());
            }
        }
        parse(plain, "a,\"b\nc");
        parse(plain, "a,\"b\"c,d");
        print();
        large();
    }

    private static void parse(CSVFormat format, String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord each : parser) {
                System.out.println(each.size() + " " + each.toList() + " at " + each.getCharacterPosition() + ", line "
                        + parser.getCurrentLineNumber());
            }
        } catch (IOException | IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void print() throws IOException {
        for (QuoteMode each : new QuoteMode[] {QuoteMode.ALL, QuoteMode.MINIMAL, QuoteMode.NON_NUMERIC}) {
            StringBuilder text = new StringBuilder();
            CSVFormat format = CSVFormat.Builder.create(CSVFormat.DEFAULT).setQuoteMode(each).setDelimiter(';').build();
            try (CSVPrinter printer = new CSVPrinter(text, format)) {
                printer.printRecord("a;b", 1, 2.5, null, "say \"x\"", " lead", "");
                printer.printComment("not shown");
                printer.printRecord('c', true, -7L);
            }
            System.out.print(text);
        }
    }

    private static void large() throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            for (int i = 0; i < 3000; i++) {
                printer.printRecord(i, "row " + i, i % 7 == 0 ? "with, comma" : "x\"y", i * 0.25);
            }
        }
        long sum = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text.toString()), CSVFormat.DEFAULT)) {
            for (CSVRecord each : parser) {
                sum += Long.parseLong(each.get(0)) * each.get(2).length();
            }
        }
        System.out.println(text.length() + " " + text.toString().hashCode() + " " + sum);
    }
}
