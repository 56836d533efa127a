package awesome.conformance.times;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** Instant, clocks, offsets and epochs. */
public final class Instants {
    private Instants() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Instant instant = Instant.ofEpochSecond(1_700_000_000L, 123_456_789);
        System.out.println(instant + " " + instant.toEpochMilli() + " " + instant.plus(1, ChronoUnit.DAYS) + " "
                + instant.minusNanos(
                123_456_789) + " " + instant.truncatedTo(ChronoUnit.HOURS) + " " + Instant.ofEpochMilli(-1) + " "
                + Instant.EPOCH + " "
                + Instant.MIN + " " + Instant.MAX + " " + instant.isBefore(Instant.EPOCH) + " "
                + Instant.parse("2001-02-03T04:05:06.7Z"));
        OffsetDateTime offset = instant.atOffset(ZoneOffset.ofHoursMinutes(-3, -30));
        System.out.println(offset + " " + offset.toInstant().equals(instant) + " " + offset.getOffset() + " "
                + offset.withOffsetSameInstant(ZoneOffset.UTC) + " " + offset.withOffsetSameLocal(ZoneOffset.MAX) + " "
                + OffsetDateTime.parse("2020-01-02T03:04:05+06:00").toEpochSecond() + " "
                + ZoneOffset.of("+1").getTotalSeconds());
        Clock clock = Clock.fixed(instant, ZoneOffset.UTC);
        System.out.println(clock.instant() + " " + LocalDate.now(clock) + " "
                + LocalTime.now(Clock.offset(clock, Duration.ofHours(5)))
                + " " + Clock.tick(clock, Duration.ofMinutes(1)).instant() + " " + clock.millis());
        System.out.println(Instant.now().isAfter(Instant.parse("2020-01-01T00:00:00Z")) + " "
                + (Duration.between(Instant.now(), Instant.now()).toMinutes() == 0) + " "
                + (Math.abs(Instant.now().toEpochMilli() - System.currentTimeMillis()) < 60_000));
        show(() -> Instant.parse("2001-02-30T00:00:00Z"));
        show(() -> ZoneOffset.ofHours(19));
        show(() -> Instant.EPOCH.get(ChronoField.YEAR));
    }
}
