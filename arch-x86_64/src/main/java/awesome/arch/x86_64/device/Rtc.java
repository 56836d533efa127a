package awesome.arch.x86_64.device;

import awesome.kernel.machine.Calendar;
import awesome.kernel.machine.PortIo;
import awesome.magic.NoAlloc;

/** The real time clock (Motorola MC146818A data sheet), taken to show UTC. */
@NoAlloc("runs before there is a heap")
public final class Rtc {
    private static final int INDEX = 0x70;
    private static final int DATA = 0x71;

    private static final int SECONDS = 0;
    private static final int MINUTES = 2;
    private static final int HOURS = 4;
    private static final int DAY = 7;
    private static final int MONTH = 8;
    private static final int YEAR = 9;
    private static final int STATUS_A = 10;
    private static final int STATUS_B = 11;

    private static final int UPDATING = 0x80;
    private static final int BINARY = 0x04;
    private static final int HOURS_24 = 0x02;
    private static final int AFTERNOON = 0x80;
    /** An update takes 2 ms at most; a read of a port about a microsecond. Without a clock the bit may stay set. */
    private static final int PATIENCE = 10_000;

    private final PortIo ports;

    public Rtc(PortIo ports) {
        this.ports = ports;
    }

    private int read(int register) {
        ports.out8(INDEX, register);
        return ports.in8(DATA);
    }

    /** Seconds since 1970-01-01 UTC. */
    public long seconds() {
        long first = readOnce();
        // An update in the middle shows as a difference.
        long second = readOnce();
        while (first != second) {
            first = second;
            second = readOnce();
        }
        return second;
    }

    private long readOnce() {
        for (int i = 0; i < PATIENCE && (read(STATUS_A) & UPDATING) != 0; i++) {
            // The registers are about to change.
        }
        int status = read(STATUS_B);
        boolean binary = (status & BINARY) != 0;
        int rawHours = read(HOURS);
        int hours = number(rawHours & ~AFTERNOON, binary);
        if ((status & HOURS_24) == 0) {
            hours = hours % 12 + ((rawHours & AFTERNOON) != 0 ? 12 : 0);
        }
        int year = number(read(YEAR), binary);
        // The year has two digits; PCs without this kernel's help are not older than 1980.
        long days = Calendar.days(year < 80 ? 2000 + year : 1900 + year, number(read(MONTH), binary), number(read(DAY), binary));
        return ((days * 24 + hours) * 60 + number(read(MINUTES), binary)) * 60 + number(read(SECONDS), binary);
    }

    private static int number(int raw, boolean binary) {
        return binary ? raw : (raw >> 4) * 10 + (raw & 15);
    }
}
