package awesome.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what each operation takes on both systems, a row each with their ratio, and keeps the same for a file. Above 1 Awesome takes less. */
final class RatioTable {
    private final String row;
    private final double unit;
    private final String jsonRow;
    private final StringBuilder json = new StringBuilder("[\n");
    private double sum;
    private int compared;
    private int rows;

    /**
     * Begins a table.
     *
     * @param linux what the other system is called
     * @param width of the column of names
     * @param decimals of the numbers in the table
     * @param unit what is shown as 1
     * @param exactDecimals of the numbers in the file, which are not divided by {@code unit}
     */
    RatioTable(String title, String linux, int width, int decimals, double unit, int exactDecimals) {
        this.unit = unit;
        row = "%-" + width + "s %10." + decimals + "f %32." + decimals + "f %8s%n";
        jsonRow = "%s  {\"operation\": \"%s\", \"awesome\": %." + exactDecimals + "f, \"linux\": %." + exactDecimals + "f}";
        System.out.printf(Locale.ROOT, "%n%s%n%n", title);
        System.out.printf(Locale.ROOT, "%-" + width + "s %10s %32s %8s%n", "", "Awesome", linux, "ratio");
    }

    /** A row; 0 stands for what failed. */
    void add(String operation, double awesome, double linux) {
        boolean both = linux > 0 && awesome > 0;
        String ratio = both ? String.format(Locale.ROOT, "%.2f", linux / awesome) : "failed";
        System.out.printf(Locale.ROOT, row, operation, awesome / unit, linux / unit, ratio);
        json.append(String.format(Locale.ROOT, jsonRow, rows == 0 ? "" : ",\n", operation, awesome, linux));
        sum += both ? Math.log(linux / awesome) : 0;
        compared += both ? 1 : 0;
        rows++;
    }

    /**
     * Prints the mean, and writes the file.
     *
     * @param better what is so of Awesome if a ratio is above 1
     */
    void end(String better, Path file) throws IOException {
        System.out.printf(Locale.ROOT, "%ngeometric mean of %d ratios: %.2f (above 1 Awesome %s)%n", compared, Math.exp(sum / compared), better);
        Files.writeString(file, json.append("\n]\n"));
    }
}
