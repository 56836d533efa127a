package awesome.conformance.collections;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** Dates and durations that need no time zone. */
public final class Dates {
    private Dates() {}

    public static void main(String[] arguments) {
        LocalDate leap = LocalDate.of(2024, 2, 29);
        System.out.println(leap.plusYears(1) + " " + leap.plusDays(366) + " " + leap.getDayOfWeek() + " "
                + leap.getDayOfYear() + " " + leap.isLeapYear() + " " + leap.minusMonths(3) + " " + leap.toEpochDay()
                + " " + LocalDate.ofEpochDay(-1));
        System.out.println(ChronoUnit.DAYS.between(LocalDate.of(1970, 1, 1), leap) + " "
                + Period.between(leap, LocalDate.of(2030, 1, 1)) + " " + DayOfWeek.MONDAY.plus(9) + " "
                + leap.compareTo(LocalDate.of(2024, 3, 1)));
        System.out.println(Duration.ofSeconds(3661, 5_000_000) + " " + Duration.ofDays(2).minusHours(1).toMinutes()
                + " " + LocalTime.of(23, 59, 59).plusSeconds(2) + " " + LocalDateTime.of(2023, 12, 31, 23,
                0).plusHours(2));
    }
}
