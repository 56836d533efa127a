package awesome.conformance.times;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.concurrent.Callable;

/** DateTimeFormatter: patterns of all letters, predefined ones, localised ones. */
public final class Patterns {
    private Patterns() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ZonedDateTime time = ZonedDateTime.of(2024, 1, 2, 15, 4, 5, 67_800_000, ZoneId.of("UTC"));
        for (String each : new String[] {"yyyy-MM-dd'T'HH:mm:ss.SSS", "EEE, d MMM uuuu", "EEEE MMMM yy G GGGG",
                "h:mm a K k", "D d dd Q QQQ qqqq",
            "n N A", "LLL LLLL ccc e c", "w W F", "HH 'o''clock' ''", "X XX XXX x xxx O", "VV z zzzz", "[yyyy][ HH]",
            "pp5dppH", "MMMMM EEEEE"}) {
            show(() -> each + ": " + time.format(DateTimeFormatter.ofPattern(each, Locale.ENGLISH)));
        }
        System.out.println(time.format(DateTimeFormatter.ISO_LOCAL_DATE) + " "
                + time.format(DateTimeFormatter.ISO_DATE_TIME) + " "
                + time.format(DateTimeFormatter.ISO_INSTANT) + " " + time.format(DateTimeFormatter.BASIC_ISO_DATE) + " "
                + time.format(DateTimeFormatter.ISO_WEEK_DATE) + " " + time.format(DateTimeFormatter.ISO_ORDINAL_DATE)
                + " "
                + time.format(DateTimeFormatter.RFC_1123_DATE_TIME));
        for (FormatStyle style : FormatStyle.values()) {
            System.out.println(time.format(DateTimeFormatter.ofLocalizedDate(style).withLocale(Locale.US)) + " | "
                    + time.format(DateTimeFormatter.ofLocalizedDateTime(style).withLocale(Locale.US)) + " | "
                    + time.format(DateTimeFormatter.ofLocalizedTime(style).withLocale(Locale.US)));
        }
        DateTimeFormatter built = new DateTimeFormatterBuilder().appendLiteral("<").appendValue(ChronoField.YEAR, 6,
                10, SignStyle.ALWAYS)
                .padNext(5, '*').appendValue(ChronoField.DAY_OF_MONTH).appendFraction(ChronoField.NANO_OF_SECOND, 0, 9,
                true)
                .appendText(ChronoField.AMPM_OF_DAY).appendOffset("+HHmm", "none").toFormatter(Locale.ENGLISH);
        System.out.println(built.format(time) + " " + built);
        System.out.println(Month.MAY.getDisplayName(TextStyle.FULL, Locale.US) + " " + DayOfWeek.MONDAY.getDisplayName(
                TextStyle.NARROW, Locale.ENGLISH));
        show(() -> DateTimeFormatter.ofPattern("yyyy b"));
        show(() -> LocalDate.of(2020, 1, 1).format(DateTimeFormatter.ofPattern("HH")));
    }
}
