package awesome.kernel.pci;

import awesome.kernel.machine.MessageInterrupts;

/**
 * The interrupt of a function that has registers for one message (MSI; PCI Local Bus 3.0, 6.8.1); of those that may have several,
 * one is used. Preemptible context, one thread at a time.
 */
public final class Msi {
    private static final int KIND = 0x05;
    private static final int ADDRESS = 4;
    private static final int ADDRESS_HIGH = 8;

    private static final int ENABLED = 1 << 16;
    /** How many messages it may send, as a power of two. */
    private static final int MULTIPLE = 7 << 20;
    private static final int WIDE = 1 << 23;

    private final PciFunction function;
    private final int capability;

    private Msi(PciFunction function, int capability) {
        this.function = function;
        this.capability = capability;
    }

    /** The registers of a function; null if it has none. */
    public static Msi open(PciFunction function) {
        int capability = function.capability(KIND, 0);
        return capability == 0 ? null : new Msi(function, capability);
    }

    /** Has the function send that message. */
    public void set(MessageInterrupts.Message message) {
        int control = function.read(capability) & ~(MULTIPLE | ENABLED);
        boolean isWide = (control & WIDE) != 0;
        function.write(capability, control);
        function.write(capability + ADDRESS, (int) message.address());
        if (isWide) {
            function.write(capability + ADDRESS_HIGH, (int) (message.address() >>> 32));
        }
        int data = capability + (isWide ? ADDRESS_HIGH + 4 : ADDRESS_HIGH);
        function.write(data, function.read(data) & 0xffff_0000 | message.data() & 0xffff);
        function.disableLine();
        function.write(capability, control | ENABLED);
    }

    /** Ends all interrupts of the function. */
    public void close() {
        function.write(capability, function.read(capability) & ~ENABLED);
    }
}
