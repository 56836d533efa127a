package awesome.kernel.fat;

/** Points in time as entries have them: from 1980 to 2107, in steps of two seconds, of a clock that is taken for UTC's. */
final class FatTime {
    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int FIRST_YEAR = 1980;
    private static final int YEARS = 128;
    /** Days from the first of March of the year 0 to 1970. */
    private static final long DAYS_TO_1970 = 719_468;

    private FatTime() {}

    /** Nanoseconds since 1970 of a date, a time, and hundredths of a second to add. */
    static long of(int date, int time, int hundredths) {
        int month = Math.max(1, Math.min(12, date >>> 5 & 15));
        int day = Math.max(1, date & 31);
        long seconds = days(FIRST_YEAR + (date >>> 9), month, day) * SECONDS_OF_DAY
                + (time >>> 11) * 3600 + (time >>> 5 & 63) * 60 + (time & 31) * 2;
        return seconds * SECOND + hundredths * (SECOND / 100);
    }

    /** Years begin in March here, so that a leap day is the last of its year. */
    private static long days(int year, int month, int day) {
        long y = month > 2 ? year : year - 1;
        int fromMarch = (month + 9) % 12;
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * fromMarch + 2) / 5 + day - 1 - DAYS_TO_1970;
    }

    private static long secondsOf(long nanos) {
        long first = days(FIRST_YEAR, 1, 1) * SECONDS_OF_DAY;
        long last = days(FIRST_YEAR + YEARS, 1, 1) * SECONDS_OF_DAY - 1;
        return Math.max(first, Math.min(last, Math.floorDiv(nanos, SECOND)));
    }

    /** The date of nanoseconds since 1970. */
    static int date(long nanos) {
        long day = secondsOf(nanos) / SECONDS_OF_DAY;
        int year = FIRST_YEAR;
        while (days(year + 1, 1, 1) <= day) {
            year++;
        }
        int month = 1;
        while (month < 12 && days(year, month + 1, 1) <= day) {
            month++;
        }
        return year - FIRST_YEAR << 9 | month << 5 | (int) (day - days(year, month, 1)) + 1;
    }

    /** The time of the day of nanoseconds since 1970. */
    static int time(long nanos) {
        int second = (int) (secondsOf(nanos) % SECONDS_OF_DAY);
        return second / 3600 << 11 | second / 60 % 60 << 5 | second % 60 / 2;
    }
}
