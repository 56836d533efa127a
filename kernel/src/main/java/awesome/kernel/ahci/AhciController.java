package awesome.kernel.ahci;

import awesome.kernel.block.BlockDevice;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.MessageInterrupts.Message;
import awesome.kernel.pci.BarMemory;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.Msi;
import awesome.kernel.pci.MsiX;
import awesome.kernel.pci.PciFunction;
import awesome.magic.NoAlloc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A controller with up to 32 ports (AHCI 1.3.1, 3.1). It is not reset, which would take seconds: the connections are those that the
 * firmware made. All ports interrupt by one message.
 */
public final class AhciController implements Interrupts.Handler {
    /** What the class of a function says (PCI Code and ID Assignment 1.11): mass storage, SATA, AHCI. */
    private static final int CLASS = 0x0106;
    private static final int INTERFACE = 0x01;
    private static final int BAR = 5;

    private static final int CAPABILITIES = 0x00;
    private static final int CONTROL = 0x04;
    private static final int INTERRUPTS = 0x08;
    private static final int PORTS = 0x0c;
    private static final int MORE_CAPABILITIES = 0x24;
    private static final int OWNER = 0x28;
    private static final int FIRST_PORT = 0x100;
    private static final int PORT = 0x80;
    private static final int MOST_PORTS = 32;

    private static final int WIDE = 1 << 31;
    private static final int SLOTS_SHIFT = 8;
    private static final int SLOTS = 31;
    private static final int CONTROL_ON = 1 << 31;
    private static final int CONTROL_INTERRUPTS = 1 << 1;
    private static final int HAS_OWNER = 1;
    private static final int OWNED_BY_FIRMWARE = 1;
    private static final int OWNED_BY_SYSTEM = 1 << 1;
    private static final long PATIENCE = 2_000_000_000L;
    /** So often more is looked for in one interrupt; what is left raises another. */
    private static final int ROUNDS = 8;

    private final DriverMachine machine;
    private final BarMemory registers;
    private final AhciPort[] ports = new AhciPort[MOST_PORTS];

    private AhciController(BarMemory registers, DriverMachine machine) {
        this.registers = registers;
        this.machine = machine;
    }

    /** Whether a function is such a controller. */
    public static boolean is(PciFunction function) {
        return function.classCode() == CLASS && function.programmingInterface() == INTERFACE;
    }

    /**
     * Starts a controller.
     *
     * @param names gives names for its disks
     * @return its disks; none if there are none, or it cannot be used and the log says why
     */
    public static List<BlockDevice> start(PciFunction function, Supplier<String> names, DriverMachine machine) {
        List<BlockDevice> disks = new ArrayList<>();
        function.enable();
        BarMemory registers = BarMemory.open(machine.registers(), function.bar(BAR));
        String problem = registers == null || registers.bytes() < FIRST_PORT + PORT ? "has no registers that can be reached"
                : new AhciController(registers, machine).start(function, names, disks);
        if (problem != null) {
            machine.log().line("ahci: the controller " + function.name() + " is not used: it " + problem);
        }
        return disks;
    }

    /** What is wrong with it; null if it works. */
    private String start(PciFunction function, Supplier<String> names, List<BlockDevice> disks) {
        if ((registers.read32(CAPABILITIES) & WIDE) == 0) {
            return "reaches only memory below 4 GiB";
        }
        if (!takeOver()) {
            return "is used by the firmware";
        }
        registers.write32(CONTROL, CONTROL_ON);
        if (!hasDisks()) {
            return null;
        }
        Message message = machine.messages().add(0, this);
        if (message == null || !setMessage(function, message)) {
            return "cannot interrupt by messages";
        }
        int depth = (registers.read32(CAPABILITIES) >>> SLOTS_SHIFT & SLOTS) + 1;
        for (int i = 0; i < MOST_PORTS; i++) {
            AhciPort port = port(i, depth);
            if (port != null && port.hasDisk()) {
                addDisk(i, port, names, disks);
            }
        }
        registers.write32(INTERRUPTS, -1);
        registers.write32(CONTROL, CONTROL_ON | CONTROL_INTERRUPTS);
        return null;
    }

    /** The port of a number; null if there is none. */
    private AhciPort port(int number, int depth) {
        BarMemory own = registers.part(FIRST_PORT + (long) number * PORT, PORT);
        return own == null || (registers.read32(PORTS) & 1 << number) == 0 ? null : new AhciPort(own, machine, depth);
    }

    private boolean hasDisks() {
        for (int i = 0; i < MOST_PORTS; i++) {
            AhciPort port = port(i, 1);
            if (port != null && port.hasDisk()) {
                return true;
            }
        }
        return false;
    }

    /** Tells the firmware, if it may use the controller, that it no longer does (AHCI 1.3.1, 10.6). */
    private boolean takeOver() {
        if ((registers.read32(MORE_CAPABILITIES) & HAS_OWNER) == 0) {
            return true;
        }
        registers.write32(OWNER, registers.read32(OWNER) | OWNED_BY_SYSTEM);
        long begun = machine.clock().monotonicNanos();
        while ((registers.read32(OWNER) & OWNED_BY_FIRMWARE) != 0) {
            if (machine.clock().monotonicNanos() - begun > PATIENCE) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    private boolean setMessage(PciFunction function, Message message) {
        MsiX table = MsiX.open(function, machine.registers());
        if (table != null) {
            table.set(0, message);
            return true;
        }
        Msi single = Msi.open(function);
        if (single != null) {
            single.set(message);
        }
        return single != null;
    }

    private void addDisk(int number, AhciPort port, Supplier<String> names, List<BlockDevice> disks) {
        byte[] words = port.start() ? port.identify() : null;
        AtaIdentity identity = words == null ? null : new AtaIdentity(words);
        if (identity == null || !identity.isUsable()) {
            port.stop();
            machine.log().line("ahci: the disk at port " + number + " is not used: it "
                    + (identity == null ? "does not say what it is" : "is too old, or has blocks of an odd size"));
            return;
        }
        AhciDisk disk = new AhciDisk(machine.cpus(), identity, names.get());
        ports[number] = port;
        port.use(disk.limits());
        disk.use(port);
        disks.add(disk);
    }

    /** Ports that have something to say. */
    @Override
    @NoAlloc("interrupt context")
    public void interrupt() {
        for (int i = 0; i < ROUNDS; i++) {
            int which = registers.read32(INTERRUPTS);
            if (which == 0) {
                return;
            }
            for (int left = which; left != 0; left &= left - 1) {
                AhciPort port = ports[Integer.numberOfTrailingZeros(left)];
                if (port != null) {
                    port.interrupt();
                }
            }
            registers.write32(INTERRUPTS, which);
        }
    }
}
