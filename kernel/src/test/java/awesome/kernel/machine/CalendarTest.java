package awesome.kernel.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarTest {
    @Test
    void daysAreThoseOfTheCalendar() {
        LocalDate end = LocalDate.of(2500, 1, 1);
        for (LocalDate date = LocalDate.of(1, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
            assertEquals(date.toEpochDay(), Calendar.days(date.getYear(), date.getMonthValue(), date.getDayOfMonth()), date.toString());
        }
    }
}
