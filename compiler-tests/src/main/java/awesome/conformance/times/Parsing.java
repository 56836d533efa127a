package awesome.conformance.times;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Reading dates and times: patterns, resolvers, errors with positions. */
public final class Parsing {
    private Parsing() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        show(() -> LocalDate.parse("2020-02-30"));
        show(() -> LocalDate.parse("2020-2-3"));
        show(() -> LocalDate.parse("03/04/2021", DateTimeFormatter.ofPattern("dd/MM/yyyy")));
        show(() -> LocalDate.parse("3 March 2021", DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)));
        show(() -> LocalDate.parse("wed 3 mar 21", new DateTimeFormatterBuilder().parseCaseInsensitive()
                .appendPattern("EEE d MMM yy")
                .toFormatter(Locale.ENGLISH)));
        show(() -> LocalTime.parse("11:15 PM", DateTimeFormatter.ofPattern("hh:mm a", Locale.ENGLISH)));
        show(() -> LocalTime.parse("25:00"));
        show(() -> LocalDateTime.parse("2020-01-01T10:20:30.123456789"));
        show(() -> LocalDate.parse("2021-02-31", DateTimeFormatter.ofPattern("uuuu-MM-dd")
                .withResolverStyle(ResolverStyle.LENIENT)));
        show(() -> LocalDate.parse("2021-02-31", DateTimeFormatter.ofPattern("uuuu-MM-dd")
                .withResolverStyle(ResolverStyle.STRICT)));
        show(() -> LocalDate.parse("2021-02-31", DateTimeFormatter.ofPattern("uuuu-MM-dd")));
        show(() -> LocalDate.parse("2021-W05-3", DateTimeFormatter.ISO_WEEK_DATE));
        show(() -> ZonedDateTime.parse("Tue, 3 Jun 2008 11:05:30 GMT", DateTimeFormatter.RFC_1123_DATE_TIME));
        show(() -> LocalDate.parse("2020-01-01 rest"));
        show(() -> LocalDate.parse("2020", DateTimeFormatter.ofPattern("yyyy")));
        show(() -> new DateTimeFormatterBuilder().appendPattern("yyyy").parseDefaulting(ChronoField.DAY_OF_YEAR, 100)
                .toFormatter()
                .parse("2020", LocalDate::from));
        show(() -> Year.parse("12345"));
    }
}
