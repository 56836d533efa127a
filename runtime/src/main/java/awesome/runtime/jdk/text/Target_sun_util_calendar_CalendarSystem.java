package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code sun.util.calendar.CalendarSystem}: the Gregorian and the Julian calendar, not loaded by name. */
@TargetClass("sun.util.calendar.CalendarSystem")
abstract class Target_sun_util_calendar_CalendarSystem {
    @Replace
    public static Target_sun_util_calendar_CalendarSystem forName(String name) {
        return switch (name) {
            case "gregorian" -> (Target_sun_util_calendar_CalendarSystem) (Object) new Gregorian();
            case "julian" -> (Target_sun_util_calendar_CalendarSystem) (Object) new Julian();
            default -> null;
        };
    }

    /** Only its constructor is used. */
    @TargetClass("sun.util.calendar.Gregorian")
    static final class Gregorian {
        @Alias
        Gregorian() {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.util.calendar.JulianCalendar")
    static final class Julian {
        @Alias
        Julian() {}
    }
}
