package awesome.runtime.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.time.temporal.UnsupportedTemporalTypeException;

/** A time in milliseconds since 1970 at an offset from UTC, with the fields that {@link DateTimeText} asks for. */
public final class MillisecondTime implements TemporalAccessor {
    private static final long MILLIS_OF_SECOND = 1000;
    private static final long MILLIS_OF_DAY = 86_400_000;

    private final long millis;
    private final int offsetMillis;
    private final LocalDate date;
    private final int milliOfDay;

    public MillisecondTime(long millis, int offsetMillis) {
        this.millis = millis;
        this.offsetMillis = offsetMillis;
        long local = millis + offsetMillis;
        date = LocalDate.ofEpochDay(Math.floorDiv(local, MILLIS_OF_DAY));
        milliOfDay = (int) Math.floorMod(local, MILLIS_OF_DAY);
    }

    @Override
    public boolean isSupported(TemporalField field) {
        return field instanceof ChronoField;
    }

    @Override
    public int get(TemporalField field) {
        return (int) getLong(field);
    }

    @Override
    public long getLong(TemporalField field) {
        if (!(field instanceof ChronoField wanted)) {
            throw new UnsupportedTemporalTypeException("Unsupported field: " + field);
        }
        int second = milliOfDay / 1000;
        return switch (wanted) {
            case INSTANT_SECONDS -> millis / MILLIS_OF_SECOND;
            case MILLI_OF_SECOND -> milliOfDay % MILLIS_OF_SECOND;
            case NANO_OF_SECOND -> milliOfDay % MILLIS_OF_SECOND * 1_000_000;
            case SECOND_OF_MINUTE -> second % 60;
            case MINUTE_OF_HOUR -> second / 60 % 60;
            case HOUR_OF_DAY -> second / 3600;
            case AMPM_OF_DAY -> second / 43_200;
            case OFFSET_SECONDS -> offsetMillis / MILLIS_OF_SECOND;
            default -> date.getLong(field);
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R query(TemporalQuery<R> query) {
        ZoneId zone = offsetMillis == 0 ? Utc.ZONE
                : ZoneId.ofOffset("GMT", ZoneOffset.ofTotalSeconds(offsetMillis / 1000));
        return query == TemporalQueries.zone() ? (R) zone : null;
    }

    private static final class Utc {
        static final ZoneId ZONE = ZoneId.of("UTC");

        private Utc() {}
    }
}
