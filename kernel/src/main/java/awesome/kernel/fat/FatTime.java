package awesome.kernel.fat;

import awesome.kernel.machine.Calendar;

/** Points in time as entries have them: from 1980 to 2107, in steps of two seconds, of a clock that is taken for UTC's. */
final class FatTime {
    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int FIRST_YEAR = 1980;
    private static final int YEARS = 128;

    private FatTime() {}

    /** Nanoseconds since 1970 of a date, a time, and hundredths of a second to add. */
    static long of(int date, int time, int hundredths) {
        int month = Math.max(1, Math.min(12, date >>> 5 & 15));
        int day = Math.max(1, date & 31);
        long seconds = Calendar.days(FIRST_YEAR + (date >>> 9), month, day) * SECONDS_OF_DAY
                + (time >>> 11) * 3600 + (time >>> 5 & 63) * 60 + (time & 31) * 2;
        return seconds * SECOND + hundredths * (SECOND / 100);
    }

    private static long secondsOf(long nanos) {
        long first = Calendar.days(FIRST_YEAR, 1, 1) * SECONDS_OF_DAY;
        long last = Calendar.days(FIRST_YEAR + YEARS, 1, 1) * SECONDS_OF_DAY - 1;
        return Math.max(first, Math.min(last, Math.floorDiv(nanos, SECOND)));
    }

    /** The date of nanoseconds since 1970. */
    static int date(long nanos) {
        long day = secondsOf(nanos) / SECONDS_OF_DAY;
        int year = FIRST_YEAR;
        while (Calendar.days(year + 1, 1, 1) <= day) {
            year++;
        }
        int month = 1;
        while (month < 12 && Calendar.days(year, month + 1, 1) <= day) {
            month++;
        }
        return year - FIRST_YEAR << 9 | month << 5 | (int) (day - Calendar.days(year, month, 1)) + 1;
    }

    /** The time of the day of nanoseconds since 1970. */
    static int time(long nanos) {
        int second = (int) (secondsOf(nanos) % SECONDS_OF_DAY);
        return second / 3600 << 11 | second / 60 % 60 << 5 | second % 60 / 2;
    }
}
