package awesome.runtime.jdk.text;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** {@code java.util.Calendar}: the Gregorian one, whatever the locale. */
@TargetClass("java.util.Calendar")
abstract class Target_java_util_Calendar {
    @Replace
    private static Calendar createCalendar(TimeZone zone, Locale locale) {
        return new GregorianCalendar(zone, locale);
    }
}
