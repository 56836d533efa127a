package awesome.arch.x86_64.acpi;

import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * How ACPI's tables say that the machine is switched off (ACPI 6.4, 5.2): the port is in the fixed description table,
 * the value in the package {@code _S5_} of the differentiated description block. That block is a program; the package
 * is a constant in it everywhere, so it is searched for and not interpreted.
 */
@NoAlloc("runs while booting")
public final class AcpiSleep {
    private static final int FADT_DSDT = 40;
    private static final int FADT_PM1A_CONTROL = 64;

    /** Little-endian {@code FACP} and {@code _S5_}. */
    private static final int FADT_SIGNATURE = 0x50434146;
    private static final int S5_NAME = 0x5f35535f;
    private static final int PACKAGE = 0x12;
    private static final int BYTE_PREFIX = 0x0a;
    private static final int SLEEP_ENABLE = 1 << 13;
    /** Bytes of the name, the package operator, its length in one byte, its count and the first element. */
    private static final int SHORTEST = 8;

    private final AcpiTables tables;
    private int port;
    private int value;

    public AcpiSleep(AcpiTables tables) {
        this.tables = tables;
    }

    /** Reads the tables; false if they do not say. */
    public boolean find() {
        PhysAddr fadt = tables.find(FADT_SIGNATURE);
        if (tables.length(fadt) < FADT_PM1A_CONTROL + Integer.BYTES) {
            return false;
        }
        port = tables.readInt(fadt, FADT_PM1A_CONTROL);
        return port > 0 && port < 0x10000
                && findSleepType(PhysAddr.of(tables.readUnsignedInt(fadt, FADT_DSDT)));
    }

    /** The PM1a control port. */
    public int port() {
        return port;
    }

    /** What to write there. */
    public int value() {
        return value;
    }

    /** {@code Name (_S5_, Package {type a, type b, ...})}: operator, length in 1 to 4 bytes, count, first element. */
    private boolean findSleepType(PhysAddr dsdt) {
        int bytes = tables.length(dsdt);
        for (int at = AcpiTables.HEADER; at + SHORTEST <= bytes; at++) {
            if (tables.readInt(dsdt, at) == S5_NAME && tables.readByte(dsdt, at + 4) == PACKAGE) {
                int element = at + 5 + 1 + (tables.readByte(dsdt, at + 5) >> 6) + 1;
                if (element + 1 >= bytes) {
                    return false;
                }
                int type = tables.readByte(dsdt, element);
                type = type == BYTE_PREFIX ? tables.readByte(dsdt, element + 1) : type;
                value = SLEEP_ENABLE | (type & 7) << 10;
                return true;
            }
        }
        return false;
    }
}
