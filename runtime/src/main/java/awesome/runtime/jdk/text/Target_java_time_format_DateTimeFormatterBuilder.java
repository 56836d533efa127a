package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.InitAtRuntime;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.English;
import java.time.chrono.Chronology;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code java.time.format.DateTimeFormatterBuilder}: the patterns of English. Its constants hold lambdas of the JDK. */
@TargetClass("java.time.format.DateTimeFormatterBuilder")
@InitAtRuntime
final class Target_java_time_format_DateTimeFormatterBuilder {
    private Target_java_time_format_DateTimeFormatterBuilder() {}

    @Replace
    public static String getLocalizedDateTimePattern(FormatStyle date, FormatStyle time, Chronology chronology,
            Locale locale) {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(chronology, "chrono");
        if (date == null && time == null) {
            throw new IllegalArgumentException("Either dateStyle or timeStyle must be non-null");
        }
        return English.dateTimePattern(date == null ? -1 : date.ordinal(), time == null ? -1 : time.ordinal());
    }

    /** Parts of a day are its halves: the others have no names. */
    @TargetClass("java.time.format.DateTimeFormatterBuilder$DayPeriod")
    @InitAtRuntime
    static final class DayPeriod {
        private static final int NOON = 720;

        @Alias
        DayPeriod(long from, long to, long index) {}

        @Replace
        static Map<DayPeriod, Long> getDayPeriodMap(Locale locale) {
            Map<DayPeriod, Long> map = new HashMap<>();
            map.put(new DayPeriod(0, NOON, 0), 0L);
            map.put(new DayPeriod(NOON, 2 * NOON, 1), 1L);
            return map;
        }
    }

    /** Its constants are made by builders. */
    @TargetClass("java.time.format.DateTimeFormatter")
    @InitAtRuntime
    static final class Formatter {
        private Formatter() {}
    }

    /** The names of quarters. */
    @TargetClass("java.time.format.DateTimeTextProvider")
    static final class Names {
        private Names() {}

        @Replace
        static Object getLocalizedResource(String key, Locale locale) {
            return switch (key) {
                case "QuarterNames", "standalone.QuarterNames" -> English.quarters(0);
                case "QuarterAbbreviations", "standalone.QuarterAbbreviations" -> English.quarters(1);
                case "QuarterNarrows", "standalone.QuarterNarrows" -> English.quarters(2);
                default -> null;
            };
        }
    }
}
