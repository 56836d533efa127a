package awesome.arch.x86_64.device;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * How ACPI's tables say that the machine is switched off (ACPI 6.4, 5.2): the port is in the fixed description table,
 * the value in the package {@code _S5_} of the differentiated description block. That block is a program; the package
 * is a constant in it everywhere, so it is searched for and not interpreted.
 */
@NoAlloc("runs while booting")
public final class AcpiSleep {
    private static final int RSDP_REVISION = 15;
    private static final int RSDP_RSDT = 16;
    private static final int RSDP_XSDT = 24;
    private static final int TABLE_LENGTH = 4;
    private static final int TABLE_HEADER = 36;
    private static final int FADT_DSDT = 40;
    private static final int FADT_PM1A_CONTROL = 64;

    /** Little-endian {@code FACP} and {@code _S5_}. */
    private static final int FADT_SIGNATURE = 0x50434146;
    private static final int S5_NAME = 0x5f35535f;
    private static final int PACKAGE = 0x12;
    private static final int BYTE_PREFIX = 0x0a;
    private static final int SLEEP_ENABLE = 1 << 13;
    /** A table of more bytes is damaged. */
    private static final int MAX_TABLE = 1 << 20;

    private final PhysMemory memory;
    private int port;
    private int value;

    public AcpiSleep(PhysMemory memory) {
        this.memory = memory;
    }

    /** Reads the tables; false if they do not say. {@code rsdp} is 0 where the firmware has none. */
    public boolean find(PhysAddr rsdp) {
        if (rsdp.isZero()) {
            return false;
        }
        boolean extended = readByte(rsdp, RSDP_REVISION) >= 2;
        PhysAddr root = extended
                ? PhysAddr.of(memory.readLong(rsdp.plus(RSDP_XSDT)))
                : PhysAddr.of(readUnsignedInt(rsdp.plus(RSDP_RSDT)));
        int entryBytes = extended ? 8 : 4;
        int bytes = length(root);
        for (int at = TABLE_HEADER; at + entryBytes <= bytes; at += entryBytes) {
            PhysAddr table = extended
                    ? PhysAddr.of(memory.readLong(root.plus(at)))
                    : PhysAddr.of(readUnsignedInt(root.plus(at)));
            if (memory.readInt(table) == FADT_SIGNATURE) {
                port = memory.readInt(table.plus(FADT_PM1A_CONTROL));
                return port > 0 && port < 0x10000 && findSleepType(PhysAddr.of(readUnsignedInt(table.plus(FADT_DSDT))));
            }
        }
        return false;
    }

    /** The PM1a control port. */
    public int port() {
        return port;
    }

    /** What to write there. */
    public int value() {
        return value;
    }

    private long readUnsignedInt(PhysAddr address) {
        return memory.readInt(address) & 0xffff_ffffL;
    }

    private int readByte(PhysAddr base, int offset) {
        return memory.readByte(base.plus(offset)) & 0xff;
    }

    private int length(PhysAddr table) {
        int bytes = table.isZero() ? 0 : memory.readInt(table.plus(TABLE_LENGTH));
        return bytes < 0 || bytes > MAX_TABLE ? 0 : bytes;
    }

    /** {@code Name (_S5_, Package {type a, type b, ...})}: operator, length in 1 to 4 bytes, count, first element. */
    private boolean findSleepType(PhysAddr dsdt) {
        int bytes = length(dsdt);
        for (int at = TABLE_HEADER; at + 8 <= bytes; at++) {
            if (memory.readInt(dsdt.plus(at)) == S5_NAME && readByte(dsdt, at + 4) == PACKAGE) {
                int element = at + 5 + 1 + (readByte(dsdt, at + 5) >> 6) + 1;
                int type = readByte(dsdt, element);
                type = type == BYTE_PREFIX ? readByte(dsdt, element + 1) : type;
                value = SLEEP_ENABLE | (type & 7) << 10;
                return true;
            }
        }
        return false;
    }
}
