package awesome.arch.x86_64.acpi;

import awesome.magic.PhysAddr;

/**
 * Where the registers of PCI functions are in memory, as the table {@code MCFG} says (PCI Firmware 3.0, 4.1.2): those of the first
 * group of buses, which begins at bus 0.
 *
 * @param address of the registers of bus 0
 * @param lastBus the last bus that has registers there
 */
public record PciWindow(long address, int lastBus) {
    /** Little-endian {@code MCFG}. */
    private static final int SIGNATURE = 0x4746434d;
    private static final int ENTRIES = 44;
    private static final int ENTRY = 16;
    private static final int GROUP = 8;
    private static final int BUSES = 10;
    private static final int BUS_BYTES = 1 << 20;

    /** Reads the table; null if there is none, or nothing in it of use. */
    public static PciWindow find(AcpiTables tables) {
        PhysAddr table = tables.find(SIGNATURE);
        int bytes = tables.length(table);
        for (int at = ENTRIES; at + ENTRY <= bytes; at += ENTRY) {
            long address = tables.readLong(table, at);
            int group = tables.readByte(table, at + GROUP) | tables.readByte(table, at + GROUP + 1) << 8;
            int firstBus = tables.readByte(table, at + BUSES);
            int lastBus = tables.readByte(table, at + BUSES + 1);
            if (group == 0 && firstBus == 0 && address > 0 && address % BUS_BYTES == 0) {
                return new PciWindow(address, lastBus);
            }
        }
        return null;
    }
}
