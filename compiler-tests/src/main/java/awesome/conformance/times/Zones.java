package awesome.conformance.times;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.Callable;

/** Time zones by name: offsets, summer time, gaps and overlaps. */
public final class Zones {
    private Zones() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ZoneId newYork = ZoneId.of("America/New_York");
        ZonedDateTime summer = ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, berlin);
        System.out.println(summer + " " + summer.withZoneSameInstant(newYork) + " " + summer.plusMonths(6) + " "
                + summer.withZoneSameInstant(ZoneId.of("Asia/Kolkata")) + " "
                + summer.withZoneSameInstant(ZoneId.of("UTC+3")));
        System.out.println(ZonedDateTime.of(2024, 3, 31, 2, 30, 0, 0, berlin) + " "
                + ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, berlin) + " "
                + ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, berlin).withLaterOffsetAtOverlap() + " "
                + ZonedDateTime.of(2024, 3, 30, 12, 0, 0, 0, berlin).plusDays(1).toEpochSecond() + " "
                + ZonedDateTime.of(2024, 3, 30, 12, 0, 0, 0, berlin).plusHours(24));
        System.out.println(berlin.getRules().isDaylightSavings(summer.toInstant()) + " "
                + berlin.getRules().nextTransition(Instant.parse("2024-01-01T00:00:00Z")).getDateTimeBefore() + " "
                + newYork.getRules().getStandardOffset(Instant.EPOCH) + " " + berlin.getRules().getValidOffsets(
                        LocalDateTime.of(2024, 3, 31, 2, 30)) + " " + ZoneId.of("Z") + " " + berlin.normalized());
        System.out.println(ZoneId.getAvailableZoneIds().contains("Australia/Sydney") + " " + ZonedDateTime.parse(
                "2020-01-02T03:04:05+01:00[Europe/Berlin]"));
        show(() -> ZoneId.of("Mars/Olympus"));
        show(() -> ZoneId.of("bad zone"));
    }
}
