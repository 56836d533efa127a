package awesome.arch.x86_64.apic;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;

/** A controller that brings interrupts of devices to processors (Intel 82093AA data sheet). Interrupts are off. */
@NoAlloc("interrupt context")
final class IoApic {
    private static final int SELECT = 0;
    private static final int WINDOW = 0x10;

    private static final int VERSION = 1;
    private static final int REDIRECTION = 0x10;

    private static final int ACTIVE_LOW = 1 << 13;
    private static final int LEVEL = 1 << 15;
    private static final int MASKED = 1 << 16;
    private static final int DESTINATION_SHIFT = 24;

    private final DeviceMemory memory;
    private final long base;
    private final int firstInput;
    private final int inputs;

    /** The controller with registers at {@code base}; all inputs are masked. */
    IoApic(DeviceMemory memory, PhysAddr base, int firstInput) {
        this.memory = memory;
        this.base = base.bits();
        this.firstInput = firstInput;
        inputs = (read(VERSION) >>> 16 & 0xff) + 1;
        for (int i = 0; i < inputs; i++) {
            write(REDIRECTION + 2 * i, MASKED);
        }
    }

    /** Whether an input, counted among those of all controllers, is one of this. */
    boolean has(int input) {
        return input >= firstInput && input < firstInput + inputs;
    }

    /** Has an input raise {@code vector} on a processor. */
    void route(int input, int vector, boolean activeLow, boolean level, int destination) {
        int entry = REDIRECTION + 2 * (input - firstInput);
        write(entry, MASKED);
        write(entry + 1, destination << DESTINATION_SHIFT);
        write(entry, vector | (activeLow ? ACTIVE_LOW : 0) | (level ? LEVEL : 0));
    }

    /** Stops an input from raising interrupts. */
    void mask(int input) {
        int entry = REDIRECTION + 2 * (input - firstInput);
        write(entry, read(entry) | MASKED);
    }

    private int read(int register) {
        memory.write32(PhysAddr.of(base + SELECT), register);
        return memory.read32(PhysAddr.of(base + WINDOW));
    }

    private void write(int register, int value) {
        memory.write32(PhysAddr.of(base + SELECT), register);
        memory.write32(PhysAddr.of(base + WINDOW), value);
    }
}
