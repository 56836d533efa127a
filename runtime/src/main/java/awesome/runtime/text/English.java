package awesome.runtime.text;

import java.time.format.FormatStyle;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the library knows of the only language of images: names and patterns of dates, from the CLDR data of the JDK. */
public final class English {
    /** Patterns of numbers: plain, currency, percent, integer. */
    private static final String[] NUMBERS = {"#,##0.###", "\u00a4#,##0.00", "#,##0%", "#,##0"};
    private static final String[] DATES = {"EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"};
    private static final String[] TIMES = {"h:mm:ss a zzzz", "h:mm:ss a z", "h:mm:ss a", "h:mm a"};
    private static final String[] BETWEEN = {" 'at' ", " 'at' ", ", ", ", "};

    private static final String[] MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December"};
    private static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    private static final String[] HALVES = {"AM", "PM"};
    private static final String[] ERAS = {"BC", "AD"};
    private static final String[] LONG_ERAS = {"Before Christ", "Anno Domini"};
    private static final String[] QUARTERS = {"1st quarter", "2nd quarter", "3rd quarter", "4th quarter"};

    /** Styles of names in {@code java.util.Calendar}; bit 15 says that a name stands alone. */
    private static final int NARROW = Calendar.NARROW_FORMAT;
    private static final int SHORT = Calendar.SHORT_FORMAT;
    private static final int ALONE = 0x8000;
    private static final int ABBREVIATION = 3;

    private English() {}

    /** A pattern of {@code DecimalFormat} by the number of a style in {@code NumberFormat}; null if there is none. */
    public static String numberPattern(int style) {
        return switch (style) {
            case 0 -> NUMBERS[0];
            case 1 -> NUMBERS[1];
            case 2 -> NUMBERS[2];
            case 4 -> NUMBERS[3];
            default -> null;
        };
    }

    /** A pattern of dates, times or both; a style is the ordinal in {@link FormatStyle}, or -1. */
    public static String dateTimePattern(int date, int time) {
        if (time < 0) {
            return DATES[date];
        }
        return date < 0 ? TIMES[time] : DATES[date] + BETWEEN[date] + TIMES[time];
    }

    /** January and so on. */
    public static String[] months() {
        return MONTHS.clone();
    }

    /** Sunday and so on. */
    public static String[] days() {
        return DAYS.clone();
    }

    /** The first three letters of each. */
    public static String[] abbreviated(String[] names) {
        return shortened(names, ABBREVIATION);
    }

    private static String[] shortened(String[] names, int length) {
        String[] result = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            result[i] = names[i].substring(0, length);
        }
        return result;
    }

    /** AM and PM. */
    public static String[] halvesOfDays() {
        return HALVES.clone();
    }

    /** BC and AD. */
    public static String[] eras() {
        return ERAS.clone();
    }

    /** The names of quarters: 0 whole ones, 1 abbreviated ones, 2 digits. */
    public static String[] quarters(int style) {
        return switch (style) {
            case 0 -> QUARTERS.clone();
            case 1 -> new String[] {"Q1", "Q2", "Q3", "Q4"};
            default -> new String[] {"1", "2", "3", "4"};
        };
    }

    /** All names of a field of {@link Calendar} in one of its styles, from the first value on; null if it has none. */
    private static String[] names(int field, int style) {
        int kind = style & ~ALONE;
        String[] names = switch (field) {
            case Calendar.MONTH -> MONTHS;
            case Calendar.DAY_OF_WEEK -> DAYS;
            case Calendar.AM_PM -> kind == NARROW ? new String[] {"a", "p"} : HALVES;
            case Calendar.ERA -> kind == NARROW ? new String[] {"B", "A"} : kind == SHORT ? ERAS : LONG_ERAS;
            default -> null;
        };
        if (field != Calendar.MONTH && field != Calendar.DAY_OF_WEEK) {
            return names;
        }
        return kind == NARROW ? shortened(names, 1) : kind == SHORT ? abbreviated(names) : names;
    }

    private static int first(int field) {
        return field == Calendar.DAY_OF_WEEK ? Calendar.SUNDAY : 0;
    }

    /** The name of a value of a field of {@link Calendar}; null if it has none. */
    public static String name(int field, int value, int style) {
        String[] names = names(field, style);
        int index = value - first(field);
        return names == null || index < 0 || index >= names.length ? null : names[index];
    }

    /** The names of a field of {@link Calendar} with their values; null if it has none, or not different ones. */
    public static Map<String, Integer> valuesByName(int field, int style) {
        Map<String, Integer> result = new LinkedHashMap<>();
        for (int each : style == Calendar.ALL_STYLES
                ? new int[] {SHORT, Calendar.LONG_FORMAT, NARROW} : new int[] {style}) {
            String[] names = names(field, each);
            for (int i = 0; names != null && i < names.length; i++) {
                Integer before = result.putIfAbsent(names[i], i + first(field));
                if (before != null && before != i + first(field) && style != Calendar.ALL_STYLES) {
                    return null;
                }
            }
        }
        return result.isEmpty() ? null : result;
    }
}
