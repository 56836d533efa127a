package awesome.conformance.times;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** LocalDate, LocalTime, LocalDateTime: fields, arithmetic, comparisons, errors. */
public final class LocalDates {
    private LocalDates() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        LocalDate date = LocalDate.of(2024, 2, 29);
        System.out.println(date.plusYears(1) + " " + date.minusMonths(12) + " " + date.plusDays(366) + " "
                + date.getDayOfWeek() + " "
                + date.getDayOfYear() + " " + date.lengthOfMonth() + " " + date.isLeapYear() + " " + date.toEpochDay()
                + " "
                + date.withDayOfMonth(1) + " " + LocalDate.ofYearDay(2023, 365) + " " + LocalDate.ofEpochDay(-1));
        LocalTime time = LocalTime.of(23, 59, 30, 5_000_000);
        System.out.println(time + " " + time.plusSeconds(31) + " " + time.truncatedTo(ChronoUnit.MINUTES) + " "
                + LocalTime.MIDNIGHT
                + " " + time.toSecondOfDay() + " " + time.isAfter(LocalTime.NOON) + " " + LocalTime.ofNanoOfDay(1));
        LocalDateTime both = date.atTime(time);
        System.out.println(both + " " + both.plusHours(25) + " " + both.toLocalDate().equals(date) + " "
                + both.compareTo(both.minusNanos(1))
                + " " + both.with(ChronoField.HOUR_OF_DAY, 1) + " " + both.range(ChronoField.DAY_OF_MONTH) + " "
                + both.hashCode());
        System.out.println(date.with(TemporalAdjusters.firstDayOfNextMonth()) + " "
                + date.with(TemporalAdjusters.lastDayOfYear()) + " "
                + date.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)) + " "
                + date.with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY)));
        System.out.println(YearMonth.of(2023, 12).plusMonths(3) + " " + Year.of(1900).isLeap() + " "
                + MonthDay.of(2, 29).isValidYear(2023)
                + " " + Month.JANUARY.minus(1) + " " + DayOfWeek.SUNDAY.plus(3) + " " + Year.of(2024).atDay(60));
        System.out.println(date.datesUntil(LocalDate.of(2024, 3, 3)).map(LocalDate::toString)
                .collect(Collectors.joining(" ")));
        show(() -> LocalDate.of(2023, 2, 29));
        show(() -> LocalDate.of(2023, 13, 1));
        show(() -> LocalTime.of(24, 0));
        show(() -> date.get(ChronoField.HOUR_OF_DAY));
        show(() -> LocalDate.MAX.plusDays(1));
    }
}
