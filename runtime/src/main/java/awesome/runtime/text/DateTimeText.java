package awesome.runtime.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.IllegalFormatConversionException;
import java.util.Locale;

/** The conversions of {@code java.util.Formatter} that start with {@code %t}: a part of a date or time, as in English. */
public final class DateTimeText {
    private static final int HOURS_OF_HALF = 12;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int MINUTES_OF_HOUR = 60;

    private final TemporalAccessor time;
    private final StringBuilder out = new StringBuilder();

    private DateTimeText(TemporalAccessor time) {
        this.time = time;
    }

    /** The text of one conversion; IllegalFormatConversionException if the time does not have what it asks for. */
    public static String of(TemporalAccessor time, char conversion) {
        DateTimeText text = new DateTimeText(time);
        text.add(conversion);
        return text.out.toString();
    }

    private int get(ChronoField field) {
        return time.get(field);
    }

    private boolean number(long value, int digits) {
        String text = Long.toString(value);
        out.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
        return true;
    }

    /** Several conversions, characters between them. */
    private boolean all(String conversions) {
        boolean done = true;
        for (int i = 0; i < conversions.length(); i++) {
            char each = conversions.charAt(i);
            if (Character.isLetter(each)) {
                done &= add(each);
            } else {
                out.append(each);
            }
        }
        return done;
    }

    private boolean add(char conversion) {
        try {
            return addPart(conversion);
        } catch (DateTimeException e) {
            throw new IllegalFormatConversionException(conversion, time.getClass());
        }
    }

    private boolean addPart(char conversion) {
        return switch (conversion) {
            case 'H' -> number(get(ChronoField.HOUR_OF_DAY), 2);
            case 'k' -> number(get(ChronoField.HOUR_OF_DAY), 1);
            case 'I' -> number(hourOfHalf(), 2);
            case 'l' -> number(hourOfHalf(), 1);
            case 'M' -> number(get(ChronoField.MINUTE_OF_HOUR), 2);
            case 'S' -> number(get(ChronoField.SECOND_OF_MINUTE), 2);
            case 'L' -> number(get(ChronoField.MILLI_OF_SECOND), 3);
            case 'N' -> number(get(ChronoField.NANO_OF_SECOND), 9);
            case 'Q' -> number(time.getLong(ChronoField.INSTANT_SECONDS) * 1000L
                    + time.getLong(ChronoField.MILLI_OF_SECOND), 1);
            case 's' -> number(time.getLong(ChronoField.INSTANT_SECONDS), 1);
            case 'p' -> name(English.halvesOfDays()[get(ChronoField.AMPM_OF_DAY)].toLowerCase(Locale.ROOT));
            case 'z' -> offset(get(ChronoField.OFFSET_SECONDS));
            case 'Z' -> zone();
            case 'A', 'a' -> name(day(conversion == 'A'));
            case 'B', 'b', 'h' -> name(month(conversion == 'B'));
            case 'C' -> number(get(ChronoField.YEAR_OF_ERA) / 100, 2);
            case 'y' -> number(get(ChronoField.YEAR_OF_ERA) % 100, 2);
            case 'Y' -> number(get(ChronoField.YEAR_OF_ERA), 4);
            case 'm' -> number(get(ChronoField.MONTH_OF_YEAR), 2);
            case 'd' -> number(get(ChronoField.DAY_OF_MONTH), 2);
            case 'e' -> number(get(ChronoField.DAY_OF_MONTH), 1);
            case 'j' -> number(get(ChronoField.DAY_OF_YEAR), 3);
            case 'T' -> all("H:M:S");
            case 'R' -> all("H:M");
            case 'r' -> all("I:M:S ") & name(English.halvesOfDays()[get(ChronoField.AMPM_OF_DAY)]);
            case 'D' -> all("m/d/y");
            case 'F' -> all("Y-m-d");
            case 'c' -> all("a b d T Z Y");
            default -> false;
        };
    }

    private int hourOfHalf() {
        int hour = get(ChronoField.HOUR_OF_DAY) % HOURS_OF_HALF;
        return hour == 0 ? HOURS_OF_HALF : hour;
    }

    private boolean name(String text) {
        out.append(text);
        return true;
    }

    private String day(boolean whole) {
        String[] days = English.days();
        return (whole ? days : English.abbreviated(days))[get(ChronoField.DAY_OF_WEEK) % days.length];
    }

    private String month(boolean whole) {
        String[] months = English.months();
        return (whole ? months : English.abbreviated(months))[get(ChronoField.MONTH_OF_YEAR) - 1];
    }

    private boolean offset(int seconds) {
        out.append(seconds < 0 ? '-' : '+');
        int minutes = Math.abs(seconds) / SECONDS_OF_MINUTE;
        return number(minutes / MINUTES_OF_HOUR * 100 + minutes % MINUTES_OF_HOUR, 4);
    }

    private boolean zone() {
        ZoneId zone = time.query(TemporalQueries.zone());
        if (zone == null) {
            throw new IllegalFormatConversionException('Z', time.getClass());
        }
        return name(zone.getId());
    }
}
