package awesome.conformance.times;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** Duration and Period: arithmetic, text, parts, differences. */
public final class Amounts {
    private Amounts() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Duration duration = Duration.ofHours(25).plusMinutes(61).plusMillis(1_234).negated();
        System.out.println(duration + " " + duration.abs() + " " + duration.toMinutes() + " " + duration.getSeconds()
                + " "
                + duration.getNano() + " " + duration.toDaysPart() + " " + duration.toHoursPart() + " "
                + duration.multipliedBy(3) + " "
                + duration.dividedBy(7) + " " + Duration.ofDays(1).dividedBy(Duration.ofHours(5)) + " "
                + Duration.ZERO + " "
                + duration.truncatedTo(ChronoUnit.HOURS) + " " + duration.compareTo(Duration.ZERO));
        for (String each : new String[] {"PT1H30M", "-PT0.5S", "P2DT3H4M5.678S", "PT-6H+3M", "pt1h", "P1Y", "PT",
                "1h"}) {
            show(() -> each + " " + Duration.parse(each));
        }
        Period period = Period.of(1, 14, -3);
        System.out.println(period + " " + period.normalized() + " " + period.toTotalMonths() + " "
                + period.plusDays(40) + " "
                + Period.between(LocalDate.of(2020, 1, 31), LocalDate.of(2024, 3, 1)) + " "
                + Period.parse("P1Y2M3W4D") + " "
                + LocalDate.of(2023, 1, 31).plus(Period.ofMonths(1)) + " " + Period.ZERO + " " + period.isNegative());
        System.out.println(Duration.between(LocalTime.of(1, 0), LocalTime.of(0, 30)) + " "
                + ChronoUnit.MONTHS.between(LocalDate.of(2020, 1, 31), LocalDate.of(2020, 3, 30)) + " "
                + ChronoUnit.HOURS.between(LocalDateTime.of(2020, 1, 1, 0, 0), LocalDateTime.of(2020, 1, 3, 12, 59))
                + " "
                + ChronoUnit.WEEKS.getDuration() + " " + ChronoUnit.DECADES.isDateBased());
        show(() -> Period.parse("P1H"));
        show(() -> Duration.ofSeconds(Long.MAX_VALUE).plusSeconds(1));
        show(() -> Duration.between(LocalDate.MIN, LocalDate.MAX));
    }
}
