package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.English;
import java.text.DateFormatSymbols;
import java.util.Locale;

/** {@code java.text.DateFormatSymbols}: those of English. */
@TargetClass("java.text.DateFormatSymbols")
final class Target_java_text_DateFormatSymbols {
    @Alias String[] eras;
    @Alias String[] months;
    @Alias String[] shortMonths;
    @Alias String[] weekdays;
    @Alias String[] shortWeekdays;
    @Alias String[] ampms;
    @Alias String localPatternChars;
    @Alias Locale locale;

    private Target_java_text_DateFormatSymbols() {}

    @Replace
    private static DateFormatSymbols getProviderInstance(Locale wanted) {
        return new DateFormatSymbols(wanted);
    }

    @Replace
    private void initializeData(Locale wanted) {
        locale = wanted;
        eras = English.eras();
        months = withLast(English.months());
        shortMonths = withLast(English.abbreviated(English.months()));
        weekdays = withFirst(English.days());
        shortWeekdays = withFirst(English.abbreviated(English.days()));
        ampms = English.halvesOfDays();
        localPatternChars = "GyMdkHmsSEDFwWahKzZYuXL";
    }

    /** Calendars may have a thirteenth month. */
    @Inject
    private static String[] withLast(String[] names) {
        String[] result = new String[names.length + 1];
        System.arraycopy(names, 0, result, 0, names.length);
        result[names.length] = "";
        return result;
    }

    /** Days are counted from 1. */
    @Inject
    private static String[] withFirst(String[] names) {
        String[] result = new String[names.length + 1];
        System.arraycopy(names, 0, result, 1, names.length);
        result[0] = "";
        return result;
    }
}
