package awesome.runtime.jdk.text;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.English;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.util.Locale;

/** {@code java.text.DateFormat}: the patterns of English. */
@TargetClass("java.text.DateFormat")
abstract class Target_java_text_DateFormat {
    private static final int TIME = 1;
    private static final int DATE = 2;
    private static final int MOST = 3;

    /** The bits of {@code wanted} say which of the styles count. */
    @Replace
    private static DateFormat get(int time, int date, int wanted, Locale locale) {
        boolean hasTime = (wanted & TIME) != 0;
        boolean hasDate = (wanted & DATE) != 0;
        if (hasTime && (time < 0 || time > MOST)) {
            throw new IllegalArgumentException("Illegal time style " + time);
        } else if (hasDate && (date < 0 || date > MOST)) {
            throw new IllegalArgumentException("Illegal date style " + date);
        }
        return new SimpleDateFormat(English.dateTimePattern(hasDate ? date : -1, hasTime ? time : -1), locale);
    }
}
