package awesome.arch.x86_64.acpi;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/**
 * The tables that ACPI firmware leaves in memory (ACPI 6.4, 5.2), by signature. A table that lies outside of memory, is
 * absurdly long or whose sum is wrong counts as missing: firmware is not trusted.
 */
@NoAlloc("runs while booting")
public final class AcpiTables {
    /** Bytes of the header that all tables begin with. */
    static final int HEADER = 36;

    private static final int RSDP_BYTES = 36;
    private static final int RSDP_REVISION = 15;
    private static final int RSDP_RSDT = 16;
    private static final int RSDP_XSDT = 24;
    private static final int TABLE_LENGTH = 4;
    /** A table of more bytes is damaged. */
    private static final int MOST_BYTES = 1 << 20;

    private final PhysMemory memory;
    private long end;
    private PhysAddr root = PhysAddr.of(0);
    private boolean extended;

    /** No tables yet; {@code memory} is where they are. */
    public AcpiTables(PhysMemory memory) {
        this.memory = memory;
    }

    /**
     * Finds the root table.
     *
     * @param rsdp the root system description pointer, 0 where the firmware has none
     * @param limit above the last address that can be read
     * @return false if there are no tables
     */
    public boolean open(PhysAddr rsdp, PhysAddr limit) {
        end = limit.bits();
        root = PhysAddr.of(0);
        if (rsdp.isZero() || !isReadable(rsdp.bits(), RSDP_BYTES)) {
            return false;
        }
        extended = readByte(rsdp, RSDP_REVISION) >= 2;
        long at = extended ? memory.readLong(rsdp.plus(RSDP_XSDT)) : readUnsignedInt(rsdp, RSDP_RSDT);
        if (length(PhysAddr.of(at)) != 0) {
            root = PhysAddr.of(at);
        }
        return !root.isZero();
    }

    /** The first table with a signature of four letters, little-endian; 0 if there is none. */
    public PhysAddr find(int signature) {
        int entry = extended ? Long.BYTES : Integer.BYTES;
        int bytes = root.isZero() ? 0 : length(root);
        for (int at = HEADER; at + entry <= bytes; at += entry) {
            long table = extended ? memory.readLong(root.plus(at)) : readUnsignedInt(root, at);
            if (isReadable(table, HEADER) && memory.readInt(PhysAddr.of(table)) == signature
                    && length(PhysAddr.of(table)) != 0) {
                return PhysAddr.of(table);
            }
        }
        return PhysAddr.of(0);
    }

    /** Bytes of a whole table with its header; 0 if there is none or it is damaged. */
    int length(PhysAddr table) {
        if (table.isZero() || !isReadable(table.bits(), HEADER)) {
            return 0;
        }
        int bytes = memory.readInt(table.plus(TABLE_LENGTH));
        if (bytes < HEADER || bytes > MOST_BYTES || !isReadable(table.bits(), bytes)) {
            return 0;
        }
        int sum = 0;
        for (int i = 0; i < bytes; i++) {
            sum += memory.readByte(table.plus(i));
        }
        return (sum & 0xff) == 0 ? bytes : 0;
    }

    private boolean isReadable(long address, int bytes) {
        return address > 0 && address <= end - bytes;
    }

    long readUnsignedInt(PhysAddr table, int offset) {
        return memory.readInt(table.plus(offset)) & 0xffff_ffffL;
    }

    long readLong(PhysAddr table, int offset) {
        return memory.readLong(table.plus(offset));
    }

    int readInt(PhysAddr table, int offset) {
        return memory.readInt(table.plus(offset));
    }

    int readByte(PhysAddr table, int offset) {
        return memory.readByte(table.plus(offset)) & 0xff;
    }
}
