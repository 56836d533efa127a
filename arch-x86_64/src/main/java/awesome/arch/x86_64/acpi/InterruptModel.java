package awesome.arch.x86_64.acpi;

import awesome.magic.PhysAddr;
import java.util.ArrayList;
import java.util.List;

/**
 * What the multiple APIC description table says (ACPI 6.4, 5.2.12): the processors, the I/O APICs, and where the lines
 * of the ISA bus come in.
 */
public final class InterruptModel {
    /**
     * An I/O APIC.
     *
     * @param address the physical address of its registers
     * @param firstInput the number of its first input among those of all
     */
    public record IoApicPlace(long address, int firstInput) {}

    /**
     * Where an ISA line comes in if not at the input of its number.
     *
     * @param activeLow whether a low level asks for service
     * @param level whether the line is served as long as it asks, and not once per edge
     */
    public record Override(int line, int input, boolean activeLow, boolean level) {}

    /** Little-endian {@code APIC}. */
    private static final int SIGNATURE = 0x43495041;
    private static final int LOCAL_APIC = 36;
    private static final int ENTRIES = 44;

    private static final int PROCESSOR = 0;
    private static final int IO_APIC = 1;
    private static final int OVERRIDE = 2;
    private static final int LOCAL_APIC_64 = 5;
    private static final int PROCESSOR_X2 = 9;

    private static final int ENABLED = 1;
    /** No identifier of a processor. */
    private static final int EVERYBODY = 0xff;

    private static final int POLARITY = 3;
    private static final int TRIGGER = 3 << 2;
    private static final int ACTIVE_LOW = 3;
    private static final int LEVEL = 3 << 2;

    private final List<Integer> processors = new ArrayList<>();
    private final List<IoApicPlace> ioApics = new ArrayList<>();
    private final List<Override> overrides = new ArrayList<>();
    private long localApic;

    private InterruptModel() {}

    /** Reads the table; null if there is none or no use for it. */
    public static InterruptModel find(AcpiTables tables) {
        PhysAddr table = tables.find(SIGNATURE);
        int bytes = tables.length(table);
        if (bytes < ENTRIES) {
            return null;
        }
        InterruptModel model = new InterruptModel();
        model.localApic = tables.readUnsignedInt(table, LOCAL_APIC);
        int at = ENTRIES;
        while (at + 2 <= bytes) {
            int length = tables.readByte(table, at + 1);
            if (length < 2 || at + length > bytes) {
                break;
            }
            model.add(tables, table.plus(at), tables.readByte(table, at), length);
            at += length;
        }
        return model.ioApics.isEmpty() || model.localApic == 0 ? null : model;
    }

    private void add(AcpiTables tables, PhysAddr entry, int type, int length) {
        if (type == PROCESSOR && length >= 8) {
            addProcessor(tables.readByte(entry, 3), tables.readInt(entry, 4));
        } else if (type == PROCESSOR_X2 && length >= 16) {
            addProcessor(tables.readInt(entry, 4), tables.readInt(entry, 8));
        } else if (type == IO_APIC && length >= 12) {
            ioApics.add(new IoApicPlace(tables.readUnsignedInt(entry, 4), tables.readInt(entry, 8)));
        } else if (type == OVERRIDE && length >= 10) {
            int flags = tables.readByte(entry, 8);
            overrides.add(new Override(tables.readByte(entry, 3), tables.readInt(entry, 4),
                    (flags & POLARITY) == ACTIVE_LOW, (flags & TRIGGER) == LEVEL));
        } else if (type == LOCAL_APIC_64 && length >= 12) {
            localApic = tables.readLong(entry, 4);
        }
    }

    private void addProcessor(int identifier, int flags) {
        if ((flags & ENABLED) != 0 && identifier != EVERYBODY && identifier >= 0 && !processors.contains(identifier)) {
            processors.add(identifier);
        }
    }

    /** The APIC identifiers of the processors that can be used. */
    public List<Integer> processors() {
        return processors;
    }

    /** The I/O APICs, one at least. */
    public List<IoApicPlace> ioApics() {
        return ioApics;
    }

    /** The ISA lines that do not come in at the input of their number, active high and once per edge. */
    public List<Override> overrides() {
        return overrides;
    }

    /** Where each processor finds its own local APIC. */
    public PhysAddr localApic() {
        return PhysAddr.of(localApic);
    }
}
