package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RtcTest {
    private final int[] registers = new int[128];
    private int index;
    private int looks;
    private final FakePorts ports = new FakePorts().onWrite(0x70, value -> index = value).onRead(0x71, this::read);

    private int read() {
        if (index == 10 && looks-- > 0) {
            return 0x80;
        }
        return registers[index];
    }

    private void show(LocalDateTime time, boolean binary, boolean hours24) {
        int hour = hours24 ? time.getHour() : (time.getHour() + 11) % 12 + 1;
        int[] values = {time.getSecond(), 0, time.getMinute(), 0, hour, 0, 0, time.getDayOfMonth(),
            time.getMonthValue(), time.getYear() % 100};
        for (int i = 0; i < values.length; i++) {
            registers[i] = binary ? values[i] : values[i] / 10 << 4 | values[i] % 10;
        }
        registers[4] |= !hours24 && time.getHour() >= 12 ? 0x80 : 0;
        registers[11] = (binary ? 4 : 0) | (hours24 ? 2 : 0);
    }

    @Property
    void readsEveryFormat(@ForAll @LongRange(min = 946_684_800L, max = 3_400_000_000L) long seconds,
            @ForAll boolean binary, @ForAll boolean hours24) {
        show(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC), binary, hours24);
        assertEquals(seconds, new Rtc(ports).seconds());
    }

    @Test
    void waitsForTheEndOfAnUpdate() {
        show(LocalDateTime.of(2026, 2, 28, 23, 59, 59), false, true);
        looks = 50;
        assertEquals(LocalDateTime.of(2026, 2, 28, 23, 59, 59).toEpochSecond(ZoneOffset.UTC), new Rtc(ports).seconds());
    }

    @Test
    void doesNotWaitForeverWithoutAClock() {
        new Rtc(new FakePorts()).seconds();
    }
}
