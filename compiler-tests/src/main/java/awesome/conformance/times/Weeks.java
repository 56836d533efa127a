package awesome.conformance.times;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.WeekFields;
import java.util.Locale;

/** Weeks and quarters: ISO and American ones, Julian days. */
public final class Weeks {
    private Weeks() {}

    public static void main(String[] arguments) throws Exception {
        for (LocalDate date = LocalDate.of(2020, 12, 26); date.isBefore(LocalDate.of(2021, 1,
                12)); date = date.plusDays(2)) {
            System.out.println(date + " " + date.get(WeekFields.ISO.weekOfWeekBasedYear()) + " "
                    + date.get(WeekFields.ISO.weekBasedYear()) + " " + date.get(WeekFields.SUNDAY_START.weekOfYear())
                    + " "
                    + date.get(WeekFields.of(Locale.US).dayOfWeek()) + " " + date.get(IsoFields.QUARTER_OF_YEAR) + " "
                    + date.get(IsoFields.DAY_OF_QUARTER) + " " + date.getLong(JulianFields.MODIFIED_JULIAN_DAY) + " "
                    + date.get(ChronoField.ALIGNED_WEEK_OF_YEAR));
        }
        LocalDate date = LocalDate.of(2021, 5, 5);
        System.out.println(date.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1) + " "
                + date.plus(2, IsoFields.QUARTER_YEARS) + " "
                + IsoFields.QUARTER_YEARS.between(date, date.plusYears(1)) + " "
                + WeekFields.of(DayOfWeek.SATURDAY, 4));
    }
}
