package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.English;
import java.text.DateFormat;
import java.text.DateFormatSymbols;
import java.util.Locale;

/** {@code java.text.SimpleDateFormat}: without a pattern, that of short dates and times in English. */
@TargetClass("java.text.SimpleDateFormat")
abstract class Target_java_text_SimpleDateFormat extends DateFormat {
    @Alias private String pattern;
    @Alias private DateFormatSymbols formatData;
    @Alias private Locale locale;
    @Alias private char minusSign;

    /** As the JDK's, whose initial values of fields are part of it, but for where the pattern comes from. */
    @Replace
    Target_java_text_SimpleDateFormat() {
        minusSign = '-';
        locale = Locale.getDefault(Locale.Category.FORMAT);
        initializeCalendar(locale);
        pattern = English.dateTimePattern(DateFormat.SHORT, DateFormat.SHORT);
        formatData = DateFormatSymbols.getInstance(locale);
        initialize(locale);
    }

    @Alias
    private void initializeCalendar(Locale loc) {
        throw new IllegalStateException();
    }

    @Alias
    private void initialize(Locale loc) {
        throw new IllegalStateException();
    }
}
