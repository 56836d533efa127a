package awesome.kernel.machine;

import awesome.magic.NoAlloc;

/** The Gregorian calendar, by which clocks and disks tell the time. */
@NoAlloc("clocks are read before there is a heap")
public final class Calendar {
    /** Days from the first of March of the year 0 to 1970-01-01. */
    private static final long DAYS_TO_1970 = 719_468;

    private Calendar() {}

    /** Days from 1970-01-01 to a date from the year 1 on, negative before; month and day count from 1. */
    public static long days(int year, int month, int day) {
        // Years that begin in March have the leap day at their end.
        long years = month > 2 ? year : year - 1;
        int fromMarch = (month + 9) % 12;
        return 365 * years + years / 4 - years / 100 + years / 400 + (153 * fromMarch + 2) / 5 + day - 1 - DAYS_TO_1970;
    }
}
