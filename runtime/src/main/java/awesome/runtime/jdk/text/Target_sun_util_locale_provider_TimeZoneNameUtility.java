package awesome.runtime.jdk.text;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Locale;
import java.util.Optional;

/** {@code sun.util.locale.provider.TimeZoneNameUtility}: only UTC has a name; other zones show as their identifiers. */
@TargetClass("sun.util.locale.provider.TimeZoneNameUtility")
final class Target_sun_util_locale_provider_TimeZoneNameUtility {
    private static final String SHORT = "UTC";
    private static final String LONG = "Coordinated Universal Time";

    private Target_sun_util_locale_provider_TimeZoneNameUtility() {}

    /** A zone, then its names: long and short, of standard time, of summer time and of both. */
    @Replace
    public static String[][] getZoneStrings(Locale locale) {
        return new String[][] {retrieveDisplayNames(SHORT, locale)};
    }

    @Replace
    public static String[] retrieveDisplayNames(String id, Locale locale) {
        return id.equals(SHORT) ? new String[] {id, LONG, SHORT, LONG, SHORT, LONG, SHORT} : null;
    }

    @Replace
    public static String retrieveGenericDisplayName(String id, int style, Locale locale) {
        return retrieveDisplayName(id, false, style, locale);
    }

    /** {@code style} is {@code TimeZone.SHORT} or {@code TimeZone.LONG}. */
    @Replace
    public static String retrieveDisplayName(String id, boolean summer, int style, Locale locale) {
        return !id.equals(SHORT) ? null : style == 0 ? SHORT : LONG;
    }

    @Replace
    public static Optional<String> convertLDMLShortID(String id) {
        return Optional.empty();
    }

    @Replace
    public static Optional<String> canonicalTZID(String id) {
        return Optional.empty();
    }

    /** Only later updates of JDK 17 have it. */
    @Replace(optional = true)
    public static String explicitDstOffset(String id) {
        return null;
    }
}
