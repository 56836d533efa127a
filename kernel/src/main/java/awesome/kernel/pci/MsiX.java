package awesome.kernel.pci;

import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.machine.MessageInterrupts;

/**
 * The interrupts of a function that has a table of messages (MSI-X; PCI Local Bus 3.0, 6.8.2). Preemptible context, one thread
 * at a time.
 */
public final class MsiX {
    private static final int KIND = 0x11;
    private static final int TABLE = 4;

    private static final int ENABLED = 1 << 31;
    private static final int ALL_MASKED = 1 << 30;
    private static final int COUNT = 0x7ff;
    private static final int COUNT_SHIFT = 16;
    private static final int BAR = 7;

    private static final int ENTRY = 16;
    private static final int ENTRY_ADDRESS = 0;
    private static final int ENTRY_DATA = 8;
    private static final int ENTRY_CONTROL = 12;
    private static final int MASKED = 1;

    private final PciFunction function;
    private final int capability;
    private final BarMemory table;
    private final int count;

    private MsiX(PciFunction function, int capability, BarMemory table, int count) {
        this.function = function;
        this.capability = capability;
        this.table = table;
        this.count = count;
    }

    /** The table of a function, with all entries masked and the interrupts of the function on; null if it has none. */
    public static MsiX open(PciFunction function, DeviceMemory memory) {
        int capability = function.capability(KIND, 0);
        if (capability == 0) {
            return null;
        }
        int control = function.read(capability);
        int count = (control >>> COUNT_SHIFT & COUNT) + 1;
        int place = function.read(capability + TABLE);
        BarMemory range = BarMemory.open(memory, function.bar(place & BAR));
        BarMemory table = range == null ? null : range.part(place & ~BAR & 0xffff_ffffL, (long) count * ENTRY);
        if (table == null) {
            return null;
        }
        MsiX messages = new MsiX(function, capability, table, count);
        function.write(capability, control | ENABLED | ALL_MASKED);
        for (int i = 0; i < count; i++) {
            messages.mask(i);
        }
        function.disableLine();
        function.write(capability, control & ~ALL_MASKED | ENABLED);
        return messages;
    }

    /** How many entries the table has, from 1 to 2048. */
    public int count() {
        return count;
    }

    /** Has an entry be that message, and lets it be sent. */
    public void set(int entry, MessageInterrupts.Message message) {
        long at = (long) entry * ENTRY;
        mask(entry);
        table.write64(at + ENTRY_ADDRESS, message.address());
        table.write32(at + ENTRY_DATA, message.data());
        table.write32(at + ENTRY_CONTROL, 0);
    }

    /** Keeps an entry from being sent. */
    public void mask(int entry) {
        table.write32((long) entry * ENTRY + ENTRY_CONTROL, MASKED);
    }

    /** Ends all interrupts of the function. */
    public void close() {
        function.write(capability, function.read(capability) & ~ENABLED);
    }
}
