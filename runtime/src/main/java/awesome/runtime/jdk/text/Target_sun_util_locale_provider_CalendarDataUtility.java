package awesome.runtime.jdk.text;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.English;
import java.util.Calendar;
import java.util.Locale;
import java.util.Map;

/** {@code sun.util.locale.provider.CalendarDataUtility}: weeks and names as in English, for the Gregorian calendar. */
@TargetClass("sun.util.locale.provider.CalendarDataUtility")
final class Target_sun_util_locale_provider_CalendarDataUtility {
    private Target_sun_util_locale_provider_CalendarDataUtility() {}

    @Replace
    public static int retrieveFirstDayOfWeek(Locale locale) {
        return Calendar.SUNDAY;
    }

    @Replace
    public static int retrieveMinimalDaysInFirstWeek(Locale locale) {
        return 1;
    }

    @Replace
    public static Locale findRegionOverride(Locale locale) {
        return locale;
    }

    @Replace
    public static String retrieveFieldValueName(String calendar, int field, int value, int style, Locale locale) {
        return English.name(field, value, style);
    }

    @Replace
    public static String retrieveJavaTimeFieldValueName(String calendar, int field, int value, int style,
            Locale locale) {
        return English.name(field, value, style);
    }

    @Replace
    public static Map<String, Integer> retrieveFieldValueNames(String calendar, int field, int style, Locale locale) {
        return English.valuesByName(field, style);
    }

    @Replace
    public static Map<String, Integer> retrieveJavaTimeFieldValueNames(String calendar, int field, int style,
            Locale locale) {
        return English.valuesByName(field, style);
    }
}
