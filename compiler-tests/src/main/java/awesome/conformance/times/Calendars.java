package awesome.conformance.times;

import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;

/** GregorianCalendar, Date and SimpleDateFormat. */
public final class Calendars {
    private Calendars() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        GregorianCalendar calendar = new GregorianCalendar(2020, Calendar.JANUARY, 31, 23, 59, 58);
        calendar.add(Calendar.MONTH, 1);
        System.out.println(calendar.getTime() + " " + calendar.getTimeInMillis() + " "
                + calendar.get(Calendar.DAY_OF_WEEK) + " "
                + calendar.get(Calendar.WEEK_OF_YEAR) + " " + calendar.getActualMaximum(Calendar.DAY_OF_MONTH) + " "
                + calendar.isLeapYear(2100) + " " + calendar.getFirstDayOfWeek());
        calendar.roll(Calendar.HOUR_OF_DAY, 3);
        calendar.set(Calendar.DAY_OF_YEAR, 366);
        System.out.println(calendar.getTime() + " " + calendar.get(Calendar.ERA) + " "
                + calendar.getDisplayName(Calendar.MONTH,
                Calendar.LONG, Locale.ENGLISH));
        calendar.setTimeZone(TimeZone.getTimeZone("America/New_York"));
        System.out.println(calendar.get(Calendar.HOUR_OF_DAY) + " " + calendar.get(Calendar.ZONE_OFFSET) + " "
                + TimeZone.getTimeZone("Europe/Berlin").getOffset(1_700_000_000_000L) + " "
                + TimeZone.getTimeZone("GMT+2:30").getRawOffset());
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS EEE MMMM D w a h K k Z X",
                Locale.ENGLISH);
        System.out.println(format.format(new Date(1_700_000_000_123L)) + " " + format.toPattern().length());
        System.out.println(new SimpleDateFormat("dd MMM yy", Locale.ENGLISH).parse("05 Mar 99").getTime() + " "
                + new SimpleDateFormat("HH:mm z").parse("10:20 UTC").getTime());
        show(() -> new SimpleDateFormat("yyyy").parse("abc"));
        show(() -> new SimpleDateFormat("yyyy b"));
        GregorianCalendar strict = new GregorianCalendar();
        strict.setLenient(false);
        strict.set(2021, Calendar.FEBRUARY, 30);
        show(strict::getTime);
        System.out.println(new Date(0) + " " + new Date(0).toInstant() + " " + new Date(5).after(new Date(4)) + " "
                + Date.from(Instant.EPOCH).equals(new Date(0)) + " "
                + GregorianCalendar.from(ZonedDateTime.of(2020, 1, 2, 3, 4, 5, 0,
                ZoneId.of("UTC"))).getTime());
    }
}
