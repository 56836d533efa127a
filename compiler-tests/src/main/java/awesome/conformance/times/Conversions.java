package awesome.conformance.times;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.IllegalFormatException;
import java.util.TimeZone;

/** String.format: every conversion of dates and times. */
public final class Conversions {
    private Conversions() {}

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Date date = new Date(1_700_000_000_123L);
        LocalDateTime local = LocalDateTime.of(2024, 2, 9, 3, 4, 5, 6_007_008);
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("GMT-3"));
        calendar.setTimeInMillis(86_399_999);
        for (char each : "HIklMSLNpQsBbhAaCYyjmdeRTrDFczZ".toCharArray()) {
            StringBuilder line = new StringBuilder().append(each);
            for (Object time : new Object[] {date, 0L, calendar, local, local.toLocalDate(),
                    local.atOffset(ZoneOffset.ofHours(2))}) {
                try {
                    line.append(" |").append(String.format("%t" + each, time));
                } catch (RuntimeException e) {
                    line.append(" |").append(e);
                }
            }
            System.out.println(line);
        }
        System.out.println(String.format("%TB %<Ta %<-12tF| %<12tR| %2$tY %2$s", date, "no".isEmpty() ? null : local)
                + String.format(
                " %tY", (Object) null));
        try {
            String.format("%tY", "text");
        } catch (IllegalFormatException e) {
            System.out.println(e);
        }
        try {
            String.format("%tW", date);
        } catch (IllegalFormatException e) {
            System.out.println(e);
        }
    }
}
