package awesome.kernel.iso9660;

import awesome.kernel.machine.Calendar;

/** Points in time as discs have them, of a calendar and a zone, in nanoseconds since 1970. */
final class IsoTime {
    private static final int FIRST_YEAR = 1900;
    private static final int MINUTES_OF_ZONE_UNIT = 15;
    private static final long NANOS = 1_000_000_000;
    private static final long NANOS_OF_HUNDREDTH = NANOS / 100;
    /** Bytes of a time that is written in digits. */
    static final int DIGITS_SIZE = 17;
    /** Bytes of the other. */
    static final int SIZE = 7;

    private IsoTime() {}

    /** Of 7 bytes, each a number (ECMA-119, 9.1.5). */
    static long ofRecord(byte[] bytes, int at) {
        return of(FIRST_YEAR + (bytes[at] & 0xff), bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 4],
                bytes[at + 5], bytes[at + 6]);
    }

    /** Of 16 digits and a zone (ECMA-119, 8.4.26.1). */
    static long ofDigits(byte[] bytes, int at) {
        return of(number(bytes, at, 4), number(bytes, at + 4, 2), number(bytes, at + 6, 2), number(bytes, at + 8, 2),
                number(bytes, at + 10, 2), number(bytes, at + 12, 2), bytes[at + 16])
                + number(bytes, at + 14, 2) * NANOS_OF_HUNDREDTH;
    }

    private static int number(byte[] bytes, int at, int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = bytes[at + i] - '0';
            number = number * 10 + (digit >= 0 && digit <= 9 ? digit : 0);
        }
        return number;
    }

    /** Zero for what is no date. Zones are in units of 15 minutes east of Greenwich. */
    private static long of(int year, int month, int day, int hour, int minute, int second, int zone) {
        if (month < 1 || month > 12 || day < 1 || year < FIRST_YEAR || year > FIRST_YEAR + 300) {
            return 0;
        }
        long minutes = (Calendar.days(year, month, day) * 24 + hour) * 60 + minute - (long) zone * MINUTES_OF_ZONE_UNIT;
        return (minutes * 60 + second) * NANOS;
    }
}
